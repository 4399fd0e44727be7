using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Standards.Policy;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary><c>standards plan</c>: lays the workspace of a requirement, or amends the plan of one.</summary>
internal static class PlanCommand
{
    public static CommandDefinition Create()
    {
        var request = new Argument<string[]>("request") { Description = "What is asked, in a sentence; with --amend, why.", Arity = ArgumentArity.ZeroOrMore };
        var slug = new Option<string?>("--slug") { Description = "The name of the requirement; default: taken from the request." };
        var bug = new Option<bool>("--bug") { Description = "A defect: symptom and regression test." };
        var small = new Option<bool>("--small") { Description = "A small change: one page." };
        var amend = new Option<bool>("--amend") { Description = "Agrees to the criteria as they stand in prd.md now." };
        var command = new Command("plan", "Lays the workspace of a requirement.") { request, slug, bug, small, amend };
        return new CommandDefinition(command, (parsed, context, cancellationToken) =>
        {
            var text = string.Join(' ', parsed.GetValue(request) ?? []).Trim();
            var (isBug, isSmall) = (parsed.GetValue(bug), parsed.GetValue(small));
            if (parsed.GetValue(amend))
            {
                return isBug || isSmall ? throw CommandException.Usage("--amend goes with no other option than --slug") : AmendAsync(parsed.GetValue(slug), text, context, cancellationToken);
            }

            return (isBug && isSmall) ? throw CommandException.Usage("--bug and --small do not go together")
                : PlanAsync(text, parsed.GetValue(slug), isBug ? RequirementKind.Bug : isSmall ? RequirementKind.Small : RequirementKind.Feature, context, cancellationToken);
        });
    }

    private static async Task<CommandResult> PlanAsync(string request, string? slug, RequirementKind kind, CommandContext context, CancellationToken cancellationToken)
    {
        var laid = await LayAsync(request, slug, kind, context, cancellationToken).ConfigureAwait(false);
        return new RequirementResult(laid, [.. RequirementItems.Of(laid)], laid.Phase!.Value.NextCommand(laid.Slug));
    }

    /// <summary>Lays a workspace and keeps the start of its phase.</summary>
    public static async Task<Requirement> LayAsync(string request, string? slug, RequirementKind kind, CommandContext context, CancellationToken cancellationToken)
    {
        if (request.Length == 0)
        {
            throw CommandException.Usage("the request is missing; run 'standards plan \"<request>\"'");
        }

        slug ??= Slug.From(request);
        if (Slug.Problem(slug) is { } problem)
        {
            throw CommandException.Usage($"{(slug.Length == 0 ? "no slug follows from the request" : problem)}; run 'standards plan \"{request}\" --slug <name>'");
        }

        var policy = PolicyOf(context);
        var tree = new RequirementTree(context.Root);
        using var taken = await tree.LockAsync(context, cancellationToken).ConfigureAwait(false);
        var added = new NewRequirement(slug, request, kind, DateOnly.FromDateTime(DateTime.UtcNow));
        added.RefuseTaken(tree);
        var start = await PhaseStart.FindAsync(context.Root, cancellationToken).ConfigureAwait(false);
        var content = start is null ? null : await start.ContentAsync(cancellationToken).ConfigureAwait(false);
        if (start is not null)
        {
            await start.KeepAsync(slug, Phase.Planned, content!, cancellationToken).ConfigureAwait(false);
        }

        return added.Lay(tree, policy, content);
    }

    /// <summary>Without a policy nothing is named, and the workspace is laid all the same.</summary>
    public static StandardsPolicy PolicyOf(CommandContext context)
    {
        if (PolicyReader.TryRead(context.Root, out var policy))
        {
            return policy;
        }

        context.Say($"'{StandardsPolicy.FileName}' is missing: no areas, backends and frameworks are named; 'standards init' writes it");
        return new StandardsPolicy();
    }

    private static async Task<CommandResult> AmendAsync(string? slug, string reason, CommandContext context, CancellationToken cancellationToken)
    {
        if (reason.Length == 0)
        {
            throw CommandException.Usage("the reason is missing; run 'standards plan --amend --slug <name> \"<reason>\"'");
        }

        var tree = new RequirementTree(context.Root);
        using var taken = await tree.LockAsync(context, cancellationToken).ConfigureAwait(false);
        var requirement = tree.Get(slug, "standards plan --amend \"<reason>\" --slug");
        if (requirement.IsArchived)
        {
            throw PhaseRefusal.Of(requirement);
        }

        // What cannot be read cannot be agreed to; a ledger without an event begins anew.
        if (requirement.Prd is not { Problems.IsEmpty: true } prd)
        {
            throw CommandException.Blocked(requirement.Prd is { } unreadable ? string.Join(Environment.NewLine, unreadable.Problems) : $"'{requirement.Shown(Prd.FileName)}' is missing");
        }

        var start = await PhaseStart.FindAsync(context.Root, cancellationToken).ConfigureAwait(false);
        await PhaseChange.ApplyAsync(tree, requirement, requirement.Phase ?? Phase.Planned, reason, null, [], start, cancellationToken).ConfigureAwait(false);
        return new RequirementResult(requirement, [.. RequirementItems.Of(requirement)], requirement.Phase!.Value.NextCommand(requirement.Slug)) { Done = $"agreed to {prd.Criteria.Length} criteria of '{requirement.Slug}'" };
    }
}
