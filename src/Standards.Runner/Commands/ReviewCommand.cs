using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Review;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary><c>standards review</c>: documentation, gate and cleanup in sequence; the only way to an archive.</summary>
internal static class ReviewCommand
{
    public static CommandDefinition Create()
    {
        var slug = new Argument<string?>("slug") { Description = "The requirement; default: the only active one.", Arity = ArgumentArity.ZeroOrOne };
        var results = new Option<string[]>("--results") { Description = "A folder of test reports made elsewhere on the same content.", HelpName = "folder", AllowMultipleArgumentsPerToken = false };
        var accept = new Option<bool>("--allow-accept") { Description = "Runs the commands of standards.json that prove acceptance criteria." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what the cleanup would delete and move; runs nothing." };
        var command = new Command("review", "Looks at documentation, runs the gate, and archives the requirement.") { slug, results, accept, dryRun };
        return new CommandDefinition(command, (parsed, context, cancellationToken) =>
        {
            var line = Arguments.Shown("standards", parsed);
            return RunAsync(parsed.GetValue(slug), new ReviewRequest(line, [.. (parsed.GetValue(results) ?? []).Select(folder => Path.GetFullPath(folder, context.Root))], parsed.GetValue(accept)), parsed.GetValue(dryRun), context, cancellationToken);
        });
    }

    private static async Task<CommandResult> RunAsync(string? slug, ReviewRequest request, bool dryRun, CommandContext context, CancellationToken cancellationToken)
    {
        var tree = new RequirementTree(context.Root);
        using var taken = await tree.LockAsync(context, cancellationToken).ConfigureAwait(false);
        var requirement = await LeftAsync(tree, slug, cancellationToken).ConfigureAwait(false) ?? tree.Get(slug, "standards review");
        var run = new ReviewRun(tree, requirement, request, context);
        if (dryRun)
        {
            return await run.LookAsync(cancellationToken).ConfigureAwait(false);
        }

        if (requirement is { IsArchived: true, Phase: Phase.Archived })
        {
            return await run.FinishAsync(cancellationToken).ConfigureAwait(false);
        }

        return requirement is { IsArchived: false, IsMovedByHand: false, Phase: Phase.Testing or Phase.Reviewing }
            ? await run.RunAsync(cancellationToken).ConfigureAwait(false)
            : throw PhaseRefusal.Of(requirement);
    }

    /// <summary>Where nothing is active: the requirement that was archived last, while git still has the starts of its phases, because a process died before it was done.</summary>
    private static async Task<Requirement?> LeftAsync(RequirementTree tree, string? slug, CancellationToken cancellationToken)
        => slug is null && tree.Active().IsEmpty && tree.Archived().FirstOrDefault() is { Phase: Phase.Archived } last
            && await PhaseStart.FindAsync(tree.Root, cancellationToken).ConfigureAwait(false) is { } start && await start.IsKeptAsync(last.Slug, cancellationToken).ConfigureAwait(false) ? last : null;
}
