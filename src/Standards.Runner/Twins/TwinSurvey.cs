using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Standards.Options;
using Standards.Projects;
using Standards.Translation;

namespace Standards.Twins;

/// <summary>All pairs of the loaded projects.</summary>
internal sealed record TwinSurvey(ImmutableArray<TwinEntry> Entries)
{
    /// <param name="projects">The projects, every target framework of them.</param>
    /// <param name="step">Told which project is compared.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<TwinSurvey> MakeAsync(ImmutableArray<LoadedProject> projects, Action<string> step, CancellationToken cancellationToken)
    {
        var found = new Dictionary<PairPlace, List<(LoadedProject Project, TwinVerdict Verdict)>>();
        var paths = new List<(LoadedProject Project, HashSet<string> Files)>();
        foreach (var project in projects)
        {
            step(project.DisplayName);
            var compilation = await project.CompilationAsync(cancellationToken).ConfigureAwait(false);
            paths.Add((project, [.. compilation.SyntaxTrees.Select(static t => t.FilePath)]));
            foreach (var verdict in TwinComparison.CompareAll(compilation, project.Counterparts(cancellationToken), project.TranslationOptions, cancellationToken))
            {
                // What asks for its sync version is no candidate any more; STD1006 speaks of it.
                if (verdict.Pair.Asks)
                {
                    continue;
                }

                var key = PairPlace.Of(verdict.Pair);
                if (!found.TryGetValue(key, out var verdicts))
                {
                    found.Add(key, verdicts = []);
                }

                verdicts.Add((project, verdict));
            }
        }

        return new([.. found
            .Select(pair => TwinEntry.Of([.. pair.Value], paths.FirstOrDefault(p => !pair.Value.Exists(v => v.Project == p.Project) && (p.Files.Contains(pair.Key.Sync) || p.Files.Contains(pair.Key.Async))).Project))
            .OrderBy(static e => e.Sync.Path, StringComparer.Ordinal).ThenBy(static e => e.Sync.Line)]);
    }

    private sealed record PairPlace(string Sync, TextSpan SyncSpan, string Async, TextSpan AsyncSpan)
    {
        public static PairPlace Of(TwinPair pair) => new(pair.SyncSyntax.SyntaxTree.FilePath, pair.SyncSyntax.Span, pair.AsyncSyntax.SyntaxTree.FilePath, pair.AsyncSyntax.Span);
    }
}
