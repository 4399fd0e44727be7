using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Work that is started for several things at once.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>
    /// <c>Parallel.ForEachAsync</c>: <c>Parallel.ForEach</c> throws an <c>AggregateException</c> where awaiting throws its first exception,
    /// so the helper is called.
    /// </summary>
    private Outcome ParallelForEach(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.Parameters[method.Parameters.Length - 1].Type is not INamedTypeSymbol { TypeArguments.Length: 3 } body)
        {
            return NoMeaning(call, $"'{Short(call.Expression)}'");
        }

        UsesHelpers = true;
        edits.Replace(TextSpan.FromBounds(call.Expression.SpanStart, NameToken(call.Expression).Span.End), "global::Standards.SyncCalls.ForEach");
        GenericArguments(call.Expression);
        var keepsToken = HasToken(call, method);
        Arguments(call.ArgumentList, method, [.. method.Parameters.Select(p => new CounterpartParameter(
            AsyncShapes.Of(p.Type) == AsyncShape.CancellationToken && !keepsToken,
            p.Name,
            SymbolEqualityComparer.Default.Equals(p.Type, body) ? mapper.Map(body) : SyncType(p)))], 0);
        return Outcome.Expression;
    }

    private bool IsParallelForEach(IMethodSymbol method)
        => method is { Name: "ForEachAsync", IsStatic: true, ContainingType: { Name: "Parallel" } type, Parameters.Length: 2 or 3 }
            && IsThreading(type) && state.Counterparts.Find(method.OriginalDefinition, model.Compilation) is null;

    /// <summary>Whether what is called throws itself, without being async: then there is no task, and no later call.</summary>
    private bool ThrowsAtOnce(InvocationExpressionSyntax call)
        => SymbolOf(call) is IMethodSymbol { IsAsync: false, DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellationToken).DescendantNodes(static n => n is not AnonymousFunctionExpressionSyntax).Any(static n => n is ThrowExpressionSyntax or ThrowStatementSyntax);

    /// <summary>
    /// In <c>Task.WhenAll(FAsync(1), GAsync(H()))</c> an exception from <c>H</c> leaves at once; inside the lambda that the call becomes, the
    /// other calls would still run. What may throw so, or null.
    /// </summary>
    private SyntaxNode? FailingEarly(ExpressionSyntax task)
    {
        switch (task)
        {
            case ParenthesizedExpressionSyntax parentheses:
                return FailingEarly(parentheses.Expression);
            case CastExpressionSyntax cast:
                return FailingEarly(cast.Expression);
            case ConditionalExpressionSyntax choice:
                return CannotFail(choice.Condition) ? FailingEarly(choice.WhenTrue) ?? FailingEarly(choice.WhenFalse) : choice.Condition;
            case InvocationExpressionSyntax call:
                var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
                if (SymbolOf(call) is IMethodSymbol method && IsTaskWrapper(method) && receiver is not null)
                {
                    return FailingEarly(receiver);
                }

                if (receiver is not null && !CannotFail(receiver))
                {
                    return receiver;
                }

                foreach (var argument in call.ArgumentList.Arguments)
                {
                    if (!CannotFail(argument.Expression) && (!IsTaskFactory(call) || FailingEarly(argument.Expression) is not null))
                    {
                        return argument;
                    }
                }

                if (ThrowsAtOnce(call))
                {
                    return call;
                }

                return null;
            default:
                return CannotFail(task) ? null : task;
        }
    }

    /// <summary>The same for the lambda of a <c>Select</c>: what an async one does all ends in its task.</summary>
    private SyntaxNode? FailingEarlyInEach(ExpressionSyntax selector) => WithoutParentheses(selector) switch
    {
        AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: not 0 } => null,
        AnonymousFunctionExpressionSyntax { Body: ExpressionSyntax body } => FailingEarly(body),
        AnonymousFunctionExpressionSyntax { Body: BlockSyntax { Statements: [ReturnStatementSyntax { Expression: { } returned }] } } => FailingEarly(returned),
        AnonymousFunctionExpressionSyntax { Body: var block } => block,
        _ => null,
    };

    /// <summary>Pure, or a new object of a kind whose constructor does nothing.</summary>
    private bool CannotFail(ExpressionSyntax expression)
        => expression.DescendantNodesAndSelf(static n => n is not AnonymousFunctionExpressionSyntax).All(n => n switch
        {
            BaseObjectCreationExpressionSyntax creation => SymbolOf(creation) is IMethodSymbol { ContainingType: { } type } constructor
                && (constructor.IsImplicitlyDeclared || IsException(type) || (constructor.Parameters.Length == 0 && AsyncShapes.In(type, "Generic", "Collections"))),
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
            InvocationExpressionSyntax call => IsNameOf(call),
            ExpressionSyntax e => IsPureNode(e) && e is not ThrowExpressionSyntax,
            _ => true,
        });

    private static bool IsException(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name == "Exception" && AsyncShapes.InSystem(t))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a lambda that only throws in sync code loses the result that its delegate's type is inferred from.</summary>
    private bool LosesItsType(AnonymousFunctionExpressionSyntax lambda)
    {
        if (lambda is ParenthesizedLambdaExpressionSyntax { ReturnType: not null })
        {
            return false;
        }

        SyntaxNode outer = lambda;
        while (outer.Parent is ParenthesizedExpressionSyntax parentheses)
        {
            outer = parentheses;
        }

        var isInferred = outer.Parent switch
        {
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
                => !HasExplicitTypeArguments(call) && SymbolOf(call) is IMethodSymbol { Arity: > 0 } method
                    && ParameterFor(argument, list, method)?.OriginalDefinition.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: ITypeParameterSymbol or INamedTypeSymbol { TypeArguments: [ITypeParameterSymbol] } },
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } } => true,
            _ => false,
        };
        return isInferred && lambda.Body switch
        {
            ExpressionSyntax body => AlwaysFails(body),
            BlockSyntax block => Within(block)
                .OfType<ReturnStatementSyntax>().All(r => (r.Expression is { } value && AlwaysFails(value)) || IsDead(r, block)),
            _ => false,
        };
    }
}
