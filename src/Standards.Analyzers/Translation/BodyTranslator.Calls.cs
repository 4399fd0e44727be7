using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Calls, awaited and not.</content>
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

        // "await t.ConfigureAwait(false)" of a local needs no more than the local.
        edits.Delete(wrapper.Expression.Span.End, call.Span.End);
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
            || (symbol is IFieldSymbol or IPropertySymbol && resolver.FindMember(symbol) is not null);
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
            ? CounterpartResolver.TypeOf(resolver.FindMember(symbol)) : null;

    /// <summary>Whether the call passes a token that the sync version still has.</summary>
    private bool HasToken(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (ParameterFor(argument, call.ArgumentList, method) is { } p && AsyncShapes.Of(p.Type) == AsyncShape.CancellationToken && !IsNoToken(argument.Expression))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the token is the dropped one, or none from the start.</summary>
    private bool IsNoToken(ExpressionSyntax expression)
    {
        expression = WithoutParentheses(expression);
        return IsDroppedToken(expression)
            || expression is LiteralExpressionSyntax or DefaultExpressionSyntax
            || expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } none && SymbolOf(none) is IPropertySymbol { ContainingType: { } type } && AsyncShapes.Of(type) == AsyncShape.CancellationToken;
    }

    private bool IsToken(ExpressionSyntax expression)
        => AsyncShapes.Of(model.GetTypeInfo(expression, cancellationToken).ConvertedType) == AsyncShape.CancellationToken;

    private bool IsDroppedToken(ExpressionSyntax expression)
        => expression is IdentifierNameSyntax name && dropped.Count > 0 && SymbolOf(name) is IParameterSymbol parameter && dropped.Contains(parameter);

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

    /// <summary>Writes the call of the counterpart.</summary>
    private void Apply(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart)
    {
        var name = NameToken(call.Expression);
        var reduced = method.ReducedFrom is not null;
        var pinned = Pin(call, method, counterpart);
        if (pinned is { IsRefused: true })
        {
            return;
        }

        if ((counterpart.StaticContainer ?? pinned?.Container) is { } container)
        {
            var qualified = container.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + counterpart.Name + TypeArguments(call.Expression);
            if (reduced && call.Expression is MemberAccessExpressionSyntax extension)
            {
                Visit(extension.Expression);
                edits.Insert(extension.Expression.SpanStart, qualified + "(");
                var some = call.ArgumentList.Arguments.Any(a => ParameterFor(a, call.ArgumentList, method) is { } p && !counterpart.Parameters[p.Ordinal + 1].Dropped) || pinned is { Added.Count: > 0 };
                edits.Replace(TextSpan.FromBounds(extension.Expression.Span.End, call.ArgumentList.OpenParenToken.Span.End), some ? ", " : "");
            }
            else if (method.IsStatic)
            {
                edits.Replace(call.Expression.Span, qualified);
            }
            else
            {
                NoMeaning(call, $"a call whose counterpart is '{qualified}'");
                return;
            }
        }
        else
        {
            if (reduced && call.Expression is MemberAccessExpressionSyntax receiver && counterpart.Parameters.Length > 0 && IsSpan(counterpart.Parameters[0].Type) && AsyncShapes.Of(TypeOf(receiver.Expression)).IsMemory())
            {
                AsSpan(receiver.Expression);
            }
            else
            {
                VisitReceiver(call.Expression);
            }

            if (counterpart.Name != name.ValueText)
            {
                edits.Replace(name.Span, (pinned is { NeedsThis: true } ? "this." : "") + Escape(counterpart.Name));
            }

            GenericArguments(call.Expression);
        }

        if (counterpart.IsProperty)
        {
            edits.Delete(call.ArgumentList.FullSpan.Start, call.ArgumentList.Span.End);
            return;
        }

        if (pinned is null)
        {
            Arguments(call.ArgumentList, method, counterpart.Parameters, reduced ? 1 : 0, dropped.Count > 0 && HasNoOverloads(method, counterpart));
        }
        else
        {
            PinnedArguments(call, method, counterpart, pinned);
        }
    }

    private void PinnedArguments(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart, PinnedCall pinned)
    {
        foreach (var (expression, type) in pinned.Casts)
        {
            edits.Insert(Outermost(expression).SpanStart, CastText(expression, type) + (TakesCast(Outermost(expression)) ? "" : "("));
        }

        Arguments(call.ArgumentList, method, counterpart.Parameters, method.ReducedFrom is not null ? 1 : 0);
        foreach (var (expression, _) in pinned.Casts)
        {
            if (!TakesCast(Outermost(expression)))
            {
                edits.Insert(Outermost(expression).Span.End, ")");
            }
        }

        if (pinned.Added.Count > 0)
        {
            var list = call.ArgumentList;
            edits.Insert(list.CloseParenToken.SpanStart, (list.Arguments.All(removed.Contains) ? "" : ", ") + string.Join(", ", pinned.Added));
        }

        static ExpressionSyntax Outermost(ExpressionSyntax expression)
        {
            while (expression.Parent is ParenthesizedExpressionSyntax parenthesized)
            {
                expression = parenthesized;
            }

            return expression;
        }
    }

    private static bool HasNoOverloads(IMethodSymbol method, Counterpart counterpart)
    {
        for (var type = (counterpart.Symbol ?? method).ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var other in type.GetMembers(counterpart.Name))
            {
                if (!SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, counterpart.Symbol?.OriginalDefinition))
                {
                    return false;
                }
            }

            // What is generated beside it comes from the overloads of the async one.
            if (type.GetMembers(method.Name).Length > (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType.OriginalDefinition) ? 1 : 0))
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private string TypeArguments(ExpressionSyntax expression)
    {
        var name = expression is MemberAccessExpressionSyntax access ? access.Name : expression as SimpleNameSyntax;
        if (name is not GenericNameSyntax generic)
        {
            return "";
        }

        GenericArguments(expression);
        return edits.Render(generic.TypeArgumentList.Span);
    }

    private void GenericArguments(ExpressionSyntax expression)
    {
        var name = expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => expression as SimpleNameSyntax,
        };
        if (name is GenericNameSyntax generic)
        {
            foreach (var argument in generic.TypeArgumentList.Arguments)
            {
                TypeOrVisit(argument);
            }
        }
    }

    private void VisitReceiver(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case MemberAccessExpressionSyntax access:
                Visit(access.Expression);
                break;
            case SimpleNameSyntax or MemberBindingExpressionSyntax:
                break;
            default:
                Visit(expression);
                break;
        }
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

internal sealed class TypeComparer : IEqualityComparer<ITypeSymbol>
{
    public static readonly TypeComparer Instance = new();

    public bool Equals(ITypeSymbol? x, ITypeSymbol? y) => TypeMapper.Same(x, y);

    public int GetHashCode(ITypeSymbol type) => type.Name.GetHashCode();
}
