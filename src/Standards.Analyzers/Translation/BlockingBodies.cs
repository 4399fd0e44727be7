using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>Methods that do nothing but wait for their async namesake: no counterpart of it.</summary>
internal static class BlockingBodies
{
    /// <param name="method">The sync candidate.</param>
    /// <param name="asyncMethod">What it would stand for.</param>
    public static bool OnlyBlocks(IMethodSymbol method, IMethodSymbol? asyncMethod)
        => method.DeclaringSyntaxReferences.Length > 0
            && method.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is MethodDeclarationSyntax syntax && BlockedCall(syntax) is { } call && !IsToldToBeSync(call, asyncMethod));

    /// <summary>What is called in a body that is one statement and ends in <c>.GetAwaiter().GetResult()</c>, <c>.Result</c> or <c>.Wait()</c>.</summary>
    public static ExpressionSyntax? BlockedCall(MethodDeclarationSyntax method)
    {
        var expression = method.ExpressionBody?.Expression ?? (method.Body is { Statements.Count: 1 } body
            ? body.Statements[0] switch
            {
                ReturnStatementSyntax r => r.Expression,
                ExpressionStatementSyntax e => e.Expression,
                _ => null,
            }
            : null);
        return WithoutParentheses(expression) switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access => Call(access.Expression),
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText switch
            {
                "Wait" => Call(access.Expression),
                "GetResult" => access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } awaiter }
                    ? WithoutParentheses(awaiter.Expression) : null,
                _ => null,
            },
            _ => null,
        };
    }

    /// <summary>
    /// "LoadAsync(path, useAsync: false).GetAwaiter().GetResult()": one body for both worlds, told by an argument that the async
    /// method itself does not take to work synchronously. Its task is complete, and nothing waits.
    /// </summary>
    private static bool IsToldToBeSync(ExpressionSyntax expression, IMethodSymbol? asyncMethod)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" } wrapper })
        {
            expression = WithoutParentheses(wrapper.Expression)!;
        }

        if (asyncMethod is null || expression is not InvocationExpressionSyntax call)
        {
            return false;
        }

        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (IsSyncFlag(arguments[i].Expression)
                && (Name(call.Expression) != asyncMethod.Name || !HasFlag(asyncMethod, i, arguments[i].NameColon?.Name.Identifier.ValueText)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSyncFlag(ExpressionSyntax expression)
        => expression.IsKind(SyntaxKind.FalseLiteralExpression)
            || expression is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax, Name.Identifier.ValueText: "Synchronous" or "Sync" };

    /// <summary>Whether the method could take the flag itself, which then says something else.</summary>
    private static bool HasFlag(IMethodSymbol method, int index, string? name)
    {
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            // An extension may be called with and without its receiver as an argument.
            var isMeant = name is null ? i == index || (method.IsExtensionMethod && i == index + 1) || (method.Parameters[i].IsParams && index > i) : method.Parameters[i].Name == name;
            if (isMeant && AsyncShapes.Of(method.Parameters[i].Type) != AsyncShape.CancellationToken)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Name(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static ExpressionSyntax? Call(ExpressionSyntax expression) => WithoutParentheses(expression) as InvocationExpressionSyntax;

    private static ExpressionSyntax? WithoutParentheses(ExpressionSyntax? expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }
}
