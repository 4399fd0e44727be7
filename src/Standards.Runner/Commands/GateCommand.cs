using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Gate;
using Standards.Gate.Reports;

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
        var only = options.Checks(parsed);
        var format = parsed.GetValue(options.Format) ?? ReportFormat.Text;
        var request = new GateRequest(
            parsed.GetValue(options.Base),
            parsed.GetValue(options.Policy) == PolicySide.Head,
            parsed.GetValue(options.Advisory),
            [.. (parsed.GetValue(options.Results) ?? []).Select(folder => Path.GetFullPath(folder, context.Root))],
            !parsed.GetValue(options.NoReuse)) { IsAcceptAllowed = parsed.GetValue(options.AllowAccept) };
        using var session = await GateSession.OpenAsync(request, context, cancellationToken).ConfigureAwait(false);
        var results = await session.RunAsync(only, cancellationToken).ConfigureAwait(false);
        var verdict = session.Verdict(results, Arguments.Shown("standards", parsed)) with { IsAdvisory = parsed.GetValue(options.Advisory) };
        AddToJobSummary(verdict, format, context);
        return new GateResult(verdict, format, context.Verbosity == Terminal.Verbosity.Detailed);
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
