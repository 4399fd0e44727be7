using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Standards.Projects;
using Standards.Sync;
using Standards.Translation;

namespace Standards.Twins;

internal enum ChangeState
{
    /// <summary>The generated member is what the deleted one was.</summary>
    Equal,

    /// <summary>It is not.</summary>
    Different,

    /// <summary>A sync member of a pair was deleted, and nothing is generated for it.</summary>
    Missing,

    /// <summary>A member is generated that did not exist.</summary>
    New,
}

/// <summary>A sync member that was written by hand, or did not exist, and is generated now; or that was deleted.</summary>
/// <param name="Name">The sync member.</param>
/// <param name="Key">The documentation comment ID of its async member.</param>
/// <param name="Place">The async member; of a deleted one its own place, as it was.</param>
/// <param name="Reason">The first difference, or what else is wrong.</param>
internal sealed record TwinChange(string Name, string Key, ChangeState State, Place Place, TwinReason? Reason, string Framework);

/// <summary>What became of the sync members of a project between two states of its sources, in one target framework.</summary>
internal sealed class TwinHistory
{
    private readonly LoadedProject project;
    private readonly CancellationToken cancellationToken;
    private readonly CSharpCompilation old;
    private readonly TwinSources sources;
    private readonly ImmutableArray<TwinChange>.Builder changes = ImmutableArray.CreateBuilder<TwinChange>();

    private TwinHistory(LoadedProject project, CSharpCompilation old, TwinSources sources, CancellationToken cancellationToken)
    {
        this.project = project;
        this.old = old;
        this.sources = sources;
        this.cancellationToken = cancellationToken;
    }

    public ImmutableArray<TwinChange> Changes => changes.ToImmutable();

    /// <summary>The sources as they were.</summary>
    public Compilation Before => old;

    /// <summary>The sources as they are, with what is generated now.</summary>
    public Compilation After => sources.Compilation;

    public static async Task<TwinHistory> FindAsync(LoadedProject before, LoadedProject after, CancellationToken cancellationToken)
    {
        var old = await before.CompilationAsync(cancellationToken).ConfigureAwait(false);
        var fork = TwinFork.Create(await after.CompilationAsync(cancellationToken).ConfigureAwait(false), [], null, cancellationToken);
        var history = new TwinHistory(after, old, new TwinSources(fork, after.Counterparts(cancellationToken), after.TranslationOptions, cancellationToken), cancellationToken);
        foreach (var (place, source) in history.sources.TranslateAll(null, []).OrderBy(static t => t.Key.Tree.FilePath, StringComparer.Ordinal).ThenBy(static t => t.Key.Start))
        {
            history.Add(place.Tree, place.Start, source);
        }

        history.AddDeleted(TwinFinder.Find(old, before.Counterparts(cancellationToken), before.TranslationOptions, cancellationToken));
        return history;
    }

    private void Add(SyntaxTree tree, int start, TwinSource source)
    {
        if (source.Tree is null || tree.GetRoot(cancellationToken).FindToken(start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } asyncSyntax)
        {
            return;
        }

        var model = After.GetSemanticModel(source.Tree);
        foreach (var method in source.Tree.GetRoot(cancellationToken).DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MethodDeclarationSyntax>())
        {
            if (model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol)
            {
                continue;
            }

            if (Counterpart(symbol, old) is not { } deleted)
            {
                Add(symbol, source, ChangeState.New, asyncSyntax, null);
            }
            else if (deleted.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax handwritten && !GeneratedTrees.IsGenerated(handwritten.SyntaxTree, cancellationToken))
            {
                Compare(source, asyncSyntax, method, symbol, model, deleted, handwritten);
            }
        }
    }

    private void Compare(TwinSource source, MethodDeclarationSyntax asyncSyntax, MethodDeclarationSyntax method, IMethodSymbol symbol, SemanticModel model, IMethodSymbol deleted, MethodDeclarationSyntax handwritten)
    {
        if (model.GetDiagnostics(cancellationToken: cancellationToken).FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            Add(symbol, source, ChangeState.Different, asyncSyntax, new(error.Id, null, error.GetMessage(CultureInfo.InvariantCulture), null, null));
            return;
        }

        var pair = new TwinPair(symbol, asyncSyntax, deleted, handwritten, KeepsTokens: false, KeepsProgress: false, GivenName: null, Asks: true);
        var tokens = OperationWriter.Write(deleted, SemanticModels.Of(old, handwritten.SyntaxTree).GetOperation(handwritten, cancellationToken));
        var difference = TwinDifferences.Find(pair, tokens, symbol, method, model, cancellationToken);
        Add(symbol, source, difference is null ? ChangeState.Equal : ChangeState.Different, asyncSyntax, difference is null ? null : TwinReason.Of(difference));
    }

    private void Add(IMethodSymbol symbol, TwinSource source, ChangeState state, MethodDeclarationSyntax asyncSyntax, TwinReason? reason)
        => changes.Add(new(symbol.ToDisplayString(TwinEntry.Format), source.Translation.Key, state, Place.Of(asyncSyntax.Identifier.GetLocation()), reason, project.DisplayName));

    /// <summary>What stood beside an async member and is nowhere now.</summary>
    private void AddDeleted(ImmutableArray<TwinPair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (Counterpart(pair.Sync, After) is null)
            {
                changes.Add(new(pair.Sync.ToDisplayString(TwinEntry.Format), pair.Key, ChangeState.Missing, Place.Of(pair.SyncSyntax.Identifier.GetLocation()), null, project.DisplayName));
            }
        }
    }

    /// <summary>The method of that name and those parameters in another compilation.</summary>
    private static IMethodSymbol? Counterpart(IMethodSymbol method, Compilation other)
        => Types(method.ContainingType, other).SelectMany(static t => t.GetMembers().OfType<IMethodSymbol>()).FirstOrDefault(m => SymbolIdentity.SameSignature(m, method));

    /// <summary>The type in another compilation; extension blocks of one receiver are several of one name.</summary>
    private static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol type, Compilation other)
    {
        if (type.ContainingType is { } outer)
        {
            return Types(outer, other).SelectMany(o => o.GetTypeMembers()).Where(t => t.MetadataName == type.MetadataName);
        }

        var name = type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
        return other.Assembly.GetTypeByMetadataName(name) is { } found ? [found] : [];
    }
}
