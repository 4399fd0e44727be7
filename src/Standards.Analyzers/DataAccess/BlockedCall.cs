using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.DataAccess;

/// <summary>An asynchronous call that is waited for at once.</summary>
/// <param name="Call">The call.</param>
/// <param name="Whole">The call with what waits for it.</param>
internal sealed record BlockedCall(InvocationExpressionSyntax Call, ExpressionSyntax Whole)
{
    /// <summary>From <c>.Result</c>, <c>.Wait()</c> or <c>.GetAwaiter()</c> to the end.</summary>
    public TextSpan Waiting => TextSpan.FromBounds(Call.Span.End, Whole.Span.End);

    public static BlockedCall? Of(SyntaxNode name, SemanticModel model)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (whole.Parent is not InvocationExpressionSyntax call || call.Expression != whole)
        {
            return null;
        }

        ExpressionSyntax task = call;
        while (Next(task) is var (member, invoked) && member is "AsTask" or "ConfigureAwait" && invoked is InvocationExpressionSyntax)
        {
            task = invoked;
        }

        return Next(task) switch
        {
            ("Result", MemberAccessExpressionSyntax result) => new BlockedCall(call, result),
            ("Wait", InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } wait) => new BlockedCall(call, wait),
            ("GetAwaiter", InvocationExpressionSyntax awaiter) when Next(awaiter) is ("GetResult", InvocationExpressionSyntax result) => new BlockedCall(call, result),
            _ => null,
        };
    }

    /// <summary>The member that is taken of an expression, and its call where it is called.</summary>
    private static (string Member, ExpressionSyntax Whole)? Next(ExpressionSyntax expression)
        => expression.Parent is MemberAccessExpressionSyntax access && access.Expression == expression
            ? (access.Name.Identifier.ValueText, access.Parent is InvocationExpressionSyntax invocation && invocation.Expression == access ? invocation : access)
            : null;
}
