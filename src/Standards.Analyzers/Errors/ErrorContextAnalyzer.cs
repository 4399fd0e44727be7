using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Errors;

/// <summary>STD2003: <c>if (count > limit) throw new InvalidOperationException("too many")</c> does not say how many.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ErrorContextAnalyzer : RuleAnalyzer
{
    /// <summary>The property that names the only value there is to add, where the fix can add it.</summary>
    internal const string Value = nameof(Value);

    /// <summary>Exceptions that say what was wrong by their type or by another argument.</summary>
    private static readonly ImmutableArray<string> Telling =
    [
        "System.ArgumentNullException",
        "System.NotImplementedException",
        "System.NotSupportedException",
        "System.ObjectDisposedException",
        "System.OperationCanceledException",
    ];

    public ErrorContextAnalyzer()
        : base(RuleScope.Library)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.MessageWithoutContext];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        if (standards.Type(MessageArguments.ExceptionType) is not { } exception)
        {
            return;
        }

        var telling = ImmutableArray.CreateBuilder<INamedTypeSymbol>(Telling.Length);
        foreach (var name in Telling)
        {
            if (standards.Type(name) is { } type)
            {
                telling.Add(type);
            }
        }

        var except = telling.ToImmutable();
        context.RegisterSyntaxNodeAction(node => Analyze(node, exception, except), SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol exception, ImmutableArray<INamedTypeSymbol> telling)
    {
        if (MessageArguments.ThrownExpression(context.Node) is not BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 1 or 2 } list } creation
            || !HasConstantText(list)
            || Guard.Of(context.Node) is not { } guard)
        {
            return;
        }

        var values = guard.Values(context.SemanticModel, context.CancellationToken);
        if (values.Count == 0
            || MessageArguments.Find(creation, list, context.SemanticModel, exception, context.CancellationToken) is not { Expression: var message } argument
            || !IsConstantText(message)
            || !OthersAreExceptions(list, argument, context, exception)
            || IsTelling(context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type, telling))
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty;
        var last = LastLiteral(message);
        if (values is [var only] && MessageContext.CanAdd(last))
        {
            properties = properties.Add(Value, Identifiers.Escaped(only.Name));
        }

        var names = string.Join(", ", NamesOf(values));
        context.ReportDiagnostic(Diagnostic.Create(Rules.MessageWithoutContext, message.GetLocation(), [last.GetLocation()], properties, names));
    }

    private static IEnumerable<string> NamesOf(List<ISymbol> values)
    {
        foreach (var value in values)
        {
            yield return "{" + value.Name + "}";
        }
    }

    private static bool HasConstantText(ArgumentListSyntax list)
    {
        foreach (var argument in list.Arguments)
        {
            if (IsConstantText(argument.Expression))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConstantText(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AddExpression) && IsConstantText(binary.Left) && IsConstantText(binary.Right),
        ParenthesizedExpressionSyntax parenthesized => IsConstantText(parenthesized.Expression),
        _ => false,
    };

    private static LiteralExpressionSyntax LastLiteral(ExpressionSyntax message) => message switch
    {
        BinaryExpressionSyntax binary => LastLiteral(binary.Right),
        ParenthesizedExpressionSyntax parenthesized => LastLiteral(parenthesized.Expression),
        _ => (LiteralExpressionSyntax)message,
    };

    /// <summary>An inner exception says nothing about this place; every other argument is context already.</summary>
    private static bool OthersAreExceptions(ArgumentListSyntax list, ArgumentSyntax message, SyntaxNodeAnalysisContext context, INamedTypeSymbol exception)
    {
        foreach (var argument in list.Arguments)
        {
            if (argument != message && !MessageArguments.IsException(context.SemanticModel.GetTypeInfo(argument.Expression, context.CancellationToken).ConvertedType, exception))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTelling(ITypeSymbol? type, ImmutableArray<INamedTypeSymbol> telling)
    {
        foreach (var candidate in telling)
        {
            if (MessageArguments.IsException(type, candidate))
            {
                return true;
            }
        }

        return false;
    }
}
