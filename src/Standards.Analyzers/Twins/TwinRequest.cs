using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Standards.Sync;
using Standards.Translation;

namespace Standards.Twins;

/// <summary>What an async member says to get the sync version that stands beside it by hand.</summary>
internal static class TwinRequest
{
    /// <summary>The attribute, without brackets.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="qualifier">What stands before its name.</param>
    /// <param name="keepsTokensAnyway">Whether <c>.editorconfig</c> keeps the tokens of the file.</param>
    public static string Attribute(TwinPair pair, string qualifier, bool keepsTokensAnyway = false)
        => Attribute(qualifier, pair.GivenName, pair.KeepsTokens && !keepsTokensAnyway && TakesToken(pair), pair.KeepsProgress);

    public static string Attribute(string qualifier, string? name, bool keepsTokens, bool keepsProgress)
    {
        var arguments = new List<string>();
        if (name is not null)
        {
            arguments.Add($"Name = \"{name}\"");
        }

        if (keepsTokens)
        {
            arguments.Add("PreserveCancellationToken = true");
        }

        if (keepsProgress)
        {
            arguments.Add("PreserveProgress = true");
        }

        return qualifier + SyncAttributeNames.Create + (arguments.Count == 0 ? "" : "(" + string.Join(", ", arguments) + ")");
    }

    /// <summary>Where <c>partial</c> is missing: before the keywords of the type and of the types around it.</summary>
    public static IEnumerable<int> MissingPartials(MethodDeclarationSyntax method)
    {
        for (var node = method.Parent; node is not null; node = node.Parent)
        {
            if (node is TypeDeclarationSyntax type && !type.Modifiers.Any(SyntaxKind.PartialKeyword) && !ContainerBuilder.IsExtension(type))
            {
                yield return type.Keyword.SpanStart;
            }
        }
    }

    /// <summary>Whether keeping tokens says anything: a parameter is one, or is a delegate that takes one.</summary>
    private static bool TakesToken(TwinPair pair)
    {
        foreach (var parameter in pair.Async.Parameters)
        {
            if (AsyncShapes.Of(parameter.Type) == AsyncShape.CancellationToken
                || (parameter.Type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(static a => AsyncShapes.Of(a) == AsyncShape.CancellationToken)))
            {
                return true;
            }
        }

        return false;
    }
}
