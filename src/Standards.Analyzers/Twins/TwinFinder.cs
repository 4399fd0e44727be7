using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Standards.Sync;
using Standards.Translation;

namespace Standards.Twins;

/// <summary>Finds the pairs of one compilation: by the parameters that the sync version of a member would have, not by text.</summary>
internal sealed class TwinFinder
{
    private readonly Compilation compilation;
    private readonly Func<SyntaxTree, TranslationOptions> optionsOf;
    private readonly GeneratedMembers requests = new();
    private readonly TranslatorState state;
    private readonly TypeMapper dropping;
    private readonly TypeMapper keeping;

    private TwinFinder(Compilation compilation, CounterpartMap counterparts, Func<SyntaxTree, TranslationOptions> optionsOf)
    {
        this.compilation = compilation;
        this.optionsOf = optionsOf;
        state = new(compilation, counterparts, optionsOf, static (_, _) => false, static _ => true);
        dropping = new(compilation, counterparts, keepTokens: false);
        keeping = new(compilation, counterparts, keepTokens: true);
    }

    /// <summary>The pairs, in the order of the files and of the async members in them. A sync member is in one pair only.</summary>
    public static ImmutableArray<TwinPair> Find(Compilation compilation, CounterpartMap counterparts, Func<SyntaxTree, TranslationOptions> optionsOf, CancellationToken cancellationToken)
    {
        var finder = new TwinFinder(compilation, counterparts, optionsOf);
        var found = compilation.SyntaxTrees.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Where(tree => !GeneratedTrees.IsGenerated(tree, cancellationToken))
            .SelectMany(tree => finder.InTree(tree, cancellationToken))
            .ToList();
        var best = new HashSet<TwinPair>(found
            .GroupBy(static p => p.Sync, SymbolEqualityComparer.Default)
            .Select(static g => g
                .OrderByDescending(static p => p.Asks)
                .ThenBy(static p => Collisions.Forwards(p.AsyncSyntax, p.Async.Name))
                .ThenByDescending(static p => p.Async.Parameters.Length)
                .First()));
        return [.. found.Where(best.Contains)];
    }

    private List<TwinPair> InTree(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var pairs = new List<TwinPair>();
        SemanticModel? model = null;
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is not MethodDeclarationSyntax method || !MayReturnTask(method.ReturnType))
            {
                continue;
            }

            model ??= SemanticModels.Of(compilation, tree);
            if (model.GetDeclaredSymbol(method, cancellationToken) is { } symbol && Twin(symbol, method, model) is { } pair)
            {
                pairs.Add(pair);
            }
        }

        return pairs;
    }

    /// <summary>Tasks and async sequences are generic names, qualified names and plain names; no predefined type, array or tuple is one.</summary>
    private static bool MayReturnTask(TypeSyntax type) => type is NameSyntax;

    private TwinPair? Twin(IMethodSymbol method, MethodDeclarationSyntax syntax, SemanticModel model)
    {
        if (!GeneratedMembers.IsTaskReturning(method) || GeneratedMembers.IsSkipped(method) || IsPartial(method))
        {
            return null;
        }

        var request = requests.RequestFor(method);
        if (request?.TypeName is not null)
        {
            return null;
        }

        var plain = PlainName(method);
        var stripped = request is null ? SyncNames.Strip(plain) : GeneratedMembers.NameOf(method, request);
        if (method.ExplicitInterfaceImplementations.Length > 0 && request?.Name is null)
        {
            stripped = SyncNames.Strip(plain);
        }

        string[] names = request is null && SyncNames.StripTrailing(plain) is var trailing && trailing != stripped ? [stripped, trailing] : [stripped];
        foreach (var name in names)
        {
            if (name == plain || name.Length == 0)
            {
                continue;
            }

            foreach (var mapper in Mappers(request, syntax.SyntaxTree))
            {
                foreach (var candidate in Candidates(method, name))
                {
                    if (Matches(method, candidate, mapper, model, request, out var keepsProgress) && Declaration(candidate) is { } declaration)
                    {
                        return new(method, syntax, candidate, declaration, mapper.KeepTokens, keepsProgress, name == stripped ? null : name, request is not null);
                    }
                }
            }
        }

        return null;
    }

    private TypeMapper[] Mappers(SyncRequest? request, SyntaxTree tree)
        => optionsOf(tree).KeepCancellationToken || request is { KeepsTokens: true } ? [keeping]
            : request is not null ? [dropping] : [dropping, keeping];

    private static IEnumerable<IMethodSymbol> Candidates(IMethodSymbol method, string name)
    {
        if (method.ExplicitInterfaceImplementations.Length == 0)
        {
            return method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Where(static m => m.MethodKind == MethodKind.Ordinary);
        }

        return method.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Where(m => m.MethodKind == MethodKind.ExplicitInterfaceImplementation && m.ExplicitInterfaceImplementations.Length > 0 && PlainName(m) == name);
    }

    /// <summary>Whether the candidate takes what the sync version would take: all but tokens and progress, of which it takes all or none.</summary>
    private bool Matches(IMethodSymbol method, IMethodSymbol candidate, TypeMapper mapper, SemanticModel model, SyncRequest? request, out bool keepsProgress)
    {
        keepsProgress = request is { KeepsProgress: true };
        if (IsPartial(candidate) || GeneratedMembers.IsTaskReturning(candidate))
        {
            return false;
        }

        var resolver = new CounterpartResolver(model, state, mapper, method.ContainingType);
        var aligned = resolver.Align(method, candidate, mapper.KeepTokens, out _);
        if (aligned.IsDefault || aligned.Count(static p => !p.Dropped) != candidate.Parameters.Length || candidate.IsStatic != method.IsStatic || !resolver.ReturnsTheSame(method, candidate))
        {
            return false;
        }

        bool? progress = request is null ? null : keepsProgress;
        for (var i = 0; i < aligned.Length; i++)
        {
            switch (AsyncShapes.Of(method.Parameters[i].Type))
            {
                case AsyncShape.CancellationToken when aligned[i].Dropped == mapper.KeepTokens:
                    return false;
                case AsyncShape.Progress when progress is { } known && known == aligned[i].Dropped:
                    return false;
                case AsyncShape.Progress:
                    progress = keepsProgress = !aligned[i].Dropped;
                    break;
            }
        }

        return true;
    }

    private static bool IsPartial(IMethodSymbol method) => method.PartialDefinitionPart is not null || method.PartialImplementationPart is not null || method.IsPartialDefinition;

    private static string PlainName(IMethodSymbol method) => method.ExplicitInterfaceImplementations.Length > 0 ? method.ExplicitInterfaceImplementations[0].Name : method.Name;

    private static MethodDeclarationSyntax? Declaration(IMethodSymbol method)
        => method.DeclaringSyntaxReferences is [var only] && only.GetSyntax() is MethodDeclarationSyntax syntax && !GeneratedTrees.IsGenerated(syntax.SyntaxTree, CancellationToken.None) ? syntax : null;
}
