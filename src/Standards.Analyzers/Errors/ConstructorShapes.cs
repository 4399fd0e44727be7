using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Errors;

/// <summary>
/// Finds the argument of a parameter by the constructors that there are, without binding the arguments: binding the holes of an
/// interpolated string costs many times what the type's name costs. Leaves open what depends on overload resolution.
/// </summary>
internal static class ConstructorShapes
{
    /// <summary>False where overload resolution has to decide.</summary>
    public static bool TryFind(ObjectCreationExpressionSyntax creation, ArgumentListSyntax list, SemanticModel model, INamedTypeSymbol exception, string parameter, out ArgumentSyntax? argument)
    {
        argument = null;
        foreach (var candidate in list.Arguments)
        {
            if (candidate.NameColon is not null)
            {
                return false;
            }
        }

        if (model.GetSpeculativeSymbolInfo(creation.SpanStart, creation.Type, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol is not INamedTypeSymbol type)
        {
            return false;
        }

        if (!MessageArguments.IsException(type, exception))
        {
            return true;
        }

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            if (IsText(list.Arguments[i].Expression) && IsBound(type, list.Arguments.Count, i, parameter, exception) is var bound)
            {
                if (bound is null)
                {
                    return false;
                }

                if (bound == true)
                {
                    argument = list.Arguments[i];
                    return true;
                }
            }
        }

        // None of the texts: another argument may be the message.
        return false;
    }

    /// <summary>Whether a text at this index is bound to the parameter in every constructor that can be meant; null where they differ.</summary>
    private static bool? IsBound(INamedTypeSymbol type, int count, int index, string parameter, INamedTypeSymbol exception)
    {
        bool? result = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            var parameters = constructor.Parameters;
            if (parameters is [.., { IsParams: true }])
            {
                return null;
            }

            if (parameters.Length < count || (parameters.Length > count && !parameters[count].IsOptional))
            {
                continue;
            }

            var at = parameters[index];
            if (at.Type.SpecialType == SpecialType.System_String)
            {
                var isBound = at.Name == parameter;
                if (result is { } before && before != isBound)
                {
                    return null;
                }

                result = isBound;
            }
            else if (!TakesNoText(at.Type, exception))
            {
                return null;
            }
        }

        return result;
    }

    private static bool TakesNoText(ITypeSymbol type, INamedTypeSymbol exception)
        => type.TypeKind == TypeKind.Enum
            || type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double
            || type.Name == "SerializationInfo"
            || MessageArguments.IsException(type, exception);

    /// <summary>Whether the expression is a string whatever its holes and operands are.</summary>
    private static bool IsText(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AddExpression) && (IsText(binary.Left) || IsText(binary.Right)),
        ParenthesizedExpressionSyntax parenthesized => IsText(parenthesized.Expression),
        _ => false,
    };
}
