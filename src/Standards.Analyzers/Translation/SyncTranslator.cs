using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>A stand-in, just enough to run the pipeline: it replaces words in async methods of one non-generic, partial class.</summary>
internal sealed class SyncTranslator
{
    private readonly Compilation compilation;

    public SyncTranslator(Compilation compilation, CounterpartMap counterparts) => this.compilation = compilation;

    public FileTranslation Translate(SyntaxTree tree, TranslationOptions options, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        var model = compilation.GetSemanticModel(tree);
        var members = ImmutableArray.CreateBuilder<MemberTranslation>();
        foreach (var method in root.DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            var symbol = model.GetDeclaredSymbol(method, cancellationToken)!;
            if (method.Parent is ClassDeclarationSyntax type
                && (symbol.GetAttributes().Concat(symbol.ContainingType.GetAttributes()).Any(a => a.AttributeClass?.Name == "CreateSyncVersionAttribute")))
            {
                members.Add(Translate(method, symbol, type));
            }
        }

        return new FileTranslation(tree.FilePath, string.Concat(root.Usings.Select(u => u.ToString() + "\n")), members.ToImmutable());
    }

    private static MemberTranslation Translate(MethodDeclarationSyntax method, IMethodSymbol symbol, ClassDeclarationSyntax type)
    {
        var containers = ImmutableArray.CreateBuilder<Container>();
        if (type.Parent is BaseNamespaceDeclarationSyntax ns)
        {
            containers.Add(new Container("namespace " + ns.Name, ns is NamespaceDeclarationSyntax ? ContainerKind.Namespace : ContainerKind.FileScopedNamespace));
        }

        containers.Add(new Container("partial class " + type.Identifier.ValueText, ContainerKind.Type));
        var translation = new MemberTranslation
        {
            Key = symbol.GetDocumentationCommentId()!,
            DisplayName = type.Identifier.ValueText + "." + symbol.Name,
            FilePath = method.SyntaxTree.FilePath,
            Span = method.Span,
            Containers = containers.ToImmutable(),
            Signature = symbol.Name.Replace("Async", "") + "(" + string.Join(",", symbol.Parameters.Select(p => p.Type.ToDisplayString())) + ")",
            Text = "        " + method.WithAttributeLists(default).WithoutTrivia().ToString()
                .Replace("async ", "").Replace("await ", "").Replace("Task.Delay", "System.Threading.Thread.Sleep").Replace("Async", "").Replace("Task<int>", "int").Replace("Task ", "void "),
        };
        if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            translation.Problems.Add(new Problem(Rules.TypeNotPartial.Id, type.Identifier.Span, [type.Identifier.ValueText, symbol.Name], true));
        }

        return translation;
    }
}
