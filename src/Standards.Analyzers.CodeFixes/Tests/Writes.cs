using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Tests;

/// <summary>Whether a use of a static field or property writes it, or hands out a reference to it.</summary>
internal static class Writes
{
    public static bool IsWritten(SyntaxNode use)
    {
        // 'Tests.Number' and '(Number)' are the same place.
        var node = use;
        while ((node.Parent is MemberAccessExpressionSyntax access && access.Name == node) || node.Parent is ParenthesizedExpressionSyntax || node.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node && !IsInStaticConstructor(assignment),
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || IsDeconstructed(argument),
            RefExpressionSyntax => true,
            ForEachVariableStatementSyntax loop => loop.Variable == node,
            _ => false,
        };
    }

    private static bool IsDeconstructed(ArgumentSyntax argument)
    {
        if (argument.Parent is not TupleExpressionSyntax)
        {
            return false;
        }

        SyntaxNode tuple = argument.Parent;
        while (tuple.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax outer })
        {
            tuple = outer;
        }

        return (tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple) || tuple.Parent is ForEachVariableStatementSyntax;
    }

    // A static constructor writes what is read-only, a function in it does not.
    private static bool IsInStaticConstructor(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (current is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            {
                return false;
            }

            if (current is ConstructorDeclarationSyntax constructor)
            {
                return constructor.Modifiers.Any(SyntaxKind.StaticKeyword);
            }
        }

        return false;
    }
}
