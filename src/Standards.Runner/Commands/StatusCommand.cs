using System;
using System.Collections.Immutable;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary><c>standards status</c>: the requirements, or one of them with all that is needed to go on.</summary>
internal static class StatusCommand
{
    public const string Resume = "resume";

    public static CommandDefinition Create()
    {
        var slug = new Argument<string?>("slug") { Description = "The requirement; without it the table of all that are active.", Arity = ArgumentArity.ZeroOrOne };
        var check = new Option<bool>("--check") { Description = "Says what the next phase still lacks; exits with 2 where it lacks something." };
        var all = new Option<bool>("--all") { Description = "Lists what is done or parked too." };
        var command = new Command("status", "Shows the requirements and where they are; 'resume' shows the one that moved last.") { slug, check, all };
        command.Aliases.Add(Resume);
        return new CommandDefinition(command, (parsed, context, cancellationToken) =>
        {
            var (name, isCheck, isAll) = (parsed.GetValue(slug), parsed.GetValue(check), parsed.GetValue(all));
            var tree = new RequirementTree(context.Root);
            if (isCheck)
            {
                return isAll ? throw CommandException.Usage("--check and --all do not go together") : CheckAsync(tree, name, context, cancellationToken);
            }

            if (name is not null)
            {
                return Task.FromResult<CommandResult>(new StatusPackResult(new StatusPack(tree.Get(name, ""))));
            }

            // After a lost session: the last one, at once.
            var active = tree.Active();
            return Task.FromResult<CommandResult>(!isAll && parsed.CommandResult.IdentifierToken.Value == Resume && active.Length > 0
                ? new StatusPackResult(new StatusPack(active[0]))
                : Table(tree, active, isAll));
        });
    }

    private static StatusTableResult Table(RequirementTree tree, ImmutableArray<Requirement> active, bool all)
    {
        ImmutableArray<StatusRow> rows = [.. active.Select(StatusRow.Of)];
        return new StatusTableResult(rows, all ? [.. tree.Archived().Select(StatusRow.Of)] : null, ActiveLimit.Of(tree.Root, rows));
    }

    private static async Task<CommandResult> CheckAsync(RequirementTree tree, string? slug, CommandContext context, CancellationToken cancellationToken)
    {
        var requirement = tree.Get(slug, "standards status --check");
        var phase = requirement.Phase ?? Phase.Planned;
        var start = await PhaseStart.FindAsync(context.Root, cancellationToken).ConfigureAwait(false);
        var rules = await PhaseContext.OfAsync(requirement, PlanCommand.PolicyOf(context), start, cancellationToken).ConfigureAwait(false);
        return new StatusCheckResult(requirement, phase, PhaseRules.Missing(phase, rules));
    }
}
