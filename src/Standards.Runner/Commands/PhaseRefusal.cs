using Standards.Workspace;

namespace Standards.Commands;

/// <summary>Why a command does not go on with a requirement where it is, and the command that does.</summary>
internal static class PhaseRefusal
{
    public static CommandException Of(Requirement requirement)
    {
        var (slug, phase) = (requirement.Slug, requirement.Phase);
        return requirement.IsArchived ? CommandException.Blocked($"'{slug}' is in the archive, as {phase?.Name() ?? "unknown"}", $"standards archive {slug} --restore")
            : requirement.IsMovedByHand ? CommandException.Blocked($"'{slug}' is not where its ledger says", $"standards archive {slug} --restore")
            : phase is { } known ? CommandException.Blocked($"'{slug}' is {known.Name()}", known.NextCommand(slug))
            : CommandException.Blocked($"the phase of '{slug}' is unknown", $"standards plan --amend --slug {slug} \"<reason>\"");
    }
}
