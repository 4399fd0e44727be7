using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Processes;
using Standards.Projects;

namespace Standards.Building;

/// <summary>The code fixes of the package over a solution, by <c>dotnet format analyzers</c>.</summary>
internal static class CodeFixRun
{
    private const int WouldChange = 2;

    /// <param name="target">The solution or project.</param>
    /// <param name="files">The files of its projects, in full.</param>
    /// <param name="only">Those that are to be fixed, relative to the root; empty: all.</param>
    /// <param name="root">The root.</param>
    /// <param name="dryRun">Whether nothing is to be written.</param>
    /// <param name="processes">Runs it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was found in the files that changed; with a dry run, in which no fix is computed, all that was found of rules with a fix.</returns>
    public static async Task<ImmutableArray<FormatChange>> RunAsync(ProjectTarget target, IEnumerable<string> files, ImmutableArray<string> only, string root, bool dryRun, ProcessRunner processes, CancellationToken cancellationToken)
    {
        var report = Directory.CreateTempSubdirectory("standards-fix-");
        try
        {
            List<string> arguments = ["format", "analyzers", target.Path, "--no-restore", "--severity", "info", "-v", "detailed", "--report", report.FullName, "--diagnostics", .. OwnRules.Fixed];
            if (dryRun)
            {
                arguments.Add("--verify-no-changes");
            }

            if (!only.IsEmpty)
            {
                arguments.AddRange(["--include", .. only]);
            }

            var before = files.Distinct().ToDictionary(static file => file, Stamp);
            var result = await processes.RunAsync(new ProcessRequest("dotnet", root, [.. arguments]), cancellationToken).ConfigureAwait(false);
            if (FormatReport.Read(report.FullName) is not { } found || (!result.IsSuccess && !(dryRun && result.ExitCode == WouldChange)))
            {
                throw CommandException.Blocked($"'dotnet format analyzers' failed: {FormatReport.Said(result)}");
            }

            // The report lists all that was found; a fix is not there for each.
            return dryRun ? found : [.. found.Where(change => !before.TryGetValue(change.Path, out var stamp) || stamp != Stamp(change.Path))];
        }
        finally
        {
            report.Delete(recursive: true);
        }
    }

    private static (DateTime Written, long Length) Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}
