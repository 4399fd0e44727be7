using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Standards.Options;
using Standards.Translation;
using Standards.Twins;

namespace Standards.Sync;

/// <summary>The hand-written sync members of a project that equal the generated ones. One comparison a compilation, for all fixes of a run.</summary>
internal static class ProjectTwins
{
    private static readonly ConditionalWeakTable<Compilation, Dictionary<bool, ImmutableArray<TwinPair>>> Known = new();

    /// <param name="project">The project.</param>
    /// <param name="ofAsking">Of the async members that ask for a sync version already, with all of which it is held; otherwise of those that do not yet.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public static async Task<ImmutableArray<TwinPair>> EqualAsync(Project project, bool ofAsking, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var known = Known.GetOrCreateValue(compilation);
        lock (known)
        {
            if (!known.TryGetValue(ofAsking, out var pairs))
            {
                known.Add(ofAsking, pairs = Equal(project, compilation, ofAsking, cancellationToken));
            }

            return pairs;
        }
    }

    private static ImmutableArray<TwinPair> Equal(Project project, Compilation compilation, bool ofAsking, CancellationToken cancellationToken)
    {
        var provider = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        Func<SyntaxTree, TranslationOptions> options = tree => SyncOptions.ForTranslation(provider.GetOptions(tree));
        var counterparts = CounterpartMap.Read(project.AnalyzerOptions.AdditionalFiles, cancellationToken);
        var pairs = TwinFinder.Find(compilation, counterparts, options, cancellationToken);
        if (ofAsking)
        {
            pairs = pairs.RemoveAll(static p => !p.Asks);
        }

        return [.. TwinComparison.Compare(compilation, pairs, counterparts, options, cancellationToken).Where(v => v.State == TwinState.Equal && v.Pair.Asks == ofAsking).Select(static v => v.Pair)];
    }
}
