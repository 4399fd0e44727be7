using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Twins;

/// <summary>An async member and the hand-written sync member of its type that stands for it.</summary>
/// <param name="AsyncSyntax">The declaration of the async member.</param>
/// <param name="SyncSyntax">The declaration of the sync member.</param>
/// <param name="KeepsTokens">The hand-written one takes the tokens that the async one takes.</param>
/// <param name="KeepsProgress">The hand-written one takes the progress that the async one takes.</param>
/// <param name="GivenName">The sync name, where dropping every word <c>Async</c> is not it.</param>
/// <param name="Asks">Whether the async one asks for a sync version already, by its own attribute or its type's.</param>
internal sealed record TwinPair(
    IMethodSymbol Async,
    MethodDeclarationSyntax AsyncSyntax,
    IMethodSymbol Sync,
    MethodDeclarationSyntax SyncSyntax,
    bool KeepsTokens,
    bool KeepsProgress,
    string? GivenName,
    bool Asks)
{
    /// <summary>The documentation comment ID of the async member, which is also the key of its translation.</summary>
    public string Key { get; } = Async.GetDocumentationCommentId() ?? Async.ToDisplayString();
}
