using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Standards;

internal static class TextEdits
{
    /// <summary>The changes of one text as Roslyn takes them. Two deletions may claim the blank line between them; all other changes are disjoint, or it is a mistake.</summary>
    public static List<TextChange> InOrder(IEnumerable<TextChange> changes)
    {
        var result = new List<TextChange>();
        foreach (var change in changes.OrderBy(static c => c.Span))
        {
            var previous = result.Count == 0 ? default : result[result.Count - 1];
            if (change.NewText == "" && previous.NewText == "" && previous.Span.OverlapsWith(change.Span))
            {
                var end = previous.Span.End > change.Span.End ? previous.Span.End : change.Span.End;
                result[result.Count - 1] = new TextChange(TextSpan.FromBounds(previous.Span.Start, end), "");
            }
            else
            {
                result.Add(change);
            }
        }

        return result;
    }
}
