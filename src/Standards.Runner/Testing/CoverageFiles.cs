using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Standards.Evidence;
using Standards.Files;
using Standards.Gate;

namespace Standards.Testing;

/// <summary>The coverage of a run, by paths relative to the root.</summary>
internal static class CoverageFiles
{
    /// <summary>What a build with <c>ContinuousIntegrationBuild</c> or <c>PathMap</c> writes in place of a folder: <c>/_/</c>, of further folders <c>/_1/</c>.</summary>
    private const string Mapped = "/_";

    /// <exception cref="EvidenceException">A report cannot be used.</exception>
    public static CoverageReport Read(GateContext context, TestRunOutcome outcome, CancellationToken cancellationToken)
    {
        var reports = outcome.Modules.SelectMany(static module => module.Coverage).Select(file =>
        {
            ReportLimit.Ensure(file, context.Policy.Limits);
            return CoberturaReader.Read(file, File.Exists, cancellationToken);
        });
        return Below(context.Root, [context.Root, .. context.Git is { } git ? [git.TopLevel] : Enumerable.Empty<string>()], reports);
    }

    /// <summary>As one report, without what is not below the root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="folders">Where a mapped path may begin.</param>
    /// <param name="reports">By paths as the tools write them.</param>
    public static CoverageReport Below(string root, IReadOnlyList<string> folders, IEnumerable<CoverageReport> reports)
    {
        var builder = new CoverageBuilder();
        foreach (var file in reports.SelectMany(static report => report.Files.Values))
        {
            if (Resolve(root, folders, file.Path) is { } path)
            {
                foreach (var line in file.Lines)
                {
                    builder.Add(path, line.Line, line.Hits);
                }
            }
        }

        return builder.Report();
    }

    private static string? Resolve(string root, IReadOnlyList<string> folders, string path)
    {
        if (Rest(path) is not { } rest)
        {
            return Path.IsPathFullyQualified(path) ? RootedPath.Relative(root, path) : null;
        }

        // The repository first: it is what the build maps, where git is known to it.
        return folders.Reverse().Select(folder => Path.Combine(folder, rest)).Where(File.Exists).Select(file => RootedPath.Relative(root, file)).FirstOrDefault();
    }

    /// <summary>The path behind the mapped folder; null where there is none.</summary>
    private static string? Rest(string path)
    {
        var text = path.Replace('\\', '/');
        if (!text.StartsWith(Mapped, StringComparison.Ordinal) || text.IndexOf('/', Mapped.Length) is var end && end < 0)
        {
            return null;
        }

        var number = text[Mapped.Length..end];
        return number.Length == 0 || int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text[(end + 1)..] : null;
    }
}
