using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary><c>standards archive</c>: sets a requirement aside, takes it back, or clears its <c>tmp</c>. It marks nothing as done: that is the review's.</summary>
internal static class ArchiveCommand
{
    public static CommandDefinition Create()
    {
        var slug = new Argument<string>("slug") { Description = "The requirement." };
        var park = new Option<bool>("--park") { Description = "Sets it aside, below requirements/archive." };
        var restore = new Option<bool>("--restore") { Description = "Takes it back: a parked one into its phase, a done one into review." };
        var cleanTmp = new Option<bool>("--clean-tmp") { Description = "Deletes its tmp folder; debug notes are summarised in recovery.md first." };
        var reason = new Option<string?>("--reason") { Description = "Why, for the ledger." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be done." };
        var command = new Command("archive", "Sets a requirement aside, takes it back, or clears its tmp folder.") { slug, park, restore, cleanTmp, reason, dryRun };
        return new CommandDefinition(command, (parsed, context, cancellationToken) =>
        {
            bool[] chosen = [parsed.GetValue(park), parsed.GetValue(restore), parsed.GetValue(cleanTmp)];
            var name = parsed.GetValue(slug)!;
            return chosen.Count(static option => option) == 1
                ? RunAsync(name, chosen[0] ? Verb.Park : chosen[1] ? Verb.Restore : Verb.CleanTmp, parsed.GetValue(reason), parsed.GetValue(dryRun), context, cancellationToken)
                : throw CommandException.Usage($"one of --park, --restore and --clean-tmp is needed; 'standards review {name}' archives what is done");
        });
    }

    private static async Task<CommandResult> RunAsync(string slug, Verb verb, string? reason, bool dryRun, CommandContext context, CancellationToken cancellationToken)
    {
        var tree = new RequirementTree(context.Root);
        using var taken = await tree.LockAsync(context, cancellationToken).ConfigureAwait(false);
        var requirement = tree.Get(slug, "");
        var target = Requirement.FolderOf(slug, !requirement.IsArchived);
        switch (verb)
        {
            case Verb.CleanTmp:
                var files = Archiver.CleanTmp(tree, requirement, dryRun);
                return new MoveResult(slug, null, null, requirement.Phase, files, dryRun);
            case Verb.Park:
                Archiver.Park(tree, requirement, reason, dryRun);
                return new MoveResult(slug, requirement.Folder, target, Phase.Parked, [], dryRun);
            default:
                var phase = Archiver.Restore(tree, requirement, reason, dryRun);
                return new MoveResult(slug, requirement.Folder, requirement.IsArchived ? target : requirement.Folder, phase, [], dryRun);
        }
    }

    private enum Verb
    {
        Park,
        Restore,
        CleanTmp,
    }
}
