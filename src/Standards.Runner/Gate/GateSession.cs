using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Files;
using Standards.Gate.Reports;

namespace Standards.Gate;

/// <summary>The gate, or some of its checks, on the content as it is when the session begins: one at a time in a repository.</summary>
internal sealed class GateSession : IDisposable
{
    private readonly IDisposable taken;
    private readonly CommandContext command;
    private readonly long started;

    private GateSession(IDisposable taken, CommandContext command, GatePreparation preparation, long started)
        => (this.taken, this.command, Preparation, this.started) = (taken, command, preparation, started);

    public GatePreparation Preparation { get; }

    /// <summary>What the checks share.</summary>
    public GateContext Context => Preparation.Context;

    /// <exception cref="CommandException">Policy, base or target cannot be settled.</exception>
    public static async Task<GateSession> OpenAsync(GateRequest request, CommandContext command, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var taken = await RepositoryLock.TakeForGateAsync(command, cancellationToken).ConfigureAwait(false);
        try
        {
            return new GateSession(taken, command, await command.Progress.RunAsync("Gate", step =>
            {
                step("reading the working tree");
                return GatePreparation.MakeAsync(request, command, cancellationToken);
            }).ConfigureAwait(false), started);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <param name="only">The names of the checks that are asked for; empty: all.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public Task<ImmutableArray<CheckResult>> RunAsync(IReadOnlyCollection<string> only, CancellationToken cancellationToken)
        => command.Progress.RunAsync("Gate", step =>
        {
            Context.Step = step;
            return new GateEngine(Context, Preparation.InputOf, Preparation.Ledger).RunAsync(GateChecks.Create(), only, Said, cancellationToken);
        });

    /// <param name="results">The results of all checks.</param>
    /// <param name="line">The command line that runs the same again.</param>
    public GateVerdict Verdict(ImmutableArray<CheckResult> results, string line)
        => new(results, Context.Policy.Gate.Scope, Context.Changes?.BaseCommit, Preparation.PolicySource, line)
        {
            Total = Stopwatch.GetElapsedTime(started),
            Children = Context.Processes.Busy,
        };

    public void Dispose()
    {
        Preparation.Dispose();
        taken.Dispose();
    }

    /// <summary>On a terminal the moving line says it; a log gets a line a check.</summary>
    private void Said(CheckResult result)
    {
        if (!command.Progress.Moves)
        {
            command.Say($"{result.Check}: {ReportPhrases.Status(result)}{(result.Status == CheckStatus.NotApplicable ? "" : result.IsReused ? ", reused" : $" ({ReportPhrases.Time(result.Duration)})")}");
        }
    }
}
