using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Differential;

/// <summary>What a translation gave: the compilation with its trees, and what was said.</summary>
internal sealed record Translated(Compilation Output, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Something that adds sync members to a compilation.</summary>
internal delegate Translated Translator(CSharpCompilation compilation, CSharpParseOptions options);

internal static class Translators
{
    private static readonly Type? Generator = Find("Standards.Sync.SyncGenerator");
    private static readonly Type? Analyzer = Find("Standards.Sync.SyncVerdictAnalyzer");

    public static bool HasGenerator => Generator is not null;

    /// <summary>The product: the generator, and the analyzer of its verdicts.</summary>
    public static Translated Product(CSharpCompilation compilation, CSharpParseOptions options)
    {
        var generator = (IIncrementalGenerator)Activator.CreateInstance(Generator!)!;
        var driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], [FuzzOptions.Counterparts], options, FuzzOptions.Instance);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics, CancellationToken.None);
        if (Analyzer is not null)
        {
            var analyzer = (DiagnosticAnalyzer)Activator.CreateInstance(Analyzer)!;
            var said = output.WithAnalyzers([analyzer], new AnalyzerOptions([FuzzOptions.Counterparts], FuzzOptions.Instance)).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
            diagnostics = diagnostics.AddRange(said);
        }

        return new(output, diagnostics);
    }

    /// <summary>The product, its members made wrong.</summary>
    public static Translator Mutated(Func<MethodDeclarationSyntax, MethodDeclarationSyntax> mutate) => (compilation, options) =>
    {
        var translated = Product(compilation, options);
        var output = translated.Output;
        foreach (var tree in output.SyntaxTrees.Where(static t => t.FilePath.EndsWith(".Sync.g.cs", StringComparison.Ordinal)))
        {
            var root = tree.GetRoot();
            var changed = root.ReplaceNodes(root.DescendantNodes().OfType<MethodDeclarationSyntax>(), (_, method) => mutate(method));
            output = output.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(changed, tree.Options));
        }

        return translated with { Output = output };
    };

    /// <summary>Adds only the attributes.</summary>
    public static Translated Nothing(CSharpCompilation compilation, CSharpParseOptions options)
        => new(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(RuntimeSource.Attributes, options, "Attributes.g.cs")), []);

    /// <summary>
    /// Each sync member blocks on a copy of its async one. It is right by construction, so a failure is the harness's own;
    /// a <paramref name="mutate"/> of the copied members makes it wrong.
    /// </summary>
    public static Translator Blocking(Func<MethodDeclarationSyntax, MethodDeclarationSyntax>? mutate = null) => (compilation, options) =>
    {
        var output = Nothing(compilation, options).Output;
        var tree = compilation.SyntaxTrees[0];
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var copies = new BlockingCopies(output.GetSemanticModel(tree), mutate ?? (static m => m));
        var text = copies.Visit(root)!.NormalizeWhitespace(eol: "\n").ToFullString();
        return new(output.AddSyntaxTrees(CSharpSyntaxTree.ParseText("#nullable disable\n#pragma warning disable\n" + text, options, "Sync.g.cs")), []);
    };

    private static Type? Find(string name) => typeof(Rules).Assembly.GetType(name);

    /// <summary>Leaves of a file only the partial types with the copies and the blocking members.</summary>
    private sealed class BlockingCopies(SemanticModel model, Func<MethodDeclarationSyntax, MethodDeclarationSyntax> mutate) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => Part(node);

        public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => Part(node);

        public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => Part(node);

        public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Part(node);

        private TypeDeclarationSyntax Part(TypeDeclarationSyntax type)
        {
            var members = new List<MemberDeclarationSyntax>();
            foreach (var member in type.Members)
            {
                if (member is TypeDeclarationSyntax nested)
                {
                    members.Add((MemberDeclarationSyntax)Visit(nested)!);
                }
                else if (member is MethodDeclarationSyntax method && Attributed.Is(method))
                {
                    members.AddRange(Copies(method));
                }
            }

            return type.WithParameterList(null).WithBaseList(null).WithAttributeLists([]).WithMembers([.. members]);
        }

        private IEnumerable<MemberDeclarationSyntax> Copies(MethodDeclarationSyntax method)
        {
            var symbol = (IMethodSymbol)model.GetDeclaredSymbol(method)!;
            var keepToken = method.AttributeLists.ToString().Contains("PreserveCancellationToken", StringComparison.Ordinal);
            var parameters = method.ParameterList.Parameters.Where(p => keepToken || !Attributed.IsDropped(p)).ToList();
            var returns = symbol.ReturnType is INamedTypeSymbol { IsGenericType: true } named
                ? (named.Name == "IAsyncEnumerable" ? "IEnumerable<" : "") + named.TypeArguments[0].ToDisplayString() + (named.Name == "IAsyncEnumerable" ? ">" : "")
                : "void";
            var plain = method.WithAttributeLists([]).WithReturnType(SyntaxFactory.ParseTypeName(returns + " "))
                .WithIdentifier(SyntaxFactory.Identifier(Attributed.SyncName(method)))
                .WithModifiers([.. method.Modifiers.Where(static m => !m.IsKind(SyntaxKind.AsyncKeyword) && !m.IsKind(SyntaxKind.ReadOnlyKeyword))])
                .WithParameterList(method.ParameterList.WithParameters(SyntaxFactory.SeparatedList(parameters.Select(static p => p.WithAttributeLists([])))));
            if (method is { Body: null, ExpressionBody: null })
            {
                yield return plain.WithoutTrivia();
                yield break;
            }

            var copy = mutate(method).WithAttributeLists([]).WithIdentifier(SyntaxFactory.Identifier(method.Identifier.Text + "__copy"))
                .WithModifiers([.. method.Modifiers.Where(static m => m.Kind() is not (SyntaxKind.OverrideKeyword or SyntaxKind.VirtualKeyword))]);
            yield return copy;

            var arguments = string.Join(", ", method.ParameterList.Parameters.Select(p => !keepToken && Attributed.IsDropped(p) ? "default" : p.Identifier.Text));
            var call = $"{copy.Identifier.Text}{method.TypeParameterList}({arguments})" + (symbol.ReturnType.Name == "IAsyncEnumerable" ? ".ToBlockingEnumerable()" : ".GetAwaiter().GetResult()");
            yield return plain.WithBody(null).WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression(call)))
                .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken)).WithoutTrivia();
        }
    }
}
