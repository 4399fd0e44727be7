using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Standards.Translation;

namespace Standards.Twins;

/// <summary>What an async member says to get the sync version that stands beside it by hand.</summary>
internal static class TwinRequest
{
    /// <summary>The arguments of the attribute, in parentheses; empty where it has none.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="keepsTokensAnyway">Whether <c>.editorconfig</c> keeps the tokens of the file.</param>
    public static string Arguments(TwinPair pair, bool keepsTokensAnyway = false)
    {
        var arguments = new List<string>();
        if (pair.GivenName is { } name)
        {
            arguments.Add($"Name = \"{name}\"");
        }

        if (pair.KeepsTokens && !keepsTokensAnyway && pair.Async.Parameters.Any(static p => TakesToken(p.Type)))
        {
            arguments.Add("PreserveCancellationToken = true");
        }

        if (pair.KeepsProgress)
        {
            arguments.Add("PreserveProgress = true");
        }

        return arguments.Count == 0 ? "" : "(" + string.Join(", ", arguments) + ")";
    }

    /// <summary>A token, or a delegate that takes one.</summary>
    private static bool TakesToken(ITypeSymbol type)
        => AsyncShapes.Of(type) == AsyncShape.CancellationToken || (type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(TakesToken));
}
