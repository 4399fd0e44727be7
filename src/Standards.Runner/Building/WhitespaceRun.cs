using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Gate;
using Standards.Policy;
using Standards.Processes;

namespace Standards.Building;

/// <summary>What <c>dotnet format whitespace</c> would change in the C# files that changed.</summary>
/// <param name="Files">How many files were looked at.</param>
/// <param name="Findings">A line of a file each.</param>
internal sealed record WhitespaceRun(int Files, ImmutableArray<Finding> Findings)
{
    /// <summary>A command line has an end, on Windows after 32,767 characters.</summary>
    private const int BatchCharacters = 24_000;
    private const int WouldChange = 2;

    public static async Task<WhitespaceRun> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        ImmutableArray<string> files =
        [
            .. context.Changes!.Files.Keys
                .Where(static file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
                .Where(file => File.Exists(Path.Combine(context.Root, file)))
                .Order(StringComparer.Ordinal),
        ];
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var number = 0;
        foreach (var batch in Batches(files))
        {
            context.Step("whitespace");
            findings.AddRange(await RunAsync(context, batch, Path.Combine(context.Folder("whitespace"), $"{number++}"), cancellationToken).ConfigureAwait(false));
        }

        return new WhitespaceRun(files.Length, findings.ToImmutable());
    }

    private static async Task<IEnumerable<Finding>> RunAsync(GateContext context, ImmutableArray<string> files, string report, CancellationToken cancellationToken)
    {
        var result = await context.Processes.RunAsync(
            new ProcessRequest("dotnet", context.Root, ["format", "whitespace", context.Target.Path, "--no-restore", "--verify-no-changes", "--report", report, "--include", .. files]) { Timeout = context.Timeout(CheckNames.Lint) },
            cancellationToken).ConfigureAwait(false);
        if (result.IsTimedOut)
        {
            throw CommandException.Blocked($"'dotnet format whitespace' was stopped after {context.Timeout(CheckNames.Lint).TotalMinutes:0.##} minutes");
        }

        var changes = FormatReport.Read(report);
        if (changes is null || (!result.IsSuccess && result.ExitCode != WouldChange))
        {
            throw CommandException.Blocked($"'dotnet format whitespace' failed: {FormatReport.Said(result)}");
        }

        var target = context.Relative(context.Target.Path) ?? context.Target.Path;
        return changes.Value
            .Select(change => (Path: context.Relative(change.Path), change.Line))
            .Where(static change => change.Path is not null)
            .Distinct()
            .Select(change => new Finding("whitespace is not as '.editorconfig' has it")
            {
                Code = "WHITESPACE",
                Path = change.Path,
                Line = change.Line,
                Target = "WHITESPACE",
                Fix = BuildArguments.Shown(["dotnet", "format", "whitespace", target, "--include", change.Path!]),
                Blocks = context.IsInScope(change.Path, change.Line),
            });
    }

    private static IEnumerable<ImmutableArray<string>> Batches(ImmutableArray<string> files)
    {
        var batch = ImmutableArray.CreateBuilder<string>();
        var length = 0;
        foreach (var file in files)
        {
            if (length + file.Length > BatchCharacters)
            {
                yield return batch.ToImmutable();
                batch.Clear();
                length = 0;
            }

            batch.Add(file);
            length += file.Length + 3;
        }

        if (batch.Count > 0)
        {
            yield return batch.ToImmutable();
        }
    }
}
