namespace Standards.Policy;

/// <summary>The text of <c>requirements/README.md</c>.</summary>
internal static class WorkspaceReadme
{
    public const string Text = """
        # Requirements

        One folder a requirement, written by people and agents, read by the tool `standards`.

        | File | Content |
        |---|---|
        | `{slug}/prd.md` | what is asked for, with acceptance criteria `AC-1`, `AC-2`, … |
        | `{slug}/tasks.md` | the tasks, grouped by agent |
        | `{slug}/recovery.md` | where the work stands: what a new session reads first |
        | `{slug}/research/` | sources and decisions |
        | `{slug}/tmp/` | notes of the day; removed when the requirement is archived |
        | `{slug}/evidence/` | written by the tool: what was checked, and on which content |
        | `archive/` | requirements whose gate passed, and those that were parked |

        `standards gate` says whether the repository holds what `standards.json` asks for, and names the command that mends each finding.

        """;
}
