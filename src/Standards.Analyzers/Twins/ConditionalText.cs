using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Twins;

/// <summary>Text that is compiled only sometimes: a compilation shows one branch of it, and says nothing about the others.</summary>
internal static class ConditionalText
{
    /// <summary>A hand-written member with such text, or an async one that differs between build configurations; null where there is none.</summary>
    public static TwinDifference? Find(TwinPair pair)
    {
        if (FirstIn(pair.SyncSyntax, static _ => true) is { } directive)
        {
            return new(directive.GetLocation(), pair.AsyncSyntax.Identifier.GetLocation(), directive.ToString().Trim() + " (compared in no configuration)", pair.Async.Name);
        }

        return FirstIn(pair.AsyncSyntax, NamesConfiguration) is { } other
            ? new(pair.SyncSyntax.Identifier.GetLocation(), other.GetLocation(), pair.Sync.Name, other.ToString().Trim() + " (differs between configurations)")
            : null;
    }

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
