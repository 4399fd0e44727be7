using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.DataAccess;

/// <summary>Expressions that bring a session into the service.</summary>
internal sealed partial class ServiceWalk
{
    private void CheckBody(SyntaxNode member)
    {
        foreach (var node in member.DescendantNodes(static node => node is not (BaseTypeDeclarationSyntax or AttributeListSyntax)))
        {
            switch (node)
            {
                case BaseObjectCreationExpressionSyntax creation:
                    CheckCreation(creation);
                    break;
                case InvocationExpressionSyntax invocation:
                    CheckInvocation(invocation);
                    break;
                case IdentifierNameSyntax name:
                    CheckAccess(name);
                    break;
                case ParameterSyntax { Parent: SimpleLambdaExpressionSyntax or ParameterListSyntax { Parent: AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax } } parameter:
                    CheckParameter(parameter);
                    break;
                case CastExpressionSyntax cast:
                    CheckConversion(cast.Type, cast.Expression);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: TypeSyntax type } conversion:
                    CheckConversion(type, conversion.Left);
                    break;
                case DeclarationPatternSyntax { Parent: IsPatternExpressionSyntax test } pattern:
                    CheckConversion(pattern.Type, test.Expression);
                    break;
            }
        }
    }

    private void CheckCreation(BaseObjectCreationExpressionSyntax creation)
    {
        if (roles.Sessions.Find(TypeOf(creation)) is { } session && !IsKept(creation))
        {
            Report(creation is ObjectCreationExpressionSyntax { Type: var type } ? type.GetLocation() : creation.NewKeyword.GetLocation(), Creates, session);
        }
    }

    private void CheckInvocation(InvocationExpressionSyntax invocation)
    {
        if (SessionByType(invocation) is { } asked)
        {
            Report(NameOf(invocation.Expression), Resolves, asked);
        }
        else if (roles.Sessions.Find(TypeOf(invocation)) is { } session
            && model.GetSymbolInfo(invocation, context.CancellationToken).Symbol is IMethodSymbol method
            && !IsOwn(method)
            && !ComesFromSession(invocation)
            && !IsKept(invocation))
        {
            Report(NameOf(invocation.Expression), method.IsGenericMethod ? Resolves : Obtains, session);
        }
    }

    /// <summary>The session of <c>provider.GetService(typeof(AppDbContext))</c>.</summary>
    private ITypeSymbol? SessionByType(InvocationExpressionSyntax invocation)
    {
        if ((NameOf(invocation.Expression) as SimpleNameSyntax)?.Identifier.ValueText is not ("GetService" or "GetRequiredService" or "GetKeyedService" or "GetRequiredKeyedService"))
        {
            return null;
        }

        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (argument.Expression is TypeOfExpressionSyntax { Type: var type } && roles.Sessions.Find(TypeOf(type)) is { } session)
            {
                return session;
            }
        }

        return null;
    }

    // _unitOfWork.Session, or a field of a base class that is no service itself.
    private void CheckAccess(IdentifierNameSyntax name)
    {
        if (name.Parent is NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or InvocationExpressionSyntax)
        {
            return;
        }

        var symbol = model.GetSymbolInfo(name, context.CancellationToken).Symbol;
        var type = (symbol as IFieldSymbol)?.Type ?? (symbol as IPropertySymbol)?.Type;
        if (roles.Sessions.Find(type) is not { } session
            || IsOwn(symbol!)
            || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name && IsSession(access.Expression))
            || (name.Parent is MemberBindingExpressionSyntax && IsSession(Receiver(name)))
            || IsNamedOnly(name))
        {
            return;
        }

        Report(name, Obtains, session);
    }

    private void CheckParameter(ParameterSyntax parameter)
    {
        if (model.GetDeclaredSymbol(parameter, context.CancellationToken) is IParameterSymbol { Type: var type } && roles.Sessions.Find(type) is { } session)
        {
            Report(parameter.Type is { } written ? written.GetLocation() : parameter.Identifier.GetLocation(), Takes, session);
        }
    }

    private void CheckConversion(TypeSyntax type, ExpressionSyntax operand)
    {
        while (operand is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            operand = operand is ParenthesizedExpressionSyntax parentheses ? parentheses.Expression : ((PostfixUnaryExpressionSyntax)operand).Operand;
        }

        if (roles.Sessions.Find(TypeOf(type)) is { } session
            && !IsSession(operand)
            && !(operand is InvocationExpressionSyntax invocation && SessionByType(invocation) is not null))
        {
            Report(type, Obtains, session);
        }
    }

    /// <summary>Whether the value goes into a field or property of the service, which is reported where it is declared.</summary>
    private bool IsKept(ExpressionSyntax value)
        => value.Parent is AssignmentExpressionSyntax assignment
            && assignment.Right == value
            && model.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is IFieldSymbol or IPropertySymbol
            && IsSession(assignment.Left);

    /// <summary>Whether a receiver or an argument is a session already: <c>dataSource.OpenConnection()</c>, <c>Retry(connection)</c>.</summary>
    private bool ComesFromSession(InvocationExpressionSyntax invocation)
    {
        var receiver = invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => Receiver(binding),
            _ => invocation.Expression,
        };
        if (IsSession(receiver))
        {
            return true;
        }

        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (IsSession(argument.Expression))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>a</c> of <c>a?.B</c>.</summary>
    private static ExpressionSyntax? Receiver(SyntaxNode binding)
    {
        var node = binding;
        while (node is not null and not StatementSyntax)
        {
            if (node.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == node)
            {
                return conditional.Expression;
            }

            node = node.Parent;
        }

        return null;
    }

    private bool IsSession(ExpressionSyntax? expression) => expression is not null && roles.Sessions.Find(TypeOf(expression)) is not null;

    /// <summary>Whether a member is the service's own, or another service's of this project: its declaration is where it is reported.</summary>
    private bool IsOwn(ISymbol member)
        => SymbolEqualityComparer.Default.Equals(member.ContainingType?.OriginalDefinition, service) || IsReportedThere(member.OriginalDefinition);

    // nameof(Context) and attributes use no session.
    private static bool IsNamedOnly(IdentifierNameSyntax name)
    {
        SyntaxNode? node = name;
        while (node is ExpressionSyntax)
        {
            node = node.Parent;
        }

        return node is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }

    private static ExpressionSyntax NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => called,
    };
}
