using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Calls that are not awaited.</content>
internal sealed partial class BodyTranslator
{
    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (IsNameOf(node))
        {
            NameOfOperand(node);
            return;
        }

        var info = model.GetSymbolInfo(node, cancellationToken);
        if (info.Symbol is not IMethodSymbol method)
        {
            if (node.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && NameToken(node.Expression).ValueText == SyncName && Method is not null && verbatim == 0)
            {
                NoMeaning(node.Expression, $"a call of '{SyncName}', which the member would then make to itself,");
            }

            DefaultVisit(node);
            return;
        }

        if (verbatim > 0)
        {
            DefaultVisit(node);
            return;
        }

        if (Blocking(node, method))
        {
            return;
        }

        var shape = AsyncShapes.Of(method.ReturnType);
        if (shape.IsSequence() && method.OriginalDefinition.ReturnType is ITypeParameterSymbol && !HasExplicitTypeArguments(node))
        {
            // "sequence.NotNull()": what comes out is what goes in.
            OrdinaryCall(node, method);
            return;
        }

        if (shape.IsSequence() || AsyncShapes.Of(method.ReturnType) == AsyncShape.ConfiguredAsyncDisposable)
        {
            Sequence(node, method);
            return;
        }

        if (IsRefused(node))
        {
            return;
        }

        if (shape.IsAwaitable() || shape == AsyncShape.TaskAwaiter)
        {
            NoMeaning(node, $"the task of '{Short(node.Expression)}', which is not awaited here,", "await it where it is started");
            return;
        }

        if (method.Name == "ToBlockingEnumerable" && method.ReducedFrom is not null && node.Expression is MemberAccessExpressionSyntax blocking && method.ContainingType.Name == "TaskAsyncEnumerableExtensions"
            && node.ArgumentList.Arguments.All(a => IsNoToken(a.Expression)))
        {
            edits.Delete(blocking.Expression.Span.End, node.Span.End);
            Visit(blocking.Expression);
            return;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke && mapper.Changes(method.ContainingType))
        {
            DelegateCall(node, method);
            return;
        }

        if (method.Name == SyncName && method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension && IsSelfCall(node, method))
        {
            return;
        }

        if (method.ContainingType is { } owner && owner.Name is "Task" or "TaskCompletionSource" or "Channel" or "Timer" or "PeriodicTimer" && IsThreading(owner))
        {
            NoMeaning(node, $"'{Short(node.Expression)}'");
            return;
        }

        OrdinaryCall(node, method);
    }

    private static bool HasExplicitTypeArguments(InvocationExpressionSyntax node)
        => node.Expression is GenericNameSyntax or MemberAccessExpressionSyntax { Name: GenericNameSyntax } or MemberBindingExpressionSyntax { Name: GenericNameSyntax };

    private static bool IsThreading(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is "System.Threading" or "System.Threading.Tasks" or "System.Threading.Channels";

    /// <summary>A call that is no matter of tasks, unless an argument is.</summary>
    private void OrdinaryCall(InvocationExpressionSyntax node, IMethodSymbol method)
    {
        var changes = false;
        foreach (var argument in node.ArgumentList.Arguments)
        {
            changes |= ParameterFor(argument, node.ArgumentList, method) is { } p && ChangesIn(p, argument.Expression);
        }

        if (changes)
        {
            var receiver = ReceiverType(node, method);
            if (Overload(method, receiver) is { } overload)
            {
                Apply(node, method, overload);
                return;
            }

            if (method.ContainingType?.Name == "AsyncEnumerable" || mapper.Changes(method.ReturnType))
            {
                Sequence(node, method);
                return;
            }
        }

        if (IsUnmappedResult(method))
        {
            NoMeaning(node, $"'{Short(node.Expression)}', which gives '{method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}',");
            return;
        }

        if (method.ReducedFrom is { ContainingType: { IsFileLocal: true } extensions })
        {
            IsFileLocal(extensions, NameToken(node.Expression));
        }

        VisitReceiverOf(node);
        Arguments(node.ArgumentList, method, default, 0);
    }

    /// <summary>A call that stays, and whose result has another type in sync code: a delegate that starts a task, for one.</summary>
    private bool IsUnmappedResult(IMethodSymbol method)
        => method.OriginalDefinition.ReturnType is INamedTypeSymbol { SpecialType: SpecialType.None } result && AsyncShapes.Of(result) is AsyncShape.None or AsyncShape.Func && mapper.Changes(result)
            && (WholeType is null || !SymbolEqualityComparer.Default.Equals(method.ContainingType?.OriginalDefinition, WholeType));

    private void VisitReceiverOf(InvocationExpressionSyntax node)
    {
        if (node.Expression is SimpleNameSyntax name)
        {
            GenericArguments(name);
            return;
        }

        Visit(node.Expression);
    }

    private bool ChangesIn(IParameterSymbol parameter, ExpressionSyntax argument)
        => mapper.Changes(parameter.OriginalDefinition.Type)
            || (AsyncShapes.Of(parameter.OriginalDefinition.Type).IsMemory() && Form(argument) == MemoryForm.Span);

    /// <summary>The overload of a method that is not awaited, which takes what the arguments have become.</summary>
    private Counterpart? Overload(IMethodSymbol method, ITypeSymbol? receiver)
    {
        var unreduced = method.ReducedFrom ?? method.ConstructedFrom;
        Counterpart? best = null;
        var bestScore = int.MaxValue;
        for (var type = method.ReducedFrom is null && receiver is INamedTypeSymbol named ? named : unreduced.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var m in type.GetMembers(method.Name))
            {
                if (m is IMethodSymbol candidate && candidate.IsStatic == unreduced.IsStatic && !SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, unreduced.OriginalDefinition)
                    && resolver.IsUsable(candidate) && resolver.Align(unreduced, candidate, true, out var score) is { IsDefault: false } parameters && score < bestScore
                    && resolver.ReturnsTheSame(unreduced, candidate))
                {
                    best = new() { Name = candidate.Name, Parameters = parameters, Symbol = candidate };
                    bestScore = score;
                }
            }
        }

        return best;
    }

    /// <summary><c>.GetAwaiter().GetResult()</c>, <c>.Wait()</c>: on a call it becomes the sync call.</summary>
    private bool Blocking(InvocationExpressionSyntax node, IMethodSymbol method)
    {
        if (node.Expression is not MemberAccessExpressionSyntax access)
        {
            return false;
        }

        if (method.Name == "GetResult" && AsyncShapes.Of(method.ContainingType) == AsyncShape.TaskAwaiter
            && WithoutParentheses(access.Expression) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } awaiter })
        {
            edits.Delete(awaiter.Expression.Span.End, node.Span.End);
            var outcome = Awaited(awaiter.Expression, null);
            if (outcome is Outcome.Nothing && node.Parent is ExpressionStatementSyntax statement)
            {
                DeleteStatement(statement);
            }

            return true;
        }

        if (method.Name == "Wait" && AsyncShapes.Of(method.ContainingType).IsTask())
        {
            if (SymbolOf(access.Expression) is ILocalSymbol local && values.Contains(local) && node.Parent is ExpressionStatementSyntax wait)
            {
                DeleteStatement(wait);
                return true;
            }

            Say("STD1011", node, Method?.Name ?? "", Short(node));
            verbatim++;
            DefaultVisit(node);
            verbatim--;
            return true;
        }

        return false;
    }

    private static bool IsNameOf(InvocationExpressionSyntax node)
        => node.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && node.ArgumentList.Arguments.Count == 1;

    private void NameOfOperand(InvocationExpressionSyntax node)
    {
        var operand = node.ArgumentList.Arguments[0].Expression;
        var info = model.GetSymbolInfo(operand, cancellationToken);
        if (info.Symbol is IParameterSymbol parameter && dropped.Contains(parameter))
        {
            edits.Replace(node.Span, "\"" + parameter.Name + "\"");
            return;
        }

        var methods = info.CandidateSymbols.OfType<IMethodSymbol>().Concat(info.Symbol is IMethodSymbol one ? [one] : []);
        foreach (var method in methods)
        {
            if (method.MethodKind == MethodKind.LocalFunction)
            {
                edits.Replace(NameToken(operand).Span, NameOf(method));
                return;
            }

            if (GeneratedMembers.IsTaskReturning(method) && resolver.Find(method, null, node.SpanStart, false) is { } counterpart)
            {
                edits.Replace(NameToken(operand).Span, counterpart.Name);
                return;
            }
        }
    }
}
