using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Gate;
using Standards.Gate.Reports;
using Standards.Processes;

namespace Standards.Doctor.Canaries;

/// <summary>Plants one violation after another, and asks whether the gate turns red: the check that it is for, and no other.</summary>
internal static class CanaryRun
{
    /// <param name="command">What every command gets.</param>
    /// <param name="step">Told what is being done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<CanaryReport> RunAsync(CommandContext command, Action<string> step, CancellationToken cancellationToken) => RunAsync(command, CanaryList.All, step, cancellationToken);

    /// <inheritdoc cref="RunAsync(CommandContext, Action{string}, CancellationToken)"/>
    /// <param name="canaries">Those that are planted.</param>
    public static async Task<CanaryReport> RunAsync(CommandContext command, ImmutableArray<Canary> canaries, Action<string> step, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var results = new List<CanaryResult>();
        string? obstacle;
        try
        {
            step("restoring the miniature");
            using var miniature = await Miniature.CreateAsync(command, new ProcessRunner(), cancellationToken).ConfigureAwait(false);
            step("the miniature as it is");
            obstacle = await RedAsync(miniature, cancellationToken).ConfigureAwait(false);
            foreach (var canary in obstacle is null ? canaries : [])
            {
                step(canary.Name);
                results.Add(await RunAsync(miniature, canary, cancellationToken).ConfigureAwait(false));
                await miniature.RevertAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (CommandException exception)
        {
            obstacle = exception.Message;
        }

        return new CanaryReport([.. results], obstacle, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Why the miniature is red by itself; null where it is green. What is red without a violation proves nothing with one.</summary>
    private static async Task<string?> RedAsync(Miniature miniature, CancellationToken cancellationToken)
    {
        var results = await GateAsync(miniature, [], isHeadAccepted: false, cancellationToken).ConfigureAwait(false);
        var red = Blocking(results).FirstOrDefault();
        var unasked = results.FirstOrDefault(static result => result.Status == CheckStatus.NotApplicable && result.Check != Policy.CheckNames.Waivers && !Policy.CheckNames.OfRequirements.Contains(result.Check));
        return red.Finding is not null ? $"the miniature is red without a violation: {red.Check}: {Line(red.Finding)}"
            : unasked is not null ? $"in the miniature the check '{unasked.Check}' is not applicable: {unasked.Summary}"
            : null;
    }

    private static async Task<CanaryResult> RunAsync(Miniature miniature, Canary canary, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        canary.Plant(miniature);
        var results = await GateAsync(miniature, canary.Together, canary.IsHeadAccepted, cancellationToken).ConfigureAwait(false);
        var blocking = Blocking(results).ToList();
        var named = blocking.FirstOrDefault(found => found.Check == canary.Check && Line(found.Finding).Contains(canary.Names, StringComparison.Ordinal));
        var others = blocking.Where(found => found.Check != canary.Check).ToList();
        return named.Finding is { Fix: { Length: > 0 } fix } && others.Count == 0
            ? new CanaryResult(canary.Name, canary.Check, CanaryVerdict.Red, Line(named.Finding), fix, Stopwatch.GetElapsedTime(started))
            : new CanaryResult(canary.Name, canary.Check, CanaryVerdict.Missed, Missed(canary, blocking), named.Finding?.Fix, Stopwatch.GetElapsedTime(started));
    }

    private static string Missed(Canary canary, List<(string Check, Finding Finding)> blocking)
        => blocking.Count == 0
            ? $"nothing turned red; asked: {string.Join(", ", canary.Together)}"
            : $"red instead, or without '{canary.Names}', or without a fix: {string.Join("; ", blocking.Take(3).Select(static found => $"{found.Check}: {Line(found.Finding)}"))}";

    private static async Task<ImmutableArray<CheckResult>> GateAsync(Miniature miniature, ImmutableArray<string> only, bool isHeadAccepted, CancellationToken cancellationToken)
    {
        var request = new GateRequest(Miniature.Branch, isHeadAccepted, IsAdvisory: false, [], Reuse: false);
        using var preparation = await GatePreparation.MakeAsync(request, miniature.Command, cancellationToken).ConfigureAwait(false);
        return await new GateEngine(preparation.Context, preparation.InputOf, preparation.Ledger).RunAsync(GateChecks.Create(), only, static _ => { }, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<(string Check, Finding Finding)> Blocking(ImmutableArray<CheckResult> results)
        => results.SelectMany(static result => result.Findings.Where(static finding => finding.Blocks).Select(finding => (result.Check, finding)));

    private static string Line(Finding finding)
        => (ReportPhrases.Place(finding) is { Length: > 0 } place ? place + ": " : "") + ReportPhrases.Text(finding).Split('\n')[0].TrimEnd(':');
}
