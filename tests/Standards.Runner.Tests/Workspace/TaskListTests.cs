using System.Linq;
using Xunit;

namespace Standards.Workspace;

public static class TaskListTests
{
    [Fact]
    public static void Tasks_BelongToTheAgentOfTheirHeading()
    {
        var list = TaskList.Parse("""
            # Tasks

            ## Phase 1: Planning (planner)

            - [x] 1.1 one

            ### Details

            - [ ] 1.2 two

            ## Core (Expert)
            * [X] three
            ## More (expert)
            - [ ] four
              - [ ] five
            ## Tests (Testing Agent)
            - [ ] six
            ## Gate (Docs & Vision)
            - [ ] seven

            ## Notes

            - no task
            """, "tasks.md");
        Assert.Empty(list.Problems);
        Assert.Equal(["planner 2", "expert 1", "expert 2", "testing 1", "docs-vision 1"], list.Groups.Select(static g => $"{g.Agent} {g.Tasks.Length}"));
        Assert.Equal([Phase.Planned, Phase.Implementing, Phase.Implementing, Phase.Testing, Phase.Reviewing], list.Groups.Select(static g => g.Phase));
        Assert.Equal((2, 7), (list.Done, list.Count));
        Assert.Equal(("1.2 two", 9), (list.Groups[0].Tasks[1].Text, list.Groups[0].Tasks[1].Line));
    }

    [Theory]
    [InlineData("## Core\n- [ ] one", 1, "no agent")]
    [InlineData("## Core (manager)\n- [ ] one", 1, "'manager' is no agent")]
    [InlineData("# Tasks\n- [ ] one", 2, "no agent")]
    [InlineData("## Core (expert)\n# Other\n- [ ] one", 3, "no agent")]
    public static void TasksWithoutAgent_AreAProblem(string text, int line, string message)
    {
        var problem = Assert.Single(TaskList.Parse(text, "tasks.md").Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message);
    }

    [Fact]
    public static void WindowsLineEnds_AreRead() => Assert.Equal(1, TaskList.Parse("## Core (expert)\r\n\r\n- [x] one\r\n", "tasks.md").Done);
}
