using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Gate;
using Standards.Git;
using Standards.Workspace;

namespace Standards.Review;

/// <summary>A file that two trees of git do not share.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Before">The blob before; null where there was none.</param>
/// <param name="After">The blob after; null where it is deleted.</param>
internal sealed record ChangedSource(string Path, string? Before, string? After)
{
    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which changes of C# sources are more than comments and white space, under the preprocessor symbols of every target framework.</summary>
internal static class CodeChanges
{
    /// <summary>The files below the root that two trees do not share; the requirements are not among them.</summary>
    public static async Task<ImmutableArray<ChangedSource>> BetweenAsync(TreeSnapshot snapshot, string before, string after, CancellationToken cancellationToken)
    {
        var prefix = snapshot.Repository.Prefix;
        var entries = GitOutput.Split(await snapshot.ReadAsync(cancellationToken, "diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", before, after).ConfigureAwait(false));
        var sources = ImmutableArray.CreateBuilder<ChangedSource>();
        for (var i = 0; i + 1 < entries.Length; i += 2)
        {
            // ":<old mode> <new mode> <old hash> <new hash> <status>".
            var header = entries[i].Split(' ');
            if (entries[i + 1].StartsWith(prefix, StringComparison.Ordinal) && entries[i + 1][prefix.Length..] is var path && !RequirementTree.Holds(path))
            {
                sources.Add(new ChangedSource(path, Blob(header[2]), Blob(header[3])));
            }
        }

        return sources.ToImmutable();

        static string? Blob(string hash) => hash.All(static c => c == '0') ? null : hash;
    }

    /// <summary>Those that differ in code, each with its first difference. Projects are loaded only where code depends on symbols.</summary>
    public static async Task<ImmutableArray<(ChangedSource Source, (string Text, int Line) Difference)>> FindAsync(TreeSnapshot snapshot, ImmutableArray<ChangedSource> sources, GateContext context, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(ChangedSource, (string, int))>();
        ImmutableArray<ImmutableHashSet<string>>? symbols = null;
        foreach (var source in sources.Where(static source => source.IsCSharp))
        {
            var (before, after) = (await ReadAsync(snapshot, source.Before, cancellationToken).ConfigureAwait(false), await ReadAsync(snapshot, source.After, cancellationToken).ConfigureAwait(false));
            ImmutableArray<ImmutableHashSet<string>> sets = [[]];
            if (CodeTokens.IsConditional(before) || CodeTokens.IsConditional(after))
            {
                sets = symbols ??= await SymbolsAsync(context, cancellationToken).ConfigureAwait(false);
            }

            if (sets.Select(set => CodeTokens.Difference(before, after, set, cancellationToken)).FirstOrDefault(static difference => difference is not null) is { } difference)
            {
                found.Add((source, difference));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>As git stores it, so that ends of lines are the same on both sides.</summary>
    private static async Task<string> ReadAsync(TreeSnapshot snapshot, string? blob, CancellationToken cancellationToken)
        => blob is null ? "" : Encoding.UTF8.GetString(await snapshot.ReadAsync(cancellationToken, "cat-file", "blob", blob).ConfigureAwait(false)).TrimStart('\uFEFF');

    /// <summary>Those of every target framework, in the configuration of the policy and in both usual ones.</summary>
    private static async Task<ImmutableArray<ImmutableHashSet<string>>> SymbolsAsync(GateContext context, CancellationToken cancellationToken)
    {
        var loader = await context.ProjectsAsync(cancellationToken).ConfigureAwait(false);
        return [.. loader.Projects.Select(static project => (project.Project.ParseOptions as CSharpParseOptions)?.PreprocessorSymbolNames.ToImmutableHashSet(StringComparer.Ordinal) ?? [])
            .SelectMany(static set => new[] { set, set.Remove("RELEASE").Add("DEBUG"), set.Remove("DEBUG").Add("RELEASE") })
            .DistinctBy(static set => string.Join(';', set.Order(StringComparer.Ordinal)))];
    }
}
