using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Twins;

/// <summary>Text that is compiled only sometimes: a compilation shows one branch of it, and says nothing about the others.</summary>
internal static class ConditionalText
{
    /// <summary>Such text in the hand-written member, or in an async one that differs between build configurations; null where there is none.</summary>
    public static TwinProblem? Find(TwinPair pair)
        => FirstIn(pair.SyncSyntax, static _ => true) is { } directive ? Problem(directive, "the hand-written member is compiled in parts, of which this compilation shows some")
            : FirstIn(pair.AsyncSyntax, NamesConfiguration) is { } other ? Problem(other, "the async member is another one in another build configuration")
            : null;

    private static TwinProblem Problem(DirectiveTriviaSyntax directive, string message) => new("", directive.GetLocation(), $"'{directive.ToString().Trim()}': {message}");

    private static DirectiveTriviaSyntax? FirstIn(MethodDeclarationSyntax method, System.Func<DirectiveTriviaSyntax, bool> matters)
    {
        if (!method.ContainsDirectives)
        {
            return null;
        }

        foreach (var trivia in method.DescendantTrivia())
        {
            // What stands above the member is not in it.
            if (trivia.IsDirective && trivia.SpanStart > method.SpanStart && trivia.GetStructure() is DirectiveTriviaSyntax directive && IsOpen(directive, method) && matters(directive))
            {
                return directive;
            }
        }

        return null;
    }

    /// <summary>A pragma may go with the member; a region where all of it stands inside.</summary>
    private static bool IsOpen(DirectiveTriviaSyntax directive, MethodDeclarationSyntax method) => directive switch
    {
        PragmaWarningDirectiveTriviaSyntax => false,
        RegionDirectiveTriviaSyntax or EndRegionDirectiveTriviaSyntax => !directive.GetRelatedDirectives().All(d => method.Span.Contains(d.Span)),
        _ => true,
    };

    private static bool NamesConfiguration(DirectiveTriviaSyntax directive)
        => directive is ConditionalDirectiveTriviaSyntax { Condition: var condition }
            && condition.DescendantNodesAndSelf().Any(static n => n is IdentifierNameSyntax { Identifier.ValueText: "DEBUG" or "TRACE" or "RELEASE" });
}
