using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Calls whose result is awaited.</content>
internal sealed partial class BodyTranslator
{
    private Outcome AwaitedCall(InvocationExpressionSyntax call, SyntaxNode? context)
    {
        var info = model.GetSymbolInfo(call, cancellationToken);
        if (info.Symbol is not IMethodSymbol method)
        {
            return Unbound(call, info);
        }

        if (call.Expression is MemberAccessExpressionSyntax wrapper && IsTaskWrapper(method))
        {
            return Unwrap(call, wrapper, method, context);
        }

        if (IsTaskFactory(call))
        {
            return TaskFactory(call, method, context);
        }

        if (IsParallelForEach(method))
        {
            return ParallelForEach(call, method);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return DelegateCall(call, method);
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return LocalFunctionCall(call, method);
        }

        return Resolved(call, method);
    }

    /// <summary><c>ConfigureAwait</c>, <c>AsTask</c>, <c>Preserve</c>, <c>WaitAsync</c>: a task around a task.</summary>
    private static bool IsTaskWrapper(IMethodSymbol method)
        => method.Name is "ConfigureAwait" or "AsTask" or "Preserve" or "WaitAsync" or "Unwrap"
            && (AsyncShapes.Of(method.ContainingType).IsTask() || method.ContainingType?.Name is "TaskExtensions" or "TaskAsyncEnumerableExtensions");

    private Outcome Unwrap(InvocationExpressionSyntax call, MemberAccessExpressionSyntax wrapper, IMethodSymbol method, SyntaxNode? context)
    {
        var arguments = call.ArgumentList.Arguments;
        if (method.Name == "ConfigureAwait" && method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1].Type.Name == "ConfigureAwaitOptions"
            && (model.GetConstantValue(arguments[0].Expression, cancellationToken).Value is not int options || (options & 2) != 0))
        {
            return NoMeaning(arguments[0], "'ConfigureAwaitOptions.SuppressThrowing'", "catch the exception");
        }

        if (method.Name == "WaitAsync" && arguments.FirstOrDefault(a => !IsToken(a.Expression) || !IsNoToken(a.Expression)) is { } limit)
        {
            // Without the limit the sync version would wait where the source gives up.
            return NoMeaning(wrapper.Name, IsToken(limit.Expression)
                ? "a wait that can be cancelled" : "a wait with a time limit");
        }

        if (!arguments.All(a => IsPure(a.Expression)))
        {
            return NoMeaning(call.ArgumentList, $"an argument of '{method.Name}' that does something");
        }

        if (wrapper.Expression is InvocationExpressionSyntax)
        {
            edits.Remove(wrapper.Expression.Span.End, call.Span.End);
        }
        else
        {
            // "await t.ConfigureAwait(false)" of a local needs no more than the local.
            edits.Delete(wrapper.Expression.Span.End, call.Span.End);
        }

        return Awaited(wrapper.Expression, context);
    }

    private Outcome DelegateCall(InvocationExpressionSyntax call, IMethodSymbol invoke)
    {
        var target = call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" } explicitly && SymbolOf(explicitly) is IMethodSymbol
            ? explicitly.Expression
            : call.Expression;
        var said = problems.Count;
        var symbol = target is MemberBindingExpressionSyntax ? null : SymbolOf(target);
        var isConditional = target is MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax };
        if (isConditional && call.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(a => a.WhenNotNull == call) is { } access)
        {
            symbol = SymbolOf(access.Expression);
        }
        else
        {
            Visit(target);
        }

        var type = invoke.ContainingType;

        // "outer(4)()", "(await twice())()": what a call gives has been judged with the call.
        var isMapped = IsMappedStorage(symbol) || symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } || WithoutParentheses(target) is AwaitExpressionSyntax
            || (symbol is IFieldSymbol or IPropertySymbol && StandingFor(symbol) is not null);
        if (isMapped && type is { IsAnonymousType: true } && GeneratedMembers.IsTaskReturning(invoke))
        {
            // "var f = async (int n = 5) => …": a delegate type that the compiler made, and makes again.
            Arguments(call.ArgumentList, invoke, default, 0);
            return Outcome.Expression;
        }

        if (!isMapped || type is null || SymbolEqualityComparer.Default.Equals(mapper.Map(type), type))
        {
            if (problems.Count == said)
            {
                Refuse("STD1004", target, Short(target), "the delegate is not a parameter or local whose type changes with the member");
            }

            return Outcome.Refused;
        }

        var synchronous = (mapper.Map(type) as INamedTypeSymbol)?.DelegateInvokeMethod;
        var next = 0;
        Arguments(call.ArgumentList, invoke, [.. invoke.Parameters.Select(p =>
        {
            var isDropped = (mapper.DropsTokenOf(type) || synchronous?.Parameters.Length < invoke.Parameters.Length) && AsyncShapes.Of(p.Type) == AsyncShape.CancellationToken;
            var to = isDropped || synchronous is null || next >= synchronous.Parameters.Length ? p : synchronous.Parameters[next++];
            return new CounterpartParameter(isDropped, to.Name, to.Type);
        })], 0);
        return Outcome.Expression;
    }

    private Outcome LocalFunctionCall(InvocationExpressionSyntax call, IMethodSymbol function)
    {
        var definition = function.OriginalDefinition;
        var name = NameOf(definition);
        if (name != function.Name)
        {
            edits.Replace(NameToken(call.Expression).Span, name);
        }

        Arguments(call.ArgumentList, function, [.. function.Parameters.Select(p => new CounterpartParameter(IsDroppedIn(p), p.Name, SyncType(p)))], 0);
        return Outcome.Expression;
    }

    private ITypeSymbol SyncType(IParameterSymbol parameter)
        => mapper.ToSpan(parameter.Type) is { } span && !memory.Keeps(parameter.OriginalDefinition) ? span : mapper.Map(parameter.Type);

    private Outcome Resolved(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var receiver = ReceiverType(call, method);
        var wantsToken = HasToken(call, method);
        if (resolver.Find(method, receiver, call.SpanStart, wantsToken, Positional(call.ArgumentList)) is not { } counterpart)
        {
            if (IsRefused(call))
            {
                return Outcome.Refused;
            }

            if (HasNoSyncMeaning(method))
            {
                return NoMeaning(NameToken(call.Expression), $"'{Short(call.Expression)}'");
            }

            Refuse("STD1004", NameToken(call.Expression), method.Name, $"looked for '{resolver.Wanted(method)}'");
            return Outcome.Refused;
        }

        if (IsOwnTwin(counterpart))
        {
            return Outcome.Refused;
        }

        Depend(call, counterpart, method);
        Apply(call, method, counterpart);
        return counterpart.IsProperty ? Outcome.Value : Outcome.Expression;

        bool IsOwnTwin(Counterpart found)
        {
            // The sync overload that stands already may be the very member that is being generated.
            if (Method is null || found.GeneratedFrom is not null || found.Symbol is not IMethodSymbol { } target || target.Name != SyncName
                || target.Arity != Method.Arity || Method.ExplicitInterfaceImplementations.Length > 0
                || !SymbolEqualityComparer.Default.Equals(target.ContainingType.OriginalDefinition, Method.ContainingType)
                || !target.Parameters.Select(static p => p.Type).SequenceEqual(OwnSyncTypes(), TypeComparer.Instance))
            {
                return false;
            }

            Refuse("STD1006", NameToken(call.Expression), Method.Name, SyncName, "which this call would then call again");
            return true;
        }
    }

    /// <summary>What waits for others to happen: no counterpart is merely missing, there can be none.</summary>
    private static bool HasNoSyncMeaning(IMethodSymbol method)
        => method.ContainingType is { Name: "Task" or "PeriodicTimer" or "ChannelReader" or "ChannelWriter" } type && IsThreading(type);

    /// <summary>How many arguments stand before the first that names its parameter; all of them where one after it does not.</summary>
    private static int Positional(ArgumentListSyntax list)
    {
        var first = 0;
        while (first < list.Arguments.Count && list.Arguments[first].NameColon is null)
        {
            first++;
        }

        for (var i = first; i < list.Arguments.Count; i++)
        {
            if (list.Arguments[i].NameColon is null)
            {
                return int.MaxValue;
            }
        }

        return first < list.Arguments.Count ? first : int.MaxValue;
    }

    private IEnumerable<ITypeSymbol> OwnSyncTypes() => Method!.Parameters.Where(p => !dropped.Contains(p)).Select(SyncType);

    private void Depend(SyntaxNode at, Counterpart counterpart, IMethodSymbol method)
    {
        if (counterpart.GeneratedFrom is { } key)
        {
            dependencies.Add(new(key, at is InvocationExpressionSyntax call ? NameToken(call.Expression).Span : at.Span, method.Name));
        }
    }

    /// <summary>The static type of what the method is called on; null for static calls.</summary>
    private ITypeSymbol? ReceiverType(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.IsStatic && method.ReducedFrom is null)
        {
            return null;
        }

        switch (call.Expression)
        {
            case MemberAccessExpressionSyntax access:
                return SyncTypeOf(access.Expression) ?? TypeOf(access.Expression) ?? method.ReceiverType;
            case MemberBindingExpressionSyntax:
                for (SyntaxNode? n = call; n is not null; n = n.Parent)
                {
                    if (n.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == n)
                    {
                        return TypeOf(access.Expression) is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                            ? ((INamedTypeSymbol)nullable).TypeArguments[0]
                            : TypeOf(access.Expression) ?? method.ReceiverType;
                    }
                }

                return method.ReceiverType;
            default:
                return method.ReceiverType;
        }
    }

    /// <summary>The type of the field or property that takes the place of an async one.</summary>
    private ITypeSymbol? SyncTypeOf(ExpressionSyntax expression)
        => SymbolOf(expression) is IFieldSymbol or IPropertySymbol && SymbolOf(expression) is { } symbol && SyncNames.HasWord(symbol.Name) && !IsOfWholeType(symbol)
            ? CounterpartResolver.TypeOf(StandingFor(symbol)) : null;

    private static IParameterSymbol? ParameterFor(ArgumentSyntax argument, BaseArgumentListSyntax list, IMethodSymbol method)
    {
        if (argument.NameColon is { } name)
        {
            return method.Parameters.FirstOrDefault(p => p.Name == name.Name.Identifier.ValueText);
        }

        var index = list.Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index]
            : method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1] is { IsParams: true } last ? last : null;
    }

    /// <summary>An awaited call that the compiler cannot bind yet: its argument comes from another generator.</summary>
    private Outcome Unbound(InvocationExpressionSyntax call, SymbolInfo info)
    {
        var candidates = info.CandidateSymbols.OfType<IMethodSymbol>().ToList();
        var count = call.ArgumentList.Arguments.Count;
        string? name = null;
        IMethodSymbol? chosen = null;
        Counterpart? counterpart = null;
        foreach (var candidate in candidates)
        {
            if (count > candidate.Parameters.Length && !candidate.Parameters.Any(static p => p.IsParams)
                || candidate.Parameters.Count(static p => !p.IsOptional && !p.IsParams) > count)
            {
                continue;
            }

            if (resolver.Find(candidate, ReceiverType(call, candidate), call.SpanStart, HasToken(call, candidate)) is not { } found || (name is not null && name != found.Name))
            {
                name = null;
                chosen = null;
                break;
            }

            name = found.Name;
            chosen = candidate;
            counterpart = found;
        }

        if (chosen is null || counterpart is null)
        {
            Refuse("STD1004", NameToken(call.Expression), NameToken(call.Expression).ValueText, "the compiler does not know which member this calls");
            return Outcome.Refused;
        }

        Depend(call, counterpart, chosen);
        Apply(call, chosen, counterpart);
        return Outcome.Expression;
    }
}
