using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>From async members to sync members: a pure function of a compilation and a file.</summary>
internal sealed class SyncTranslator
{
    private readonly Compilation compilation;
    private readonly TranslatorState state;
    private readonly Func<SyntaxTree, TranslationOptions> optionsOf;
    private readonly ConcurrentDictionary<ISymbol, ISet<int>> keptMemory = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, Lazy<SemanticModel>> models = new();
    private readonly ThreadLocal<HashSet<ISymbol>> deciding = new(static () => new(SymbolEqualityComparer.Default));

    /// <param name="compilation">What is translated, without what this translator generates.</param>
    /// <param name="counterparts">The user's map.</param>
    /// <param name="optionsOf">The options of a file; the defaults where it is null.</param>
    /// <param name="isOverridden">A cheap test by name: false only where no method of the compilation with that name overrides anything.</param>
    public SyncTranslator(Compilation compilation, CounterpartMap counterparts, Func<SyntaxTree, TranslationOptions>? optionsOf = null, Func<string, bool>? isOverridden = null)
    {
        this.compilation = compilation;
        this.optionsOf = optionsOf ?? (static _ => TranslationOptions.Default);
        state = new(compilation, counterparts, this.optionsOf, KeepsMemory, isOverridden ?? (static _ => true));
    }

    /// <summary>
    /// All attributed members of one tree. Trees may be translated in parallel. An exception of the translator at one member
    /// is that member's STD1012.
    /// </summary>
    public FileTranslation Translate(SyntaxTree tree, TranslationOptions options, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        var members = ImmutableArray.CreateBuilder<MemberTranslation>();
        var model = ModelOf(tree);
        var directives = SyncOnlyDirectives.Find(tree, root, cancellationToken, options.LineDirectives ? LinePath(tree) : "");
        foreach (var type in root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
        {
            if (!MayHoldRequests(type))
            {
                continue;
            }

            if (model.Value.GetDeclaredSymbol(type, cancellationToken) is not INamedTypeSymbol symbol)
            {
                continue;
            }

            if (state.Generated.Covering(symbol) is { TypeName: not null } whole && !ContainerBuilder.IsExtension(type))
            {
                members.Add(Isolated(type, symbol, () => new TypeTranslator(model.Value, state, type, symbol, whole, options, directives, cancellationToken).Translate()));
                continue;
            }

            var first = members.Count;
            foreach (var member in type.Members)
            {
                if (member is not MethodDeclarationSyntax method || model.Value.GetDeclaredSymbol(method, cancellationToken) is not { } declared)
                {
                    continue;
                }

                if (state.Generated.RequestFor(declared) is not { } request)
                {
                    AddIneffectiveSkip(method, declared, symbol, members);
                }
                else
                {
                    members.Add(Isolated(method, declared, () => new MethodTranslator(model.Value, state, method, declared, request, options, directives, cancellationToken).Translate()));
                }
            }

            if (members.Count == first)
            {
                AddIneffective(type, symbol, members);
            }
        }

        return new(tree.FilePath, members.Count == 0 ? "" : FileHeader.Of(root, members.ToImmutable()), members.ToImmutable());
    }

    /// <summary>One model a tree: what one translation binds, another finds bound.</summary>
    private Lazy<SemanticModel> ModelOf(SyntaxTree tree) => models.GetOrAdd(tree, t => new(() => SemanticModels.Of(compilation, t)));

    private void AddIneffective(TypeDeclarationSyntax type, INamedTypeSymbol symbol, ImmutableArray<MemberTranslation>.Builder members)
    {
        if (type.AttributeLists.Count == 0 || state.Generated.Covering(symbol) is null
            || symbol.GetMembers().Any(m => m is IMethodSymbol method && state.Generated.RequestFor(method) is not null))
        {
            return;
        }

        var translation = Empty(type, symbol);
        translation.Problems.Add(new("STD1012", type.Identifier.Span, [symbol.Name, "it has no method that returns a task or an async sequence"], false));
        members.Add(translation);
    }

    private void AddIneffectiveSkip(MethodDeclarationSyntax syntax, IMethodSymbol method, INamedTypeSymbol type, ImmutableArray<MemberTranslation>.Builder members)
    {
        if (syntax.AttributeLists.Count > 0 && GeneratedMembers.IsSkipped(method) && state.Generated.Covering(type) is null)
        {
            var translation = Empty(syntax, method);
            translation.Problems.Add(new("STD1012", syntax.Identifier.Span, [method.Name, "neither it nor its type asks for a sync version that it could skip"], false));
            members.Add(translation);
        }
    }

    /// <summary>With <c>PathMap</c> the path that the compiler writes, so that the text of a generated file is the same in every folder.</summary>
    private string LinePath(SyntaxTree tree)
        => compilation.Options.SourceReferenceResolver is SourceFileResolver { PathMap.IsDefaultOrEmpty: false } resolver
            ? resolver.NormalizePath(tree.FilePath, baseFilePath: null) ?? tree.FilePath
            : tree.FilePath;

    private static MemberTranslation Isolated(MemberDeclarationSyntax syntax, ISymbol symbol, Func<MemberTranslation> translate)
    {
        try
        {
            return translate();
        }
#pragma warning disable CA1031 // one member that fails takes no other with it, and no exception leaves the generator
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var failed = Empty(syntax, symbol);
            failed.Problems.Add(new("STD1012", syntax is MethodDeclarationSyntax m ? m.Identifier.Span : ((TypeDeclarationSyntax)syntax).Identifier.Span,
                [symbol.Name, $"internal failure, {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}"], true));
            failed.Text = null;
            return failed;
        }
    }

    private static MemberTranslation Empty(MemberDeclarationSyntax syntax, ISymbol symbol) => new()
    {
        Key = symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString(),
        DisplayName = symbol.Name,
        FilePath = syntax.SyntaxTree.FilePath,
        Span = syntax.Span,
        Text = "",
    };

    /// <summary>Whether the parameter of a member that will be generated stays Memory: known only from its body.</summary>
    private bool KeepsMemory(IMethodSymbol method, int ordinal)
    {
        if (ordinal >= method.Parameters.Length || !AsyncShapes.Of(method.Parameters[ordinal].Type).IsMemory())
        {
            return false;
        }

        var running = deciding.Value!;
        if (keptMemory.TryGetValue(method, out var known))
        {
            return known.Contains(ordinal);
        }

        // A cycle: each assumes that the other takes a span.
        var implementation = method.PartialImplementationPart ?? method;
        if (running.Contains(method) || implementation.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax syntax
            || !compilation.ContainsSyntaxTree(syntax.SyntaxTree) || state.Generated.RequestFor(method) is not { } request)
        {
            return false;
        }

        running.Add(method);
        try
        {
            var tree = syntax.SyntaxTree;
            var translator = new MethodTranslator(ModelOf(tree).Value, state, syntax, implementation, request, optionsOf(tree),
                SyncOnlyDirectives.Find(tree, tree.GetRoot(), CancellationToken.None), CancellationToken.None);
            return keptMemory.GetOrAdd(method, translator.KeptMemory()).Contains(ordinal);
        }
        finally
        {
            running.Remove(method);
        }
    }

    /// <summary>Whether the part of the type can hold a member that asks for a sync version: it has attributes, or is one of several parts.</summary>
    private static bool MayHoldRequests(TypeDeclarationSyntax type)
    {
        for (SyntaxNode? node = type; node is TypeDeclarationSyntax t; node = node.Parent)
        {
            if (t.AttributeLists.Count > 0 || t.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return true;
            }

            if (!ContainerBuilder.IsExtension(t))
            {
                break;
            }
        }

        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax && member.AttributeLists.Count > 0)
            {
                return true;
            }
        }

        return false;
    }
}
