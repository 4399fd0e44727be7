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
        var sources = changed.Where(static source => source.IsCSharp).ToImmutableArray();
        var findings = (await CodeChanges.FindAsync(snapshot, sources, context, cancellationToken).ConfigureAwait(false)).Select(found => Found(found.Source, found.Difference, start, requirement)).ToList();
        findings.AddRange(changed.Where(static source => !source.IsCSharp && IsProjectFile(source.Path)).Select(source => Found(source, null, start, requirement)));
        return CheckResult.Of(CodeChanged, sources.IsEmpty && findings.Count == 0 ? "no code changed" : $"{Testing.TestFindings.Counted(sources.Length, "changed C# file")}, {(findings.Count == 0 ? "none of them in code" : $"{findings.Count} in code")}", [.. findings.OrderBy(static finding => finding.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Files that differ from the start, and from the base too: others' work that was merged counts for nobody here. On the base itself nothing is merged.</summary>
    private static async Task<ImmutableArray<ChangedSource>> ChangedAsync(TreeSnapshot snapshot, string start, GateContext context, CancellationToken cancellationToken)
    {
        var git = snapshot.Repository;
        var isOnBase = context.Changes is not { } changes || await git.FindCommitAsync("HEAD", cancellationToken).ConfigureAwait(false) == changes.BaseCommit;
        return [.. (await CodeChanges.BetweenAsync(snapshot, start, snapshot.Tree, cancellationToken).ConfigureAwait(false))
            .Where(source => isOnBase || context.Changes!.Files.ContainsKey(source.Path) || context.Changes.Deleted.Contains(source.Path))];
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
}
