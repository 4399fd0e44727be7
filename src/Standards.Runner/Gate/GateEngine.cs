using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Policy;

namespace Standards.Gate;

/// <summary>Runs the checks, one after another and each to its end, so that one run gives all reasons.</summary>
/// <param name="context">What they share.</param>
/// <param name="inputs">Gives the input id of a check; null where nothing is reused.</param>
/// <param name="ledger">Evidence of earlier runs.</param>
internal sealed class GateEngine(GateContext context, Func<IGateCheck, string?> inputs, EvidenceLedger<CheckResult>? ledger)
{
    private readonly Dictionary<string, string> obstacles = new(StringComparer.Ordinal);

    /// <param name="checks">The checks, in their order.</param>
    /// <param name="only">The names of those that are asked for; empty: all.</param>
    /// <param name="finished">Told each result as it comes.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<ImmutableArray<CheckResult>> RunAsync(IReadOnlyList<IGateCheck> checks, IReadOnlyCollection<string> only, Action<CheckResult> finished, CancellationToken cancellationToken)
    {
        var waivers = new WaiverRules(context.Policy.Waivers, context.Today);
        var earlier = ledger?.Read();
        var results = new List<CheckResult>();
        var said = context.Step;
        foreach (var check in checks.Where(check => only.Count == 0 || only.Contains(check.Name)))
        {
            said(check.Name);
            context.Step = step => said($"{check.Name}: {step}");
            var started = Stopwatch.GetTimestamp();

            // Before the check: what changes while it runs is not what it looked at.
            var input = InputOf(check);
            var result = (Earlier(check, input, earlier, waivers) ?? await RunAsync(check, input, waivers, cancellationToken).ConfigureAwait(false)) with { Duration = Stopwatch.GetElapsedTime(started) };
            results.Add(result);
            finished(result);
        }

        if (only.Count == 0 || only.Contains(CheckNames.Waivers))
        {
            results.Add(waivers.Judge());
            finished(results[^1]);
        }

        return [.. results.OrderBy(static result => CheckNames.All.IndexOf(result.Check))];
    }

    private bool IsOff(IGateCheck check) => context.Policy.Gate.Off.ContainsKey(check.Name);

    /// <summary>What the check came to on the same input; null where it is to run: also where it would block now, for what made it red can lie outside the repository.</summary>
    private static CheckResult? Earlier(IGateCheck check, string? input, IReadOnlyDictionary<(string, string), EvidenceLine<CheckResult>>? earlier, WaiverRules waivers)
        => input is not null && earlier!.TryGetValue((check.Name, input), out var line) && line.Tool == StandardsCommand.Version
            && waivers.Apply(line.Result) is { Status: not CheckStatus.Blocked } result
            ? result with { IsReused = true }
            : null;

    private string? InputOf(IGateCheck check) => IsOff(check) || ledger is null || check.Input is null ? null : inputs(check);

    private async Task<CheckResult> RunAsync(IGateCheck check, string? input, WaiverRules waivers, CancellationToken cancellationToken)
    {
        if (IsOff(check))
        {
            return CheckResult.NotApplicable(check.Name, "off: " + context.Policy.Gate.Off[check.Name]);
        }

        var found = await GuardedAsync(check, cancellationToken).ConfigureAwait(false);
        var result = waivers.Apply(found);
        if (input is not null && result.Status != CheckStatus.Blocked)
        {
            Keep(new EvidenceLine<CheckResult>(DateTime.UtcNow, check.Name, input, StandardsCommand.Version, found));
        }

        return result;
    }

    /// <summary>Evidence that cannot be kept is made again; the verdict of this run is what it is.</summary>
    private void Keep(EvidenceLine<CheckResult> line)
    {
        try
        {
            ledger!.Add(line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Command.Say($"the evidence of '{line.Check}' cannot be kept: {exception.Message}");
        }
    }

    private async Task<CheckResult> GuardedAsync(IGateCheck check, CancellationToken cancellationToken)
    {
        var limit = context.Timeout(check.Name);
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // A child process is killed at the limit and says so itself; this is for what is left.
        timed.CancelAfter(limit + TimeSpan.FromMinutes(1));
        try
        {
            return await check.RunAsync(context, timed.Token).ConfigureAwait(false);
        }
        catch (CommandException exception) when (exception.ExitCode == ExitCodes.Blocked)
        {
            return Blocked(check, exception.Reason, exception.Remedy);
        }
        catch (EvidenceException exception)
        {
            return Blocked(check, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Blocked(check, exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Blocked(check, $"stopped after {limit.TotalMinutes:0} minutes; 'gate.timeoutMinutes' sets another limit");
        }
    }

    /// <summary>What stands in the way of several checks is said once, by the first of them.</summary>
    private CheckResult Blocked(IGateCheck check, string reason, string? remedy = null)
    {
        var first = obstacles.TryAdd(reason, check.Name) ? null : obstacles[reason];
        return CheckResult.Of(check.Name, "not finished", [new Finding(first is null ? reason : $"for the same reason as '{first}'") { Target = check.Name, Fix = remedy ?? $"standards gate --only {check.Name}" }]);
    }
}
