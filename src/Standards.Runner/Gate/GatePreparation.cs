using System;
using System.Collections.Immutable;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;

namespace Standards.Gate;

/// <summary>What is settled before the first check: repository, base, policy, target, and what earlier runs know.</summary>
/// <param name="Context">What the checks share.</param>
/// <param name="PolicySource">Where the policy came from.</param>
/// <param name="Ledger">Evidence of earlier runs; null where none counts.</param>
/// <param name="InputOf">Gives the input id of a check.</param>
internal sealed record GatePreparation(GateContext Context, string PolicySource, EvidenceLedger<CheckResult>? Ledger, Func<IGateCheck, string?> InputOf)
{
    public static async Task<GatePreparation> MakeAsync(ParseResult parsed, GateOptions options, CommandContext context, CancellationToken cancellationToken)
    {
        var processes = new ProcessRunner();
        var git = await GitRepository.FindAsync(processes, context.Root, cancellationToken).ConfigureAwait(false);
        var (policy, source) = PolicyReader.TryRead(context.Root, out var found) ? (found, StandardsPolicy.FileName)
            : parsed.GetValue(options.Advisory) ? (new PolicyDetection(context.Root, await RepositoryFiles.ListAsync(context.Root, git, cancellationToken).ConfigureAwait(false)).Propose(null), "what 'standards init' would write")
            : (PolicyReader.Read(context.Root), StandardsPolicy.FileName);
        var state = StateFolder.Open(context.Root);
        var gate = new GateContext
        {
            Command = context,
            Policy = policy,
            Target = ProjectTarget.Find(policy.Build.Target, context.Root),
            Git = git,
            Results = [.. parsed.GetValue(options.Results) ?? []],
            Processes = processes,
            RunFolder = state.NewRun(),
        };
        return new GatePreparation(gate, source, null, static _ => null);
    }
}
