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
    /// <param name="target">The solution or project.</param>
    /// <param name="dryRun">Whether nothing is to be written.</param>
    /// <param name="processes">Runs it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was fixed, or would be.</returns>
    public static async Task<ImmutableArray<FormatChange>> RunAsync(ProjectTarget target, bool dryRun, ProcessRunner processes, CancellationToken cancellationToken)
    {
        var report = Directory.CreateTempSubdirectory("standards-fix-");
        try
        {
            List<string> arguments = ["format", "analyzers", target.Path, "--no-restore", "--severity", "info", "--report", report.FullName, "--diagnostics", .. OwnRules.Fixed];
            if (dryRun)
            {
                arguments.Add("--verify-no-changes");
            }

            var result = await processes.RunAsync(new ProcessRequest("dotnet", Path.GetDirectoryName(target.Path)!, [.. arguments]), cancellationToken).ConfigureAwait(false);
            var changes = FormatReport.Read(report.FullName);

            // What would change is exit code 2.
            return changes is { } read && (result.IsSuccess || (dryRun && !read.IsEmpty))
                ? read
                : throw CommandException.Blocked($"'dotnet format analyzers' failed: {FormatReport.Said(result)}");
        }
        finally
        {
            report.Delete(recursive: true);
        }
    }
}
