using Microsoft.CodeAnalysis;

namespace Standards.Sync;

internal static class SyncTypes
{
    /// <summary>Whether a method that returns the type is one that a sync version can be asked of.</summary>
    public static bool IsAsync(ITypeSymbol type) => type switch
    {
        { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } } => true,
        { Name: "IAsyncEnumerable" or "IAsyncEnumerator", ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } } => true,
        _ => false,
    };
}
