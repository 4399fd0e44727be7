using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>Methods that do nothing but wait for their async namesake: no counterpart of it.</summary>
internal static class BlockingBodies
{
    public static bool OnlyBlocks(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.Length > 0
            && method.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is MethodDeclarationSyntax syntax && OnlyBlocks(syntax));

    /// <summary>Whether the body is one statement that ends in <c>.GetAwaiter().GetResult()</c>, <c>.Result</c> or <c>.Wait()</c>.</summary>
    public static bool OnlyBlocks(MethodDeclarationSyntax method)
    {
        var expression = method.ExpressionBody?.Expression ?? (method.Body is { Statements.Count: 1 } body
            ? body.Statements[0] switch
            {
                ReturnStatementSyntax r => r.Expression,
                ExpressionStatementSyntax e => e.Expression,
                _ => null,
            }
            : null);
        return expression is not null && Blocks(expression);
    }

    private static bool Blocks(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access => IsCall(access.Expression),
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText switch
            {
                "Wait" => IsCall(access.Expression),
                "GetResult" => access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } },
                _ => false,
            },
            _ => false,
        };
    }

    private static bool IsCall(ExpressionSyntax expression)
        => expression is InvocationExpressionSyntax or ParenthesizedExpressionSyntax { Expression: InvocationExpressionSyntax };
}
