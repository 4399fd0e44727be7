using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>The static members of <c>Task</c> and <c>ValueTask</c>.</content>
internal sealed partial class BodyTranslator
{
    private bool IsTaskFactory(InvocationExpressionSyntax call)
        => SymbolOf(call) is IMethodSymbol { ContainingType: { } type } method
            && ((method.IsStatic && AsyncShapes.Of(type).IsTask()) || (method.Name == "StartNew" && type.Name == "TaskFactory"));

    private Outcome TaskFactory(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNode? context)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (method.Name)
        {
            case "Yield":
                return Outcome.Nothing;
            case "FromResult" when arguments.Count == 1:
                return JustValue(call, arguments[0].Expression, method.TypeArguments[0], context);
            case "FromException" when arguments.Count == 1:
                var exception = arguments[0].Expression;
                Visit(exception);
                edits.Replace(TextSpan.FromBounds(call.SpanStart, exception.SpanStart), "throw ");
                edits.Delete(exception.Span.End, call.Span.End);
                return Outcome.Throw;
            case "FromCanceled" when arguments.Count == 1 && IsPure(arguments[0].Expression):
                edits.Replace(call.Span, "throw new global::System.Threading.Tasks.TaskCanceledException()");
                return Outcome.Throw;
            case "Delay":
                return Delay(call, method);
            case "Run":
            case "StartNew" when method.Parameters[0].Type is INamedTypeSymbol { DelegateInvokeMethod.Parameters.Length: 0 }:
                return Run(call, method, context);
            case "WhenAll":
                return WhenAll(call, method);
            default:
                return arguments.Any(a => IsRefused(a.Expression)) ? Outcome.Refused : NoMeaning(call, $"'{Short(call.Expression)}'");
        }
    }

    private Outcome Delay(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var parameter = ParameterFor(argument, call.ArgumentList, method);
            switch (parameter?.Type.Name)
            {
                case "CancellationToken":
                    if (!IsNoToken(argument.Expression))
                    {
                        return NoMeaning(argument, "a delay that can be cancelled");
                    }

                    RemoveArgument(call.ArgumentList, argument);
                    break;
                case "TimeProvider":
                    if (SymbolOf(argument.Expression) is not IPropertySymbol { Name: "System", ContainingType.Name: "TimeProvider" })
                    {
                        return NoMeaning(argument, "a delay by a time provider of the program's own");
                    }

                    RemoveArgument(call.ArgumentList, argument);
                    break;
                default:
                    if (argument.NameColon is not null)
                    {
                        edits.Delete(argument.NameColon.SpanStart, argument.Expression.SpanStart);
                    }

                    Visit(argument.Expression);
                    break;
            }
        }

        var isInScope = model.LookupNamespacesAndTypes(call.SpanStart, name: "Thread") is [INamedTypeSymbol type] && type.ToDisplayString() == "System.Threading.Thread";
        edits.Replace(call.Expression.Span, isInScope ? "Thread.Sleep" : "global::System.Threading.Thread.Sleep");
        return Outcome.Expression;
    }

    /// <summary><c>Task.Run(f)</c>, awaited: <c>f()</c>.</summary>
    private Outcome Run(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNode? context)
    {
        var arguments = call.ArgumentList.Arguments;
        foreach (var argument in arguments.Skip(1))
        {
            var type = model.GetTypeInfo(argument.Expression, cancellationToken).ConvertedType;
            if (AsyncShapes.Of(type) == AsyncShape.CancellationToken ? !IsNoToken(argument.Expression) : !IsPure(argument.Expression))
            {
                return NoMeaning(argument, $"an argument of '{method.Name}'");
            }
        }

        var work = WithoutParentheses(arguments[0].Expression);
        var returned = ((INamedTypeSymbol)method.Parameters[0].Type).DelegateInvokeMethod!.ReturnType;
        var isMapped = AsyncShapes.Of(returned).IsTask();
        if (method.Name == "StartNew" && isMapped)
        {
            return NoMeaning(call, "a task of a task from 'StartNew'", "call 'Task.Run'");
        }

        if (work is ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body } lambda && SymbolOf(lambda) is IMethodSymbol function)
        {
            var outer = frame;
            frame = new Frame(body, function.IsAsync, isMapped, AsyncShapes.Of(function.ReturnType), isMapped ? mapper.Map(function.ReturnType) : function.ReturnType);
            var outcome = Outcome.Expression;
            var inner = body;
            if (function.IsAsync && WithoutParentheses(body) is AwaitExpressionSyntax await)
            {
                RemoveAwait(await);
                inner = await.Expression;
                outcome = Awaited(inner, context);
            }
            else if (frame.ReturnsTasks)
            {
                outcome = Awaited(body, context);
            }
            else
            {
                Visit(body);
            }

            frame = outer;
            if (outcome is Outcome.Refused or Outcome.Nothing or Outcome.Statement)
            {
                return outcome;
            }

            var result = isMapped ? (returned as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() : returned;
            var cast = result is null or { SpecialType: SpecialType.System_Void } || outcome == Outcome.Throw || (isMapped && !function.IsAsync) ? "" : CastTo(result, body, call, context);
            var needsParentheses = outcome != Outcome.Throw && !IsPrimary(inner) && (context is null || cast.Length > 0);
            insertedCast |= cast.Length > 0;
            edits.Replace(TextSpan.FromBounds(call.SpanStart, body.SpanStart), cast + (needsParentheses ? "(" : ""));
            edits.Replace(TextSpan.FromBounds(body.Span.End, call.Span.End), needsParentheses ? ")" : "");
            return outcome == Outcome.Throw ? outcome
                : WithoutParentheses(inner) is InvocationExpressionSyntax or AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax
                ? outcome : Outcome.Value;
        }

        if (work is AnonymousFunctionExpressionSyntax block)
        {
            var result = isMapped ? mapper.Map(returned) : returned;
            var type = result.SpecialType == SpecialType.System_Void ? "global::System.Action" : $"global::System.Func<{Display(result, call.SpanStart)}>";
            Lambda(block, isMapped);
            edits.Replace(TextSpan.FromBounds(call.SpanStart, block.SpanStart), $"(({type})(");
            edits.Replace(TextSpan.FromBounds(block.Span.End, call.Span.End), "))()");
            return Outcome.Expression;
        }

        if (SymbolOf(work) is IMethodSymbol group)
        {
            if (isMapped)
            {
                MethodGroup(work, (INamedTypeSymbol)method.Parameters[0].Type);
            }
            else
            {
                VisitReceiver(work);
            }

            if (group.Parameters.Length > 0 && !group.Parameters.All(p => IsDroppedIn(p)))
            {
                return NoMeaning(work, $"the method group '{Short(work)}'", "write a lambda");
            }
        }
        else
        {
            Visit(work);
            if (isMapped && !IsMappedStorage(SymbolOf(work)))
            {
                return NoMeaning(work, $"the delegate '{Short(work)}'");
            }
        }

        edits.Delete(call.SpanStart, work.SpanStart);
        edits.Replace(TextSpan.FromBounds(work.Span.End, call.Span.End), "()");
        return Outcome.Expression;
    }

    /// <summary><c>Task.WhenAll</c>: every call runs, in order, then the first exception is thrown.</summary>
    private Outcome WhenAll(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 1 && WithoutParentheses(arguments[0].Expression) is IdentifierNameSyntax name && SymbolOf(name) is ILocalSymbol local && values.Contains(local))
        {
            edits.Delete(call.SpanStart, name.SpanStart);
            edits.Delete(name.Span.End, call.Span.End);
            return method.ReturnType is INamedTypeSymbol { Arity: 1 } ? Outcome.Value : Outcome.Nothing;
        }

        if (arguments.Count == 1 && SelectOf(arguments[0].Expression) is { } select)
        {
            var known = problems.Count;
            var all = AllOf(call, select);
            if (problems.Count == known)
            {
                Say("STD1010", call, "'Task.WhenAll'");
            }

            return all;
        }

        var calls = arguments.Count == 1 ? Elements(arguments[0].Expression) : arguments.Select(static a => a.Expression).ToList();
        if (arguments.Any(a => IsRefused(a.Expression)))
        {
            return Outcome.Refused;
        }

        if (calls is null)
        {
            return NoMeaning(call, "'Task.WhenAll' of tasks that were started elsewhere", "pass the calls, or a 'Select', to it");
        }

        if (calls.Find(c => WithoutParentheses(c) is not InvocationExpressionSyntax) is { } started)
        {
            return NoMeaning(started, "a task that was started before 'Task.WhenAll'", "pass the call to it");
        }

        if (calls.Count > 1 && calls.Select(FailingEarly).FirstOrDefault(static e => e is not null) is { } early)
        {
            return NoMeaning(early, "an argument that may throw before 'Task.WhenAll' has all tasks", "store it in a local before");
        }

        if (method.ReturnType is INamedTypeSymbol { Arity: 1 } && calls.All(AlwaysFails))
        {
            return NoMeaning(call, "'Task.WhenAll' of failed tasks only", "throw the exception");
        }

        if (calls.Find(CannotBeCaptured) is { } captured)
        {
            return NoMeaning(captured, "a call inside 'Task.WhenAll' that uses a 'ref' or span variable");
        }

        UsesHelpers = true;
        foreach (var c in calls)
        {
            switch (Awaited(c, null))
            {
                case Outcome.Refused:
                    return Outcome.Refused;
                case Outcome.Nothing:
                case Outcome.Value when method.ReturnType is INamedTypeSymbol { Arity: 0 } && IsPure(c):
                    edits.Replace(c.Span, "() => { }");
                    break;
                case Outcome.Value when method.ReturnType is INamedTypeSymbol { Arity: 0 }:
                    edits.Insert(c.SpanStart, "() => _ = ");
                    break;
                default:
                    edits.Insert(c.SpanStart, "() => ");
                    break;
            }
        }

        Say("STD1010", call, "'Task.WhenAll'");
        edits.Replace(call.Expression.Span, "global::Standards.SyncCalls.WhenAll");
        if (arguments.Count == 1 && calls.Count > 0 && calls[0] != arguments[0].Expression)
        {
            edits.Delete(arguments[0].SpanStart, calls[0].SpanStart);
            edits.Delete(calls[calls.Count - 1].Span.End, arguments[0].Span.End);
        }

        return Outcome.Expression;
    }

    /// <summary>A <c>Select</c> whose lambda starts tasks, as the sync helper's call.</summary>
    private Outcome AllOf(ExpressionSyntax whole, InvocationExpressionSyntax select)
    {
        var source = ((MemberAccessExpressionSyntax)select.Expression).Expression;
        var selector = select.ArgumentList.Arguments[0].Expression;
        if (FailingEarlyInEach(selector) is { } early)
        {
            return NoMeaning(early, "an expression that may throw before 'Task.WhenAll' has all tasks", "make the lambda 'async'");
        }

        UsesHelpers = true;
        Visit(source);
        MappedValue(selector);
        edits.Replace(TextSpan.FromBounds(whole.SpanStart, source.SpanStart), "global::Standards.SyncCalls.WhenAll(");
        edits.Replace(TextSpan.FromBounds(source.Span.End, selector.SpanStart), ", ");
        edits.Replace(TextSpan.FromBounds(selector.Span.End, whole.Span.End), ")");
        return Outcome.Expression;
    }

    /// <summary>The <c>Select</c> in <c>source.Select(x => FAsync(x)).ToList()</c>.</summary>
    private InvocationExpressionSyntax? SelectOf(ExpressionSyntax expression)
    {
        expression = WithoutParentheses(expression);
        while (expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray" } wrapper })
        {
            expression = wrapper.Expression;
        }

        return expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } select
            && SymbolOf(select) is IMethodSymbol { ContainingType.Name: "Enumerable" or "ImmutableArrayExtensions", ReturnType: INamedTypeSymbol { TypeArguments: [var element] } }
            && AsyncShapes.Of(element).IsTask() ? select : null;
    }

    private static List<ExpressionSyntax>? Elements(ExpressionSyntax expression) => WithoutParentheses(expression) switch
    {
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        CollectionExpressionSyntax collection when collection.Elements.All(static e => e is ExpressionElementSyntax)
            => [.. collection.Elements.Select(static e => ((ExpressionElementSyntax)e).Expression)],
        InvocationExpressionSyntax => [expression],
        _ => null,
    };

    private bool CannotBeCaptured(ExpressionSyntax expression)
        => expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => SymbolOf(n) switch
        {
            IParameterSymbol p => p.RefKind != RefKind.None || p.Type.IsRefLikeType || (p.Type is INamedTypeSymbol && AsyncShapes.Of(p.Type).IsMemory() && !memory.Keeps(p)),
            ILocalSymbol l => l.RefKind != RefKind.None || l.Type.IsRefLikeType || (AsyncShapes.Of(l.Type).IsMemory() && !memory.Keeps(l)),
            _ => false,
        }) || (Method?.ContainingType is { IsValueType: true } && expression.DescendantNodesAndSelf().Any(n =>
            n is ThisExpressionSyntax || (n is IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } && SymbolOf(n) is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Method })));
}
