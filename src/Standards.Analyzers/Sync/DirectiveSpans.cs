using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>Where a tree's directives stand.</summary>
internal static class DirectiveSpans
{
    /// <summary>All directives, each with the disabled text that follows it: another file's SYNC_ONLY member is disabled text.</summary>
    public static List<TextSpan> Of(CompilationUnitSyntax root)
    {
        var spans = new List<TextSpan>();
        if (!root.ContainsDirectives)
        {
            return spans;
        }

        DirectiveTriviaSyntax? last = null;
        foreach (var directive in DirectiveList.Of(root))
        {
            AddSpan(last, directive.SpanStart);
            last = directive;
        }

        AddSpan(last, null);
        return spans;

        void AddSpan(DirectiveTriviaSyntax? directive, int? next)
        {
            if (directive is not (null or RegionDirectiveTriviaSyntax or EndRegionDirectiveTriviaSyntax))
            {
                var disables = directive is BranchingDirectiveTriviaSyntax { BranchTaken: false };
                spans.Add(TextSpan.FromBounds(directive.SpanStart, disables && next is { } end ? end : directive.Span.End));
            }
        }
    }
}
