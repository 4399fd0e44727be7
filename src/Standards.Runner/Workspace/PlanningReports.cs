using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Files;
using Standards.Git;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>Planning reports that stand outside of the requirements: when one is done they go to <c>requirements/archive/_reports</c>. Those in the folder of the requirement go with it.</summary>
internal static class PlanningReports
{
    private const string Folder = $"{RequirementTree.FolderName}/{RequirementTree.ArchiveName}/_reports";

    /// <summary>Where a report goes, relative to the root.</summary>
    public static string TargetOf(string slug, string path) => $"{Folder}/{slug}/{path}";

    /// <summary>The reports that are there, relative to the root.</summary>
    public static async Task<ImmutableArray<string>> FindAsync(string root, GitRepository? git, StandardsPolicy policy, CancellationToken cancellationToken)
        => policy.Reports.IsEmpty ? [] : [.. new PathGlobs(policy.Reports).Filter(await RepositoryFiles.ListAsync(root, git, cancellationToken).ConfigureAwait(false)).Where(static path => !RequirementTree.Holds(path))];

    /// <summary>Moves them, one after another; those that an earlier run has moved are gone from their place.</summary>
    /// <exception cref="CommandException">A place is taken, or a link is on the way.</exception>
    public static void Move(RequirementTree tree, string slug, ImmutableArray<string> reports)
    {
        foreach (var report in reports)
        {
            var (from, to) = (tree.Resolve(report), tree.Resolve(TargetOf(slug, report)));
            if (Path.Exists(to) && !(File.Exists(to) && File.ReadAllBytes(to).AsSpan().SequenceEqual(File.ReadAllBytes(from))))
            {
                throw CommandException.Blocked($"archive-exists: '{TargetOf(slug, report)}' exists; rename it, or '{report}'");
            }

            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Move(from, to, overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw CommandException.Blocked($"'{report}' cannot be moved to '{TargetOf(slug, report)}': {exception.Message}");
            }

            tree.Step("report");
        }
    }
}
