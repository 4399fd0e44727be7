using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Workspace;

namespace Standards.Gate;

/// <summary>What the command line asks of the gate.</summary>
/// <param name="Base">The branch or commit that changes are counted from; null: found.</param>
/// <param name="IsHeadAccepted">Whether the policy of the working tree holds where that of the base would.</param>
/// <param name="IsAdvisory">Whether a policy is proposed where there is none.</param>
/// <param name="Results">Folders of reports made elsewhere.</param>
/// <param name="Reuse">Whether evidence of earlier runs counts.</param>
internal sealed record GateRequest(string? Base, bool IsHeadAccepted, bool IsAdvisory, ImmutableArray<string> Results, bool Reuse)
{
    /// <summary>Whether commands that prove criteria may run outside of CI.</summary>
    public bool IsAcceptAllowed { get; init; }

    /// <summary>The requirement that a phase command is about; null for the gate itself.</summary>
    public string? Requirement { get; init; }
}

/// <summary>What is settled before the first check: repository, base, policy, target, and what earlier runs know.</summary>
internal sealed class GatePreparation : IDisposable
{
    private readonly TreeSnapshot? snapshot;
    private readonly InputIds? ids;
    private readonly string options;

    private GatePreparation(GateContext context, string policySource, TreeSnapshot? snapshot, InputIds? ids, EvidenceLedger<CheckResult>? ledger)
    {
        Context = context;
        PolicySource = policySource;
        Ledger = ledger;
        this.snapshot = snapshot;
        this.ids = ids;

        // Waivers are laid over results; they change none.
        options = JsonSerializer.Serialize(context.Policy with { Waivers = [] }, PolicyReader.Json);
    }

    /// <summary>What the checks share.</summary>
    public GateContext Context { get; }

    /// <summary>Where the policy came from.</summary>
    public string PolicySource { get; }

    /// <summary>Evidence of earlier runs; null where none counts.</summary>
    public EvidenceLedger<CheckResult>? Ledger { get; }

    /// <param name="request">What is asked.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CommandException">Policy, base or target cannot be settled.</exception>
    public static async Task<GatePreparation> MakeAsync(GateRequest request, CommandContext command, CancellationToken cancellationToken)
    {
        var processes = new ProcessRunner();
        var git = await GitRepository.FindAsync(processes, command.Root, cancellationToken).ConfigureAwait(false);
        PolicyReader.TryRead(command.Root, out var own);
        var (start, found) = await GateBase.FindAsync(git, command.Root, request.Base, own, Environment.GetEnvironmentVariable, cancellationToken).ConfigureAwait(false);
        var basePolicy = found is null ? null : found with { IsHeadAccepted = request.IsHeadAccepted };
        var (policy, source) = await ChooseAsync(own, basePolicy, request, command.Root, git, cancellationToken).ConfigureAwait(false);
        var target = ProjectTarget.Find(policy.Build.Target, command.Root);
        var state = StateFolder.Open(command.Root);
        processes.Journal = new ProcessJournal(state.Children);
        if (processes.Journal.EndAbandoned() is > 0 and var abandoned)
        {
            command.Say($"ended {abandoned} {(abandoned == 1 ? "process" : "processes")} that a killed run left behind");
        }

        var snapshot = git is null ? null : await TreeSnapshot.TakeAsync(git, cancellationToken).ConfigureAwait(false);
        try
        {
            var ids = snapshot is null ? null : await InputIds.CreateAsync(processes, snapshot, policy, cancellationToken).ConfigureAwait(false);
            var context = new GateContext
            {
                Command = command,
                Policy = policy,
                Target = target,
                Git = git,
                BasePolicy = basePolicy,
                Changes = start is null ? null : await ChangesReader.ReadAsync(snapshot!, start, cancellationToken).ConfigureAwait(false),
                Results = request.Results,
                IsAcceptAllowed = request.IsAcceptAllowed || BasePolicy.Decides(null, Environment.GetEnvironmentVariable),
                IsReuseAllowed = request.Reuse,
                Requirement = request.Requirement,
                CodeId = () => ids?.Of(InputFiles.Code, []),
                Processes = processes,
                RunFolder = state.NewRun(),
            };
            return new GatePreparation(context, source, snapshot, ids, ids is null || !request.Reuse ? null : new EvidenceLedger<CheckResult>(state.Evidence));
        }
        catch
        {
            snapshot?.Dispose();
            throw;
        }
    }

    /// <summary>The content that the session began with; null without git.</summary>
    public TreeSnapshot? Snapshot => snapshot;

    /// <summary>The content and whatever else the result of a check follows from.</summary>
    public string? InputOf(IGateCheck check)
        => ids is null || check.Input is not { } files ? null : ids.Of(files, [check.Name, options, Context.Changes?.BaseCommit ?? "", .. Selection(files), .. Context.Results]);

    public void Dispose()
    {
        Context.Dispose();
        snapshot?.Dispose();
    }

    /// <summary>Which requirements are looked at follows from whether the base decides; what is built does not.</summary>
    private IEnumerable<string> Selection(InputFiles files)
        => files != InputFiles.All ? []
            : Context.Requirement is { } slug && (Context.BasePolicy is not null || new RequirementTree(Context.Root).Active().Length > 1) ? ["requirement", slug]
            : Context.BasePolicy is not null ? ["base"] : [];

    private static async Task<(StandardsPolicy Policy, string Source)> ChooseAsync(
        StandardsPolicy? own, BasePolicy? basePolicy, GateRequest request, string root, GitRepository? git, CancellationToken cancellationToken)
        => basePolicy is { Policy: { } policy, IsHeadAccepted: false } ? (policy, $"{StandardsPolicy.FileName} of {basePolicy.Name}")
            : own is not null ? (own, StandardsPolicy.FileName)
            : request.IsAdvisory ? (new PolicyDetection(root, await RepositoryFiles.ListAsync(root, git, cancellationToken).ConfigureAwait(false)).Propose(null), "what 'standards init' would write")
            : (PolicyReader.Read(root), StandardsPolicy.FileName);
}
