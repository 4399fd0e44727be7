using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>What a type is to the translator. Types are known by name, so that polyfills count too.</summary>
internal enum AsyncShape
{
    None,
    Task,
    TaskOfT,
    ConfiguredTask,
    ConfiguredTaskOfT,
    TaskAwaiter,
    AsyncEnumerable,
    AsyncEnumerator,
    ConfiguredAsyncEnumerable,
    ConfiguredAsyncDisposable,
    AsyncDisposable,
    CancellationToken,
    Progress,
    Memory,
    ReadOnlyMemory,
    Func,
}

internal static class AsyncShapes
{
    public static AsyncShape Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named || named.Name.Length < 4)
        {
            return AsyncShape.None;
        }

        switch (named.Name)
        {
            case "Task" or "ValueTask" when In(named, "Tasks", "Threading"):
                return named.Arity == 0 ? AsyncShape.Task : AsyncShape.TaskOfT;
            case "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" when In(named, "CompilerServices", "Runtime"):
                return named.Arity == 0 ? AsyncShape.ConfiguredTask : AsyncShape.ConfiguredTaskOfT;
            case "TaskAwaiter" or "ValueTaskAwaiter" when In(named, "CompilerServices", "Runtime"):
                return AsyncShape.TaskAwaiter;
            case "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter" when In(named.ContainingType, "CompilerServices", "Runtime"):
                return AsyncShape.TaskAwaiter;
            case "IAsyncEnumerable" when named.Arity == 1 && In(named, "Generic", "Collections"):
                return AsyncShape.AsyncEnumerable;
            case "IAsyncEnumerator" when named.Arity == 1 && In(named, "Generic", "Collections"):
                return AsyncShape.AsyncEnumerator;
            case "ConfiguredCancelableAsyncEnumerable" when In(named, "CompilerServices", "Runtime"):
                return AsyncShape.ConfiguredAsyncEnumerable;
            case "ConfiguredAsyncDisposable" when In(named, "CompilerServices", "Runtime"):
                return AsyncShape.ConfiguredAsyncDisposable;
            case "IAsyncDisposable" when InSystem(named):
                return AsyncShape.AsyncDisposable;
            case "CancellationToken" when named.ContainingNamespace is { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }:
                return AsyncShape.CancellationToken;
            case "IProgress" when named.Arity == 1 && InSystem(named):
                return AsyncShape.Progress;
            case "Memory" when named.Arity == 1 && InSystem(named):
                return AsyncShape.Memory;
            case "ReadOnlyMemory" when named.Arity == 1 && InSystem(named):
                return AsyncShape.ReadOnlyMemory;
            case "Func" when named.Arity > 0 && InSystem(named):
                return AsyncShape.Func;
            default:
                return AsyncShape.None;
        }
    }

    /// <summary>Whether the value of the type is awaited: tasks, and what <c>ConfigureAwait</c> makes of them.</summary>
    public static bool IsAwaitable(this AsyncShape shape)
        => shape is AsyncShape.Task or AsyncShape.TaskOfT or AsyncShape.ConfiguredTask or AsyncShape.ConfiguredTaskOfT;

    /// <summary>Whether awaiting it gives nothing.</summary>
    public static bool IsVoid(this AsyncShape shape) => shape is AsyncShape.Task or AsyncShape.ConfiguredTask;

    public static bool IsTask(this AsyncShape shape) => shape is AsyncShape.Task or AsyncShape.TaskOfT;

    public static bool IsSequence(this AsyncShape shape)
        => shape is AsyncShape.AsyncEnumerable or AsyncShape.AsyncEnumerator or AsyncShape.ConfiguredAsyncEnumerable;

    public static bool IsMemory(this AsyncShape shape) => shape is AsyncShape.Memory or AsyncShape.ReadOnlyMemory;

    public static bool InSystem(INamedTypeSymbol type)
        => type.ContainingType is null && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Whether the type stands in <c>System.{outer}.{inner}</c>.</summary>
    public static bool In(INamedTypeSymbol? type, string inner, string outer)
        => type?.ContainingNamespace is { } n && n.Name == inner && n.ContainingNamespace is { } o && o.Name == outer
            && o.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
