using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary><c>standards implement</c>: checks the plan, starts the phase, and says what to read.</summary>
internal static class ImplementCommand
{
    public static CommandDefinition Create()
    {
        var slug = new Argument<string?>("slug") { Description = "The requirement; default: the only active one.", Arity = ArgumentArity.ZeroOrOne };
        var bug = new Option<string?>("--bug") { Description = "The symptom of a defect: its workspace is laid first.", HelpName = "symptom" };
        var reason = new Option<string?>("--reason") { Description = "Why work goes back from a later phase." };
        var command = new Command("implement", "Checks the plan, starts the implementation, and lists what to read.") { slug, bug, reason };
        return new CommandDefinition(command, async (parsed, context, cancellationToken) =>
        {
            var name = parsed.GetValue(slug);
            if (parsed.GetValue(bug) is { } symptom)
            {
                name = (await PlanCommand.LayAsync(symptom.Trim(), name, RequirementKind.Bug, context, cancellationToken).ConfigureAwait(false)).Slug;
            }

            return await StartAsync(name, parsed.GetValue(reason), context, cancellationToken).ConfigureAwait(false);
        });
    }

    private static async Task<CommandResult> StartAsync(string? slug, string? reason, CommandContext context, CancellationToken cancellationToken)
    {
        var tree = new RequirementTree(context.Root);
        using var taken = await tree.LockAsync(context, cancellationToken).ConfigureAwait(false);
        var requirement = tree.Get(slug, "standards implement");
        var start = await PhaseStart.FindAsync(context.Root, cancellationToken).ConfigureAwait(false);
        switch (requirement.IsArchived || requirement.IsMovedByHand ? Phase.Archived : requirement.Phase)
        {
            case Phase.Implementing:
                PhaseChange.Repair(tree, requirement);
                break;
            case Phase.Planned or null:
                var missing = PhaseRules.Missing(Phase.Planned, new PhaseContext(requirement, PlanCommand.PolicyOf(context), null));
                if (!missing.IsEmpty)
                {
                    return new StatusCheckResult(requirement, Phase.Planned, missing);
                }

                await ChangeAsync(null).ConfigureAwait(false);
                break;
            case Phase.Testing or Phase.Reviewing when string.IsNullOrWhiteSpace(reason):
                throw CommandException.Usage($"'{requirement.Slug}' is {requirement.Phase!.Value.Name()}; to hand it back run 'standards implement {requirement.Slug} --reason \"<why>\"'");
            case Phase.Testing or Phase.Reviewing:
                await ChangeAsync(reason).ConfigureAwait(false);
                break;
            default:
                throw PhaseRefusal.Of(requirement);
        }

        return new ImplementResult(requirement, ContextPack.Of(requirement));

        async Task ChangeAsync(string? why)
        {
            var changed = start is null || requirement.Phase is not { } from ? null : await start.ChangedAsync(requirement.Slug, from, cancellationToken).ConfigureAwait(false);
            var guides = ContextPack.Around(requirement).Select(static file => KeyValuePair.Create(file.Path, file.Hash));
            await PhaseChange.ApplyAsync(tree, requirement, Phase.Implementing, why, changed, guides, start, cancellationToken).ConfigureAwait(false);
        }
    }
}
