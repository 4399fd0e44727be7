using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Twins;

/// <summary>What goes with a hand-written member that is deleted: its comments and one blank line.</summary>
internal static class TwinDeletion
{
    /// <param name="text">The text of the file.</param>
    /// <param name="twin">The member.</param>
    /// <param name="deleted">All members that are deleted.</param>
    public static TextSpan Span(SourceText text, SyntaxNode twin, ICollection<SyntaxNode> deleted)
    {
        var first = twin.GetFirstToken();
        var last = twin.GetLastToken();
        var siblings = ((TypeDeclarationSyntax)twin.Parent!).Members;
        var isFirst = siblings.TakeWhile(m => m != twin).All(deleted.Contains);
        var start = text.StartWithComments(first);
        var end = SourceLines.EndWithLine(last);

        // One of two blank lines goes too: the one above, or for the first member the one below. A single one parts what is left.
        if (text.IsFirstOnLine(first) && SourceLines.IsLastOnLine(last))
        {
            var above = text.Lines.GetLineFromPosition(start).LineNumber - 1;
            var below = text.Lines.GetLineFromPosition(end);
            if (!isFirst && text.IsBlank(text.Lines[above]) && (siblings.Last() == twin || text.IsBlank(below)))
            {
                start = text.Lines[above].Start;
            }
            else if (isFirst && siblings.Last() != twin && text.IsBlank(below))
            {
                end = below.EndIncludingLineBreak;
            }
        }

        return TextSpan.FromBounds(start, end);
    }
}
