using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Directives that stand in a member.</content>
internal static partial class HeadEdits
{
    /// <summary>The text of the member, with its comments, without what belongs to the lines around it.</summary>
    public static string Finish(MemberDeclarationSyntax syntax, EditBuffer edits, SyncOnlyDirectives? directives)
    {
        var text = edits.Source;
        var start = syntax.FullSpan.Start;
        var changes = new List<TextChange>();
        directives?.AppendChanges(syntax.FullSpan, changes);
        foreach (var change in changes)
        {
            edits.Replace(change.Span, change.NewText ?? "");
        }

        Directives(syntax, edits, directives);

        // Leading blank lines go; the first line keeps its indentation.
        var rendered = edits.Render(TextSpan.FromBounds(start, syntax.Span.End));
        var from = 0;
        for (var i = 0; i < rendered.Length && char.IsWhiteSpace(rendered[i]); i++)
        {
            if (rendered[i] == '\n')
            {
                from = i + 1;
            }
        }

        var result = rendered.Substring(from);
        if (!result.StartsWith(" ", StringComparison.Ordinal) && !result.StartsWith("\t", StringComparison.Ordinal))
        {
            var line = text.Lines.GetLineFromPosition(syntax.SpanStart);
            var end = line.Start;
            while (end < syntax.SpanStart && text[end] is ' ' or '\t')
            {
                end++;
            }

            if (end == syntax.SpanStart || !result.StartsWith("#", StringComparison.Ordinal))
            {
                result = text.ToString(TextSpan.FromBounds(line.Start, end)) + result;
            }
        }

        return result;
    }

    /// <summary>Regions, pragmas and conditions that reach beyond the member are not its own.</summary>
    private static void Directives(MemberDeclarationSyntax syntax, EditBuffer edits, SyncOnlyDirectives? directives)
    {
        if (!syntax.ContainsDirectives)
        {
            return;
        }

        foreach (var trivia in syntax.DescendantTrivia())
        {
            if (!trivia.IsDirective || (directives is not null && directives.IsRemoved(trivia.SpanStart)))
            {
                continue;
            }

            var directive = (DirectiveTriviaSyntax)trivia.GetStructure()!;
            var inside = trivia.SpanStart >= syntax.SpanStart;
            switch (directive)
            {
                case IfDirectiveTriviaSyntax or ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax
                    or RegionDirectiveTriviaSyntax or EndRegionDirectiveTriviaSyntax:
                    if (inside && directive.GetRelatedDirectives().All(d => syntax.Span.Contains(d.Span)))
                    {
                        continue;
                    }

                    break;
                case PragmaWarningDirectiveTriviaSyntax or NullableDirectiveTriviaSyntax:
                    if (inside)
                    {
                        continue;
                    }

                    break;
                default:
                    if (inside)
                    {
                        continue;
                    }

                    break;
            }

            edits.Delete(trivia.FullSpan);
            if (inside && directive is BranchingDirectiveTriviaSyntax { BranchTaken: false } branch)
            {
                DeleteBranch(branch, syntax, edits);
            }
        }

        foreach (var trivia in syntax.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            {
                edits.Delete(trivia.FullSpan);
            }
        }
    }

    /// <summary>"#if A", a head, "#else", another head, "#endif", one body: the branch that is not compiled goes with its directives.</summary>
    private static void DeleteBranch(BranchingDirectiveTriviaSyntax directive, MemberDeclarationSyntax syntax, EditBuffer edits)
    {
        var related = directive.GetRelatedDirectives();
        for (var i = 0; i < related.Count - 1; i++)
        {
            if (related[i] == directive)
            {
                edits.Delete(directive.FullSpan.Start, Math.Min(related[i + 1].FullSpan.Start, syntax.Span.End));
            }
        }
    }
}
