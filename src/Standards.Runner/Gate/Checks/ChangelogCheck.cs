using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Standards.Docs;
using Standards.Evidence;
using Standards.Files;
using Standards.Git;
using Standards.Policy;

namespace Standards.Gate.Checks;

/// <summary>A bullet under Unreleased for what changed.</summary>
internal sealed class ChangelogCheck : IGateCheck
{
    /// <summary>Where no change asks for an entry: tests, documentation, workspaces, and what builds and checks the repository.</summary>
    private static readonly PathGlobs Silent = new(
    [
        "**/*.md", "docs/**", "requirements/**", StandardsPolicy.FileName,
        "test/**", "tests/**", "**/test/**", "**/tests/**", "**/*.Tests/**", "**/*.Test/**", "**/*.UnitTests/**", "**/*.IntegrationTests/**",
        ".*", ".*/**", "**/.editorconfig", "**/.gitignore", "**/.gitattributes", "azure-pipelines*.yml", "appveyor.yml", "Jenkinsfile",
    ]);

    public string Name => CheckNames.Changelog;

    public InputFiles? Input => InputFiles.All;

    public string Explanation =>
        """
        With 'gate.changelog.mode' = 'entry': compares the bullets under 'Unreleased' in the changelog with those of the base.
        Blocks where sources changed and no bullet is new. Bullets under a version that the base has not count too: that is a release.
        Tests, documentation, requirements and files whose name or folder at the root begins with a dot are no sources. Without a base, or in another mode, it is not applicable.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var policy = context.Policy.Gate.Changelog;
        if (policy.Mode != ChangelogMode.Entry)
        {
            return CheckResult.NotApplicable(Name, $"'gate.changelog.mode' is '{(policy.Mode == ChangelogMode.Off ? "off" : "generated")}'");
        }

        if (context.Git is not { } git || context.Changes is not { } changes)
        {
            return CheckResult.NotApplicable(Name, "no base");
        }

        var file = RootedPath.Relative(context.Root, policy.File)!;
        var sources = changes.Files.Keys.Concat(changes.Deleted).Where(path => path != file && !Silent.Matches(path)).Order(StringComparer.Ordinal).ToList();
        if (sources.Count == 0)
        {
            return CheckResult.Of(Name, "no sources changed", []);
        }

        var fresh = 0;
        var finding = RootedPath.Resolve(context.Root, file) is { } path && File.Exists(path)
            ? Judge(ChangelogText.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)), await BaseAsync(git, changes, file, cancellationToken).ConfigureAwait(false), file, out fresh)
            : new Finding($"'{file}' is missing") { Fix = $"create {file} with the heading '## [Unreleased]' and a bullet below it" };
        return finding is null
            ? CheckResult.Of(Name, $"{fresh} new {(fresh == 1 ? "entry" : "entries")}", [])
            : CheckResult.Of(Name, $"{sources.Count} changed source {(sources.Count == 1 ? "file" : "files")}, no new entry", [finding with
            {
                Message = $"{finding.Message}, and sources changed: {string.Join(", ", sources.Take(3))}{(sources.Count > 3 ? $" and {sources.Count - 3} more" : "")}",
                Path = file,
                Target = file,
            }]);
    }

    private static async Task<ChangelogText> BaseAsync(GitRepository git, Changes changes, string file, CancellationToken cancellationToken)
        => ChangelogText.Parse(Encoding.UTF8.GetString(await git.ReadFileAsync(changes.BaseCommit, file, cancellationToken).ConfigureAwait(false) ?? []).TrimStart('\uFEFF'));

    private static Finding? Judge(ChangelogText now, ChangelogText before, string file, out int fresh)
    {
        fresh = 0;
        if (now.Unreleased is not { } unreleased)
        {
            return new Finding("there is no heading 'Unreleased'") { Line = 1, Fix = $"add the heading '## [Unreleased]' to {file}, and a bullet below it" };
        }

        // A release moves the bullets below a heading of its own.
        var known = (before.Unreleased?.Entries ?? []).ToHashSet(StringComparer.Ordinal);
        var versions = before.Sections.Select(static section => section.Title).ToHashSet(StringComparer.Ordinal);
        fresh = unreleased.Entries.Count(entry => !known.Contains(entry))
            + now.Sections.Where(section => !section.IsUnreleased && !versions.Contains(section.Title)).Sum(static section => section.Entries.Length);
        return fresh > 0 ? null : new Finding("no bullet under 'Unreleased' is new") { Line = unreleased.Line, Fix = $"add a bullet below '{unreleased.Title}' (line {unreleased.Line}) of {file}" };
    }
}
