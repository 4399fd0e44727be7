using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Errors;

/// <summary>Finds the argument that is bound to the parameter <c>message</c> of an exception's constructor or factory.</summary>
internal static class MessageArguments
{
    public const string ExceptionType = "System.Exception";

    private const string Parameter = "message";

    /// <summary>Where arguments of exceptions stand. A call counts where it is thrown; other calls are too many to ask about.</summary>
    public static readonly ImmutableArray<SyntaxKind> Kinds =
    [
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.BaseConstructorInitializer,
        SyntaxKind.ThisConstructorInitializer,
        SyntaxKind.PrimaryConstructorBaseType,
        SyntaxKind.ThrowStatement,
        SyntaxKind.ThrowExpression,
    ];

    /// <summary>The arguments of a node of these kinds; null for a throw, whose calls <see cref="ThrownExpression"/> leads to.</summary>
    public static ArgumentListSyntax? ListOf(SyntaxNode node) => node switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax type => type.ArgumentList,
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        _ => null,
    };

    public static ExpressionSyntax? ThrownExpression(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax statement => statement.Expression,
        ThrowExpressionSyntax expression => expression.Expression,
        _ => null,
    };

    /// <summary>Whether the syntax says that an exception is made; false decides nothing.</summary>
    public static bool LooksLikeException(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => EndsLikeException(type) || node.Parent is ThrowStatementSyntax or ThrowExpressionSyntax,
        ConstructorInitializerSyntax => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && EndsLikeException(type.Identifier),
        PrimaryConstructorBaseTypeSyntax { Type: var type } => EndsLikeException(type),
        InvocationExpressionSyntax => true,
        _ => node.Parent is ThrowStatementSyntax or ThrowExpressionSyntax,
    };

    /// <summary>The argument of the message; null where the node makes no exception, or one without such a parameter.</summary>
    public static ArgumentSyntax? Find(SyntaxNode node, ArgumentListSyntax list, SemanticModel model, INamedTypeSymbol exception, CancellationToken cancellationToken)
    {
        if (node is ObjectCreationExpressionSyntax creation && ConstructorShapes.TryFind(creation, list, model, exception, Parameter, out var found))
        {
            return found;
        }

        if (model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol method
            || !IsException(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method.ReturnType, exception))
        {
            return null;
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == Parameter && parameter.Type.SpecialType == SpecialType.System_String)
            {
                return ArgumentOf(list, parameter);
            }
        }

        return null;
    }

    public static bool IsException(ITypeSymbol? type, INamedTypeSymbol exception)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, exception))
            {
                return true;
            }
        }

        return false;
    }

    private static ArgumentSyntax? ArgumentOf(ArgumentListSyntax list, IParameterSymbol parameter)
    {
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            if (argument.NameColon is { } name ? name.Name.Identifier.ValueText == parameter.Name : i == parameter.Ordinal)
            {
                return argument;
            }
        }

        return null;
    }

    private static bool EndsLikeException(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => EndsLikeException(qualified.Right),
        AliasQualifiedNameSyntax alias => EndsLikeException(alias.Name),
        SimpleNameSyntax simple => EndsLikeException(simple.Identifier),
        _ => false,
    };

    private static bool EndsLikeException(SyntaxToken identifier) => identifier.ValueText.EndsWith("Exception", System.StringComparison.Ordinal);
}
