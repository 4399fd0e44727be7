using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Files;
using Standards.Gate;
using Standards.Policy;
using Standards.Processes;

namespace Standards.Building;

/// <summary>Builds the target, so that every C# compilation leaves a SARIF report, and reads the reports. Incremental: what is up to date keeps the report that it has.</summary>
internal static class BuildRun
{
    private const string Reports = ".standards/sarif";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The build of this run, made once.</summary>
    public static Task<BuildOutcome> OnceAsync(GateContext context, CancellationToken cancellationToken)
        => context.OnceAsync(token => RunAsync(context, token), cancellationToken);

    /// <exception cref="CommandException">Reports cannot be written.</exception>
    public static async Task<BuildOutcome> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var reports = ReportFolder(context.Root);
        var records = context.Folder("build");
        var modules = context.Folder("modules");
        var limit = context.Timeout(CheckNames.Lint);
        context.Step("building");
        var request = new ProcessRequest(
            "dotnet",
            context.Root,
            [
                "build", context.Target.Path, "-nologo", "-v:m", "-clp:NoSummary", "-nodeReuse:false",
                .. BuildArguments.WithReports(context.Policy.Build, reports, records, modules),
            ])
        {
            Timeout = limit,
            OnLine = line => Tell(context, line),
        };
        var result = await context.Processes.RunAsync(request, cancellationToken).ConfigureAwait(false);

        // What is built along from outside the root is another repository's: its errors count, its rules are not ours to ask for.
        var compilations = CompilationRecords.Read(records, reports).Where(compilation => context.Relative(compilation.Project) is not null).ToImmutableArray();
        RemoveOld(reports, compilations);
        context.Step("reading reports");
        var analyses = new ProjectAnalysis[compilations.Length];
        Parallel.For(0, analyses.Length, new ParallelOptions { CancellationToken = cancellationToken }, index => analyses[index] = Read(compilations[index], cancellationToken));
        var errors = BuildErrors.Read(result.Output);
        return new BuildOutcome(result.ExitCode, result.IsTimedOut, errors.IsEmpty && !result.IsSuccess && !result.IsTimedOut ? [Unexplained(result)] : errors, [.. analyses], result.Duration)
        {
            Limit = limit,
            Command = CommandFor(context),
            TestModules = modules,
        };
    }

    /// <summary>The build as a person starts it.</summary>
    public static string CommandFor(GateContext context)
        => BuildArguments.Shown(["dotnet", "build", context.Relative(context.Target.Path) ?? context.Target.Path, .. BuildArguments.Of(context.Policy.Build)]);

    /// <summary>The same folder in every run.</summary>
    private static string ReportFolder(string root)
    {
        var folder = RootedPath.Resolve(root, Reports) ?? throw CommandException.Blocked($"'{Reports}' leads through a link; remove it, the build writes its reports there");
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, "probe");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{Reports}' cannot be written: {exception.Message.TrimEnd('.')}; it may be deleted at any time");
        }
    }

    private static ProjectAnalysis Read(ProjectCompilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.Problem.Length > 0)
        {
            return new ProjectAnalysis(compilation, null, compilation.Problem switch
            {
                "version" => "has an 'ErrorLog' of SARIF version 1; append ',version=2.1' to the property",
                "hooks" => "was not analysed: it sets 'CustomAfterMicrosoftCommonTargets' and 'CustomAfterDirectoryBuildTargets', one of which brings the targets that ask for a report",
                _ => "lies outside the repository, and the path from there to the reports has a comma, which the compiler takes for the end of a path",
            });
        }

        if (!compilation.IsFinished)
        {
            // A report that is there belongs to an earlier build, or to one that the compiler gave up.
            return new ProjectAnalysis(compilation, null, "was not analysed: its compilation failed");
        }

        try
        {
            return new ProjectAnalysis(compilation, SarifReader.Read(compilation.ReportPath, OwnRules.Contains, cancellationToken), null);
        }
        catch (EvidenceException exception)
        {
            // Such as what a killed compiler leaves: the next build writes it anew.
            Delete(compilation.ReportPath);
            return new ProjectAnalysis(compilation, null, $"was not analysed: {exception.Message}");
        }
    }

    /// <summary>Reports of projects that are gone, or of configurations that nobody builds any more.</summary>
    private static void RemoveOld(string reports, ImmutableArray<ProjectCompilation> compilations)
    {
        var current = compilations.Select(static compilation => Path.GetFileNameWithoutExtension(compilation.ReportPath)).ToHashSet();
        var limit = DateTime.UtcNow - Kept;
        foreach (var file in new DirectoryInfo(reports).GetFiles().Where(file => file.LastWriteTimeUtc < limit && !current.Contains(Path.GetFileNameWithoutExtension(file.Name))))
        {
            Delete(file.FullName);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Debug.WriteLine(exception);
        }
    }

    /// <summary>What a build that fails without an error line said at its end, such as of a missing SDK.</summary>
    private static BuildError Unexplained(ProcessResult result)
    {
        var said = (result.Error + "\n" + result.Output).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        // What stands before it is about other ways to call 'dotnet'.
        var sdk = Array.FindIndex(said, static line => line.StartsWith("A compatible .NET SDK was not found", StringComparison.Ordinal));
        said = said[Math.Max(sdk, 0)..];
        return new BuildError("", $"'dotnet build' ended with exit code {result.ExitCode}{(said.Length > 0 ? ": " + string.Join(" / ", said.Take(5)) : "")}", null, 0);
    }

    private static void Tell(GateContext context, string line)
    {
        // "  Library -> /path/bin/Debug/net10.0/Library.dll"
        var arrow = line.IndexOf(" -> ", StringComparison.Ordinal);
        if (arrow > 0 && line.StartsWith("  ", StringComparison.Ordinal))
        {
            context.Step("building: " + line[..arrow].Trim());
        }
        else if (line.StartsWith("  Restored ", StringComparison.Ordinal))
        {
            context.Step("building: restore");
        }
    }
}
