using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Files;
using Standards.Gate;
using Standards.Gate.Reports;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;

namespace Standards.Commands;

/// <summary><c>standards gate</c>: all checks, one verdict.</summary>
internal static class GateCommand
{
    public static CommandDefinition Create()
    {
        var options = new GateOptions();
        var command = new Command("gate", "Runs all checks and says what blocks, with the command that mends it.");
        options.AddTo(command);
        return new CommandDefinition(command, async (parsed, context, cancellationToken) => parsed.GetValue(options.Explain) is { } name
            ? ExplainResult.Of(name)
            : await RunAsync(parsed, options, context, cancellationToken).ConfigureAwait(false))
        {
            IsJson = parsed => parsed.GetValue(options.Format) == ReportFormat.Json,
        };
    }

    private static async Task<CommandResult> RunAsync(ParseResult parsed, GateOptions options, CommandContext context, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var only = options.Checks(parsed);
        var format = parsed.GetValue(options.Format) ?? ReportFormat.Text;
        using var taken = await RepositoryLock.TakeAsync("gate", context.Root, () => context.Say("waiting for another run in this repository"), cancellationToken).ConfigureAwait(false);
        var request = new GateRequest(
            parsed.GetValue(options.Base),
            parsed.GetValue(options.Policy) == PolicySide.Head,
            parsed.GetValue(options.Advisory),
            [.. (parsed.GetValue(options.Results) ?? []).Select(folder => Path.GetFullPath(folder, context.Root))],
            !parsed.GetValue(options.NoReuse)) { IsAcceptAllowed = parsed.GetValue(options.AllowAccept) };
        using var preparation = await context.Progress.RunAsync("Gate", step =>
        {
            step("reading the working tree");
            return GatePreparation.MakeAsync(request, context, cancellationToken);
        }).ConfigureAwait(false);
        var gate = preparation.Context;
        var results = await context.Progress.RunAsync("Gate", step =>
        {
            gate.Step = step;
            return new GateEngine(gate, preparation.InputOf, preparation.Ledger).RunAsync(GateChecks.Create(), only, result => Said(result, context), cancellationToken);
        }).ConfigureAwait(false);
        var verdict = new GateVerdict(results, gate.Policy.Gate.Scope, gate.Changes?.BaseCommit, preparation.PolicySource, Arguments.Shown("standards", parsed))
        {
            IsAdvisory = parsed.GetValue(options.Advisory),
            Total = Stopwatch.GetElapsedTime(started),
            Children = gate.Processes.Busy,
        };
        AddToJobSummary(verdict, format, context);
        return new GateResult(verdict, format, context.Verbosity == Terminal.Verbosity.Detailed);
    }

    /// <summary>On a terminal the moving line says it; a log gets a line a check.</summary>
    private static void Said(CheckResult result, CommandContext context)
    {
        if (!context.Progress.Moves)
        {
            context.Say($"{result.Check}: {ReportPhrases.Status(result)}{(result.Status == CheckStatus.NotApplicable ? "" : result.IsReused ? ", reused" : $" ({ReportPhrases.Time(result.Duration)})")}");
        }
    }

    /// <summary>The page that GitHub shows for a run.</summary>
    private static void AddToJobSummary(GateVerdict verdict, ReportFormat format, CommandContext context)
    {
        if (format == ReportFormat.GitHub && Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } path)
        {
            using var page = new StringWriter();
            MarkdownReport.Write(verdict, page);
            try
            {
                File.AppendAllText(path, page.ToString());
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The verdict is said on standard output all the same.
                context.Say($"the summary of the job cannot be written: {exception.Message}");
            }
        }
    }
}
