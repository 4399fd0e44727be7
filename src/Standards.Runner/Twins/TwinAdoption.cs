using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Commands;
using Standards.Projects;
using Standards.Sync;

namespace Standards.Twins;

/// <summary>What deleting the equal members changes.</summary>
/// <param name="Files">The changed files, as they will be.</param>
/// <param name="Deleted">The pairs of which the sync member goes.</param>
/// <param name="Left">Equal pairs that stay, for what a trial showed.</param>
internal sealed record TwinAdoption(ImmutableArray<(string Path, SourceText Text)> Files, ImmutableArray<TwinEntry> Deleted, ImmutableArray<(TwinEntry Entry, string Reason)> Left)
{
    /// <summary>
    /// Plans the deletion of all equal members, and tries it in memory: in every project and target framework each generated member is
    /// compared with the deleted one, and the whole must compile as before, without a warning that it did not have. What fails stays.
    /// </summary>
    public static async Task<TwinAdoption> PlanAsync(ImmutableArray<LoadedProject> projects, TwinSurvey survey, Action<string> step, CancellationToken cancellationToken)
    {
        var chosen = survey.Entries.Where(static e => e.State == TwinState.Equal).ToList();
        var left = ImmutableArray.CreateBuilder<(TwinEntry, string)>();
        while (chosen.Count > 0)
        {
            var files = await EditAsync(chosen, cancellationToken).ConfigureAwait(false);
            var failed = new Dictionary<string, string>();
            foreach (var project in projects)
            {
                step(project.DisplayName);
                await TryAsync(project, project.WithTexts(files), chosen, failed, cancellationToken).ConfigureAwait(false);
            }

            var staying = chosen.Where(e => failed.ContainsKey(e.Pair.Key)).ToList();
            if (staying.Count == 0)
            {
                return new(files, [.. chosen], left.ToImmutable());
            }

            left.AddRange(staying.Select(e => (e, failed[e.Pair.Key])));
            chosen.RemoveAll(staying.Contains);
        }

        return new([], [], left.ToImmutable());
    }

    private static async Task<ImmutableArray<(string Path, SourceText Text)>> EditAsync(List<TwinEntry> chosen, CancellationToken cancellationToken)
    {
        var changes = new SortedDictionary<string, (SourceText Text, HashSet<TextChange> Changes)>(StringComparer.Ordinal);
        var deleted = chosen.Select(static e => (SyntaxNode)e.Pair.SyncSyntax).ToHashSet();
        foreach (var entry in chosen)
        {
            var pair = entry.Pair;
            var project = entry.Verdicts[0].Project;
            var compilation = await project.CompilationAsync(cancellationToken).ConfigureAwait(false);
            var source = pair.AsyncSyntax.SyntaxTree;
            Add(pair.SyncSyntax.SyntaxTree, [new(TwinDeletion.Span(pair.SyncSyntax.SyntaxTree.GetText(cancellationToken), pair.SyncSyntax, deleted), "")]);
            Add(source, PartialTypes.Changes(pair.AsyncSyntax));
            Add(source, SyncAttribute.Changes(compilation.GetSemanticModel(source), pair.AsyncSyntax, TwinRequest.Arguments(pair, project.TranslationOptions(source).KeepCancellationToken)));
        }

        return [.. changes.Select(static c => (c.Key, c.Value.Text.WithChanges(TextEdits.InOrder(c.Value.Changes))))];

        void Add(SyntaxTree tree, IEnumerable<TextChange> added)
        {
            if (!changes.TryGetValue(tree.FilePath, out var file))
            {
                changes.Add(tree.FilePath, file = (tree.GetText(cancellationToken), []));
            }

            file.Changes.UnionWith(added);
        }
    }

    private static async Task TryAsync(LoadedProject before, LoadedProject after, List<TwinEntry> chosen, Dictionary<string, string> failed, CancellationToken cancellationToken)
    {
        var history = await TwinHistory.FindAsync(before, after, cancellationToken).ConfigureAwait(false);
        foreach (var change in history.Changes.Where(static c => c.State != ChangeState.Equal))
        {
            failed.TryAdd(change.Key, change.State switch
            {
                ChangeState.New => $"'{change.Name}' would be new",
                ChangeState.Missing => $"nothing would be generated for '{change.Name}'",
                _ => $"'{change.Reason!.Text}' would become '{change.Reason.GeneratedText}'",
            });
        }

        if (failed.Count > 0)
        {
            return;
        }

        // The members are equal; what is left is that a file, a type or a caller no longer compiles, and that is nobody's in particular.
        if (Errors(history.After, cancellationToken) is { Count: > 0 } errors)
        {
            var old = Errors(history.Before, cancellationToken).Select(static e => e.Id + e.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
            if (errors.Find(e => !old.Contains(e.Id + e.GetMessage(System.Globalization.CultureInfo.InvariantCulture))) is { } error)
            {
                throw CommandException.Blocked($"{before.DisplayName} would no longer compile: {error}");
            }
        }

        foreach (var warning in await NewWarnings.FindAsync(before, history, cancellationToken).ConfigureAwait(false))
        {
            foreach (var entry in chosen.Where(e => NewWarnings.ComesFrom(warning, e.Pair)))
            {
                failed.TryAdd(entry.Pair.Key, $"{warning.Id} would be new: {warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
            }
        }
    }

    private static List<Diagnostic> Errors(Compilation compilation, CancellationToken cancellationToken)
        => [.. compilation.GetDiagnostics(cancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed)];
}
