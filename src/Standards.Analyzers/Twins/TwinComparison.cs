using System;
using System.Collections.Concurrent;
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

/// <summary>Holds each hand-written member against what the translator would make of its async member.</summary>
/// <remarks>
/// All pairs are taken at once: their sync members go, their async members are translated, and what comes out is added, in one forked
/// compilation. Then those that are refused or differ get their sync member back, and the rest is compared again in the compilation
/// that this gives, until nothing changes. So all that are called equal are equal where just these are generated.
/// </remarks>
internal sealed class TwinComparison
{
    private readonly Compilation compilation;
    private readonly CounterpartMap counterparts;
    private readonly Func<SyntaxTree, TranslationOptions> optionsOf;
    private readonly CancellationToken cancellationToken;
    private readonly ConcurrentDictionary<TwinPair, ImmutableArray<OperationToken>> handwritten = new();
    private readonly ConcurrentDictionary<TwinPair, EqualText> equal = new();
    private readonly Dictionary<TwinPair, TwinVerdict> verdicts = [];
    private ImmutableHashSet<string> restored = [];
    private TwinFork? lastFork;
    private TwinSources? lastSources;

    private TwinComparison(Compilation compilation, CounterpartMap counterparts, Func<SyntaxTree, TranslationOptions> optionsOf, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.counterparts = counterparts;
        this.optionsOf = optionsOf;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>All pairs of the compilation.</summary>
    public static ImmutableArray<TwinVerdict> CompareAll(Compilation compilation, CounterpartMap counterparts, Func<SyntaxTree, TranslationOptions> optionsOf, CancellationToken cancellationToken)
        => Compare(compilation, TwinFinder.Find(compilation, counterparts, optionsOf, cancellationToken), counterparts, optionsOf, cancellationToken);

    /// <summary>Aligned with the pairs.</summary>
    public static ImmutableArray<TwinVerdict> Compare(Compilation compilation, ImmutableArray<TwinPair> pairs, CounterpartMap counterparts, Func<SyntaxTree, TranslationOptions> optionsOf, CancellationToken cancellationToken)
    {
        if (pairs.IsEmpty)
        {
            return [];
        }

        var comparison = new TwinComparison(compilation, counterparts, optionsOf, cancellationToken);
        comparison.Run(pairs);
        return [.. pairs.Select(p => comparison.verdicts[p])];
    }

    private void Run(ImmutableArray<TwinPair> pairs)
    {
        var world = new List<TwinPair>();
        foreach (var pair in pairs)
        {
            if (ConditionalText.Find(pair) is { } conditional)
            {
                verdicts.Add(pair, TwinVerdict.Refused(pair, [conditional]));
            }
            else
            {
                world.Add(pair);
            }
        }

        while (world.Count > 0)
        {
            var round = Round(world);
            var settled = Settled(round);
            if (settled.Count == 0)
            {
                foreach (var pair in world)
                {
                    verdicts.Add(pair, TwinVerdict.Equal(pair));
                }

                return;
            }

            foreach (var verdict in settled)
            {
                verdicts.Add(verdict.Pair, verdict);
            }

            world.RemoveAll(verdicts.ContainsKey);
            restored = [.. settled.SelectMany(static v => new[] { v.Pair.SyncSyntax.Identifier.ValueText, v.Pair.AsyncSyntax.Identifier.ValueText })];
        }
    }

    /// <summary>
    /// The verdicts that hold whatever becomes of the others. A member that calls one that is refused or has another signature may differ for
    /// that alone, for the other one's hand-written member is not there while it is judged; it is judged again when that is back.
    /// </summary>
    private static List<TwinVerdict> Settled(List<Outcome> round)
    {
        var failed = round.Where(static o => o.Verdict is { State: not TwinState.Equal }).ToList();
        if (failed.Count == 0)
        {
            // Withdrawn although nothing is refused: because of a member that asks for itself and is no pair.
            return [.. round.Where(static o => o.Verdict is null).Select(static o => TwinVerdict.Refused(o.Pair, o.Problems))];
        }

        var absent = round.Where(static o => o.Verdict is null or { State: not TwinState.Equal, Difference: not { IsOfBody: true } }).ToList();
        var keys = new HashSet<string>(absent.Select(static o => o.Pair.Key));
        var names = absent.ToLookup(static o => o.Pair.SyncSyntax.Identifier.ValueText, static o => o.Pair);
        var settled = failed.Where(o => o.Verdict!.State == TwinState.NotTranslatable || !(o.Dependencies.Any(d => d != o.Pair.Key && keys.Contains(d)) || o.Names.Any(n => names[n].Any(p => p != o.Pair)))).ToList();
        if (settled.Count == 0)
        {
            // They differ in a circle; first go those that a caller could tell apart.
            settled = failed.FindAll(static o => o.Verdict!.Difference is { IsOfBody: false });
            settled = settled.Count > 0 ? settled : failed;
        }

        return [.. settled.Select(static o => o.Verdict!)];
    }

    /// <param name="Verdict">Null where the translation was withdrawn because of another one.</param>
    /// <param name="Dependencies">The keys of the members that it calls, overrides or implements.</param>
    private sealed record Outcome(TwinPair Pair, TwinVerdict? Verdict, ImmutableArray<string> Dependencies, ImmutableArray<TwinProblem> Problems)
    {
        /// <summary>What the async member names; a sync name that it calls as it is comes out as it is.</summary>
        public IEnumerable<string> Names => Pair.AsyncSyntax.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText);
    }

    private List<Outcome> Round(List<TwinPair> world)
    {
        var fork = TwinFork.Create(compilation, world, lastFork, cancellationToken);
        var sources = new TwinSources(fork, counterparts, optionsOf, cancellationToken);
        var texts = sources.TranslateAll(lastSources, restored);
        lastFork = fork;
        lastSources = sources;
        var generated = sources.Compilation;
        return world.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(pair =>
        {
            if (!texts.TryGetValue((pair.AsyncSyntax.SyntaxTree, pair.AsyncSyntax.SpanStart), out var source))
            {
                return new Outcome(pair, TwinVerdict.Different(pair, Nothing(pair)), [], []);
            }

            var dependencies = source.Translation.Dependencies.Select(static d => d.Key).ToImmutableArray();
            return source.Translation.Refused ? new(pair, TwinVerdict.Refused(pair, source.Problems), dependencies, [])
                : !source.IsEmitted ? new(pair, null, dependencies, source.Problems)
                : new Outcome(pair, Judge(pair, source.Tree, generated), dependencies, []);
        }).ToList();
    }

    private TwinVerdict Judge(TwinPair pair, SyntaxTree? tree, Compilation generated)
    {
        if (tree is null || (equal.TryGetValue(pair, out var known) && known.Holds(tree, restored)))
        {
            return tree is null ? TwinVerdict.Different(pair, Nothing(pair)) : TwinVerdict.Equal(pair);
        }

        var methods = tree.GetRoot(cancellationToken).DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MethodDeclarationSyntax>().ToList();
        if (methods is not [var method])
        {
            return TwinVerdict.Different(pair, Nothing(pair));
        }

        var model = generated.GetSemanticModel(tree);
        if (model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol)
        {
            return TwinVerdict.Different(pair, Nothing(pair));
        }

        var mine = handwritten.GetOrAdd(pair, p => OperationWriter.Write(p.Sync, SemanticModels.Of(compilation, p.SyncSyntax.SyntaxTree).GetOperation(p.SyncSyntax, cancellationToken)));
        if (TwinDifferences.Find(pair, mine, symbol, method, model, cancellationToken) is { } difference)
        {
            return TwinVerdict.Different(pair, difference);
        }

        // The same operations, but perhaps without the "!" that the hand-written one has.
        if (model.GetDiagnostics(cancellationToken: cancellationToken).FirstOrDefault(static d => d is { Severity: DiagnosticSeverity.Error or DiagnosticSeverity.Warning, IsSuppressed: false }) is { } error)
        {
            return TwinVerdict.Refused(pair, [new(error.Id, pair.AsyncSyntax.Identifier.GetLocation(), "the generated member would have the diagnostic: " + error.GetMessage(System.Globalization.CultureInfo.InvariantCulture))]);
        }

        equal[pair] = new(tree);
        return TwinVerdict.Equal(pair);
    }

    private static TwinDifference Nothing(TwinPair pair)
        => new(pair.SyncSyntax.Identifier.GetLocation(), pair.AsyncSyntax.Identifier.GetLocation(), pair.Sync.Name, "nothing, for another overload gives it");
}
