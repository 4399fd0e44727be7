using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Sync;

namespace Standards.Twins;

/// <summary>
/// The compilation as it would be without the hand-written members of some pairs, whose async members ask for a sync version instead.
/// Blanks stand where the hand-written members stood, so that a place differs from the original one by what was inserted before it.
/// </summary>
internal sealed class TwinFork
{
    private readonly Dictionary<SyntaxTree, Change> changed = [];
    private readonly Dictionary<SyntaxTree, SyntaxTree> byOriginal = [];

    private TwinFork(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; private set; }

    /// <param name="compilation">Perhaps with what this product's generator added, which is not taken over.</param>
    /// <param name="pairs">Those of which the sync member goes.</param>
    /// <param name="previous">Another fork of the compilation, whose trees are taken where they are the same.</param>
    public static TwinFork Create(Compilation compilation, IEnumerable<TwinPair> pairs, TwinFork? previous, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<SyntaxTree, HashSet<TextChange>>();
        foreach (var pair in pairs)
        {
            Add(pair.SyncSyntax.SyntaxTree, Blanks(pair.SyncSyntax, cancellationToken));
            if (!pair.Asks)
            {
                Add(pair.AsyncSyntax.SyntaxTree, new TextChange(new TextSpan(pair.AsyncSyntax.SpanStart, 0), "[global::Standards." + SyncAttributeNames.Create + TwinRequest.Arguments(pair) + "] "));
            }

            // A type that is not partial yet has STD1005, and no other reason why the two should differ.
            foreach (var change in PartialTypes.Changes(pair.AsyncSyntax))
            {
                Add(pair.AsyncSyntax.SyntaxTree, change);
            }
        }

        // Without the text that the generator made of the attributes that stand already, committed or not: all is translated once more, together.
        var without = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(t => (GeneratedTrees.IsOurs(t) && !GeneratedTrees.IsAttribute(t)) || TreeInfo.For(t, cancellationToken).Header is not null));
        var fork = new TwinFork(without);
        foreach (var pair in changes)
        {
            var ordered = pair.Value.OrderBy(static c => c.Span.Start).ThenBy(static c => c.Span.Length).ToImmutableArray();
            var tree = previous?.TreeOf(pair.Key, ordered) ?? pair.Key.WithChangedText(pair.Key.GetText(cancellationToken).WithChanges(ordered));
            fork.changed.Add(tree, new(pair.Key, ordered));
            fork.byOriginal.Add(pair.Key, tree);
            fork.Compilation = fork.Compilation.ReplaceSyntaxTree(pair.Key, tree);
        }

        if (fork.Compilation.Assembly.GetTypeByMetadataName("Standards.CreateSyncVersionAttribute") is null
            && fork.Compilation.SyntaxTrees.FirstOrDefault()?.Options is CSharpParseOptions options)
        {
            fork.Compilation = fork.Compilation.AddSyntaxTrees(
                CSharpSyntaxTree.ParseText(InjectedSources.Create.Replace("[global::Microsoft.CodeAnalysis.Embedded]", ""), options, InjectedSources.CreateHintName, cancellationToken: cancellationToken));
        }

        return fork;

        void Add(SyntaxTree tree, TextChange change)
        {
            if (!changes.TryGetValue(tree, out var known))
            {
                changes.Add(tree, known = []);
            }

            known.Add(change);
        }
    }

    /// <summary>Whether the other fork has the tree too.</summary>
    public bool HasSameTree(TwinFork other, SyntaxTree tree) => ReferenceEquals(other.byOriginal.TryGetValue(OriginalOf(tree), out var known) ? known : OriginalOf(tree), tree);

    public SyntaxTree OriginalOf(SyntaxTree tree) => changed.TryGetValue(tree, out var known) ? known.Original : tree;

    /// <summary>The place in the original tree.</summary>
    public TextSpan OriginalSpan(SyntaxTree tree, TextSpan span)
    {
        if (!changed.TryGetValue(tree, out var known))
        {
            return span;
        }

        var start = Map(span.Start);
        return TextSpan.FromBounds(start, Math.Max(start, Map(span.End)));

        int Map(int position)
        {
            var inserted = 0;
            foreach (var change in known.Changes)
            {
                if (!change.Span.IsEmpty)
                {
                    continue;
                }

                if (change.Span.Start + inserted >= position)
                {
                    break;
                }

                // A place inside what was inserted is where it was inserted.
                inserted = Math.Min(inserted + change.NewText!.Length, position - change.Span.Start);
            }

            return position - inserted;
        }
    }

    private SyntaxTree? TreeOf(SyntaxTree original, ImmutableArray<TextChange> changes)
        => byOriginal.TryGetValue(original, out var tree) && changed[tree].Changes.SequenceEqual(changes) ? tree : null;

    /// <summary>How a tree of the fork differs from the original one.</summary>
    private sealed record Change(SyntaxTree Original, ImmutableArray<TextChange> Changes);

    /// <summary>With its comments, which would speak of the next member.</summary>
    private static TextChange Blanks(MethodDeclarationSyntax method, CancellationToken cancellationToken)
    {
        var text = method.SyntaxTree.GetText(cancellationToken);
        var span = TextSpan.FromBounds(text.StartWithComments(method.GetFirstToken()), method.Span.End);
        var blanks = new StringBuilder(span.Length);
        for (var i = span.Start; i < span.End; i++)
        {
            blanks.Append(text[i] is '\r' or '\n' ? text[i] : ' ');
        }

        return new(span, blanks.ToString());
    }
}
