using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>The conditional regions of a file, <c>#if</c> to <c>#endif</c>.</summary>
internal sealed class SyncOnlyRegions
{
    private readonly List<Region> regions = [];

    public SyncOnlyRegions(CompilationUnitSyntax root)
    {
        var open = new Stack<IfDirectiveTriviaSyntax>();
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is IfDirectiveTriviaSyntax start)
            {
                open.Push(start);
            }
            else if (directive is EndIfDirectiveTriviaSyntax && open.Count > 0)
            {
                Add(open.Pop(), directive.Span.End);
            }
        }

        while (open.Count > 0)
        {
            Add(open.Pop(), root.FullSpan.End);
        }
    }

    public bool IsInside(int position) => regions.Exists(r => r.IsSyncOnly && r.Span.Contains(position));

    /// <summary>Whether a region can be put around the span: no <c>SYNC_ONLY</c> one around or inside it, and none that only one end of it is in.</summary>
    public bool CanSurround(TextSpan span)
    {
        foreach (var region in regions)
        {
            var nested = region.Span.Contains(span) || span.Contains(region.Span);
            if (region.Span.OverlapsWith(span) && (region.IsSyncOnly || !nested || (region.Span.Contains(span) && SplitsBranches(region, span))))
            {
                return false;
            }
        }

        return true;
    }

    // The span holds the '#else' of a region that begins before it and ends after it.
    private static bool SplitsBranches(Region region, TextSpan span)
        => region.Start.GetRelatedDirectives().Any(d => span.Contains(d.SpanStart) && !d.Span.Equals(region.Start.Span));

    private void Add(IfDirectiveTriviaSyntax start, int end)
    {
        var isSyncOnly = start.Condition.DescendantNodesAndSelf().Any(static n => n is IdentifierNameSyntax { Identifier.ValueText: SyncOnlyReader.Symbol });
        regions.Add(new Region(start, TextSpan.FromBounds(start.SpanStart, end), isSyncOnly));
    }

    private sealed record Region(IfDirectiveTriviaSyntax Start, TextSpan Span, bool IsSyncOnly);
}
