using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>Makes an async method sync by its syntax alone; good enough to recognise a twin, not to write one.</summary>
internal sealed class NaiveSyncRewriter : CSharpSyntaxRewriter
{
    private readonly MethodDeclarationSyntax source;
    private readonly string name;
    private readonly bool keepsTokens;
    private readonly bool keepsProgress;
    private readonly HashSet<string> dropped;

    public NaiveSyncRewriter(MethodDeclarationSyntax source, string? name, bool keepsTokens, bool keepsProgress)
    {
        this.source = source;
        this.name = name ?? SyncNames.Strip(source.Identifier.ValueText);
        this.keepsTokens = keepsTokens;
        this.keepsProgress = keepsProgress;
        dropped = [.. source.ParameterList.Parameters.Where(IsDropped).Select(static p => p.Identifier.ValueText)];
    }

    public MethodDeclarationSyntax Rewrite() => ((MethodDeclarationSyntax)Visit(source)).WithIdentifier(SyntaxFactory.Identifier(name));

    public override SyntaxToken VisitToken(SyntaxToken token)
        => token.IsKind(SyntaxKind.AsyncKeyword) || token.IsKind(SyntaxKind.AwaitKeyword) ? default : base.VisitToken(token);

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node)
    {
        var kept = node.Attributes.Where(static a => SyntaxNames.Last(a.Name) is not (SyncAttribute.ShortName or "CreateSyncVersionAttribute" or "EnumeratorCancellation")).ToArray();
        return kept.Length == 0 ? null : kept.Length == node.Attributes.Count ? base.VisitAttributeList(node) : node.WithAttributes(SyntaxFactory.SeparatedList(kept));
    }

    public override SyntaxNode? VisitParameterList(ParameterListSyntax node) => node.Parent == source
        ? node.WithParameters(SyntaxFactory.SeparatedList(node.Parameters.Where(p => !IsDropped(p)).Select(p => (ParameterSyntax)Visit(p))))
        : base.VisitParameterList(node);

    public override SyntaxNode? VisitArgumentList(ArgumentListSyntax node)
        => node.WithArguments(SyntaxFactory.SeparatedList(node.Arguments.Where(a => !IsDropped(a)).Select(a => (ArgumentSyntax)Visit(a))));

    public override SyntaxNode? VisitAwaitExpression(AwaitExpressionSyntax node) => Visit(node.Expression);

    public override SyntaxNode? VisitParenthesizedExpression(ParenthesizedExpressionSyntax node)
    {
        // (await F()).Length: without the 'await' nobody writes the parentheses.
        var visited = (ParenthesizedExpressionSyntax)base.VisitParenthesizedExpression(node)!;
        return node.Expression is AwaitExpressionSyntax && visited.Expression is InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax
            ? visited.Expression
            : visited;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        => node.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WithCancellation", Expression: var inner }
            ? Visit(inner)
            : base.VisitInvocationExpression(node);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => node.Identifier.ValueText switch
    {
        "Task" or "ValueTask" when IsType(node) => SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword)),
        var name when SyncNames.Strip(name) is { Length: > 0 } sync && sync != name => SyntaxFactory.IdentifierName(sync),
        _ => base.VisitIdentifierName(node),
    };

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => node.Identifier.ValueText switch
    {
        "Task" or "ValueTask" when IsType(node) && node.TypeArgumentList.Arguments.Count == 1 => Visit(node.TypeArgumentList.Arguments[0]),
        var name => ((GenericNameSyntax)base.VisitGenericName(node)!).WithIdentifier(SyntaxFactory.Identifier(SyncName(name))),
    };

    // System.Threading.Tasks.Task<int>: what stands before the name goes with it, or stays with it.
    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node)
        => node.Right.Identifier.ValueText is "Task" or "ValueTask" ? Visit(node.Right) : node.WithRight((SimpleNameSyntax)Visit(node.Right));

    // 'Task.FromResult(x)' is not a type here; it has its own meaning, which this rewriter does not know.
    private static bool IsType(SimpleNameSyntax node) => node.Parent is not MemberAccessExpressionSyntax;

    private static string SyncName(string name) => name switch
    {
        "IAsyncEnumerable" => "IEnumerable",
        "IAsyncEnumerator" => "IEnumerator",
        _ => SyncNames.Strip(name),
    };

    private bool IsDropped(ArgumentSyntax argument) => argument.Expression is IdentifierNameSyntax name && dropped.Contains(name.Identifier.ValueText);

    private bool IsDropped(ParameterSyntax parameter) => parameter.Type is { } type && SyntaxNames.Last(type) switch
    {
        "CancellationToken" => !keepsTokens,
        "IProgress" => !keepsProgress,
        _ => false,
    };
}
