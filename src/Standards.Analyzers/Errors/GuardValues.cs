using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Standards.Errors;

/// <summary>Which parameters and locals a message can say: those whose text is short and no secret.</summary>
internal static class GuardValues
{
    /// <summary>Types of the namespace <c>System</c> without a special type of their own.</summary>
    private static readonly ImmutableArray<string> Simple = ["DateOnly", "DateTimeOffset", "Guid", "Half", "Int128", "TimeOnly", "TimeSpan", "Type", "UInt128", "Uri", "Version"];

    private static readonly ImmutableArray<string> Secret = ["apikey", "connectionstring", "credential", "passphrase", "password", "privatekey", "pwd", "secret", "token"];

    public static bool CanSay(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { RefKind: not RefKind.Out } parameter => IsSimple(parameter.Type) && !IsSecret(parameter.Name),
        ILocalSymbol { IsConst: false } local => IsSimple(local.Type) && !IsSecret(local.Name),
        _ => false,
    };

    private static bool IsSimple(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] })
        {
            type = value;
        }

        return type.TypeKind == TypeKind.Enum
            || type.SpecialType is (>= SpecialType.System_Char and <= SpecialType.System_UIntPtr) or SpecialType.System_DateTime
            || (type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } && Simple.Contains(type.Name));
    }

    private static bool IsSecret(string name)
    {
        foreach (var word in Secret)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
