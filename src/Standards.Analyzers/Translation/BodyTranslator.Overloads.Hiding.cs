using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Overloads: what hides the counterpart where the call stands.</content>
internal sealed partial class BodyTranslator
{
    /// <summary><c>Get(2)</c> where a local, a parameter or a local function is called <c>Get</c>.</summary>
    private bool IsHiddenByVariable(InvocationExpressionSyntax call, string name)
    {
        if (!Nodes.Declarations.ContainsKey(name))
        {
            return false;
        }

        foreach (var symbol in model.LookupSymbols(call.SpanStart, name: name))
        {
            if (symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a nearer type declares a method of the name: a simple name never reaches past it.</summary>
    private bool IsHiddenByMember(string name, INamedTypeSymbol owner)
    {
        for (var level = within; level is not null; level = level.ContainingType)
        {
            if (level.Name.Length > 0 && Declares(level, name))
            {
                return !Reaches(level, owner.Name.Length == 0 && owner.ContainingType is { } outer ? outer : owner);
            }
        }

        return false;
    }

    private bool Declares(INamedTypeSymbol type, string name)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var member in t.GetMembers(name))
            {
                if (member is IMethodSymbol)
                {
                    return true;
                }
            }

            if (state.Generated.Named(t.OriginalDefinition, name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Reaches(INamedTypeSymbol type, INamedTypeSymbol owner)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, owner.OriginalDefinition))
            {
                return true;
            }
        }

        foreach (var i in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, owner.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
