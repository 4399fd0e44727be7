using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Building;
using Standards.Gate;
using Standards.Git;
using Standards.Projects;
using Standards.Workspace;

namespace Standards.Review;

/// <summary>The first step of a review: documentation. Until the gate has judged it, code changes in trivia only.</summary>
internal static class DocsStep
{
    public const string CodeChanged = "docs-phase-changed-code";

    /// <summary>Files that say what is compiled and how, besides C# sources.</summary>
    private static readonly ImmutableArray<string> Code = [".csproj", ".fsproj", ".vbproj", ".props", ".targets", ".sln", ".slnx", ".slnf", ".fs", ".fsi", ".vb", ".razor", ".cshtml", ".resx", ".editorconfig", ".globalconfig", ".ruleset"];

    /// <summary>What of the code differs from the start of the review.</summary>
    /// <param name="requirement">In review.</param>
    /// <param name="session">The gate, on the content that is looked at.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<CheckResult> RunAsync(Requirement requirement, GateSession session, CancellationToken cancellationToken)
    {
        var context = session.Context;
        if (session.Preparation.Snapshot is not { } snapshot)
        {
            return CheckResult.NotApplicable(CodeChanged, "not provable: no git");
        }

        if (ConcernedRequirements.Of(context).Others is > 0 and var others)
        {
            return CheckResult.NotApplicable(CodeChanged, $"not provable: {others + 1} requirements are active");
        }

        if (requirement.Ledger.Start?.Content is not { } start || !(await snapshot.Repository.AskAsync(cancellationToken, "cat-file", "-e", start + "^{tree}").ConfigureAwait(false)).IsSuccess)
        {
            return CheckResult.NotApplicable(CodeChanged, "not provable: git has not the content at the start of the review");
        }

        var changed = await ChangedAsync(snapshot, start, context, cancellationToken).ConfigureAwait(false);
        var findings = new List<Finding>();
        var conditional = new List<(ChangedSource Source, string Before, string After)>();
        foreach (var source in changed.Where(static source => source.IsCSharp))
        {
            var (before, after) = (await ReadAsync(snapshot, source.Before, cancellationToken).ConfigureAwait(false), await ReadAsync(snapshot, source.After, cancellationToken).ConfigureAwait(false));
            if (CodeTokens.IsConditional(before) || CodeTokens.IsConditional(after))
            {
                conditional.Add((source, before, after));
            }
            else if (CodeTokens.Difference(before, after, [], cancellationToken) is { } difference)
            {
                findings.Add(Found(source, difference, start, requirement));
            }
        }

        if (conditional.Count > 0)
        {
            var symbols = await SymbolsAsync(context, cancellationToken).ConfigureAwait(false);
            findings.AddRange(conditional.Select(one => symbols.Select(set => CodeTokens.Difference(one.Before, one.After, set, cancellationToken)).FirstOrDefault(static difference => difference is not null) is { } difference ? Found(one.Source, difference, start, requirement) : null).OfType<Finding>());
        }

        findings.AddRange(changed.Where(static source => !source.IsCSharp && IsProjectFile(source.Path)).Select(source => Found(source, null, start, requirement)));
        return CheckResult.Of(CodeChanged, $"{Testing.TestFindings.Counted(changed.Count(static source => source.IsCSharp), "changed C# file")}, {(findings.Count == 0 ? "in trivia only" : $"{findings.Count} of the code")}", [.. findings.OrderBy(static finding => finding.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Files that differ from the start, and from the base too: others' work that was merged counts for nobody here. On the base itself nothing is merged.</summary>
    private static async Task<ImmutableArray<ChangedSource>> ChangedAsync(TreeSnapshot snapshot, string start, GateContext context, CancellationToken cancellationToken)
    {
        var git = snapshot.Repository;
        var isOnBase = context.Changes is not { } changes || await git.FindCommitAsync("HEAD", cancellationToken).ConfigureAwait(false) == changes.BaseCommit;
        var entries = GitOutput.Split(await snapshot.ReadAsync(cancellationToken, "diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", start, snapshot.Tree).ConfigureAwait(false));
        var sources = ImmutableArray.CreateBuilder<ChangedSource>();
        for (var i = 0; i + 1 < entries.Length; i += 2)
        {
            // ":<old mode> <new mode> <old hash> <new hash> <status>".
            var header = entries[i].Split(' ');
            if (entries[i + 1].StartsWith(git.Prefix, StringComparison.Ordinal) && entries[i + 1][git.Prefix.Length..] is var path && !path.StartsWith(RequirementTree.FolderName + "/", StringComparison.Ordinal)
                && (isOnBase || context.Changes!.Files.ContainsKey(path) || context.Changes.Deleted.Contains(path)))
            {
                sources.Add(new ChangedSource(path, Blob(header[2]), Blob(header[3])));
            }
        }

        return sources.ToImmutable();

        static string? Blob(string hash) => hash.All(static c => c == '0') ? null : hash;
    }

    /// <summary>As git stores it, so that ends of lines are the same on both sides.</summary>
    private static async Task<string> ReadAsync(TreeSnapshot snapshot, string? blob, CancellationToken cancellationToken)
        => blob is null ? "" : Encoding.UTF8.GetString(await snapshot.ReadAsync(cancellationToken, "cat-file", "blob", blob).ConfigureAwait(false)).TrimStart('\uFEFF');

    /// <summary>Those of every target framework, in the configuration of the policy and in both usual ones.</summary>
    private static async Task<ImmutableArray<ImmutableHashSet<string>>> SymbolsAsync(GateContext context, CancellationToken cancellationToken)
    {
        using var loader = await ProjectLoader.LoadAsync(context.Target, context.Policy.Build.GlobalProperties, project => context.Step("loading: " + project), cancellationToken).ConfigureAwait(false);
        return [.. loader.Projects.Select(static project => (project.Project.ParseOptions as CSharpParseOptions)?.PreprocessorSymbolNames.ToImmutableHashSet(StringComparer.Ordinal) ?? [])
            .SelectMany(static set => new[] { set, set.Remove("RELEASE").Add("DEBUG"), set.Remove("DEBUG").Add("RELEASE") })
            .DistinctBy(static set => string.Join(';', set.Order(StringComparer.Ordinal)))];
    }

    private static bool IsProjectFile(string path) => Code.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) || Path.GetFileName(path) is "global.json" or ".editorconfig" or ".globalconfig";

    private static Finding Found(ChangedSource source, (string Text, int Line)? difference, string start, Requirement requirement)
    {
        var undo = source.Before is null ? $"delete {source.Path}" : BuildArguments.Shown(["git", "restore", $"--source={start[..12]}", "--", source.Path]);
        var what = source.Before is null ? "is new" : source.After is null ? "is deleted" : difference is { } found ? $"differs in code, at '{Short(found.Text)}'" : "differs";
        return new Finding($"'{source.Path}' {what}, and the documentation step changes comments and white space only")
        {
            Code = CodeChanged,
            Path = source.Path,
            Line = source.After is null ? 0 : difference?.Line ?? 0,
            Target = source.Path,
            Fix = $"standards implement {requirement.Slug} --reason \"<why>\", or undo it: {undo}",
        };
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 60 } line ? line[..60] + "…" : text.ReplaceLineEndings(" ");

    /// <param name="Path">Relative to the root.</param>
    /// <param name="Before">The blob at the start; null where there was none.</param>
    /// <param name="After">The blob now; null where it is deleted.</param>
    private sealed record ChangedSource(string Path, string? Before, string? After)
    {
        public bool IsCSharp => Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
    }
}
