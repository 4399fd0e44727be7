using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Standards.Workspace;

/// <summary>A task of <c>tasks.md</c>.</summary>
internal sealed record TaskItem(string Text, bool IsDone, int Line);

/// <summary>Tasks under one heading.</summary>
/// <param name="Title">The heading, without the agent.</param>
/// <param name="Agent">The agent in parentheses at its end.</param>
/// <param name="Phase">The phase that the agent has.</param>
internal sealed record TaskGroup(string Title, string Agent, Phase Phase, ImmutableArray<TaskItem> Tasks);

/// <summary>The file <c>tasks.md</c>: tasks under headings that end with an agent in parentheses.</summary>
internal sealed record TaskList(ImmutableArray<TaskGroup> Groups, ImmutableArray<WorkspaceProblem> Problems)
{
    public const string FileName = "tasks.md";

    public static TaskList Empty { get; } = new([], []);

    public IEnumerable<TaskItem> Tasks => Groups.SelectMany(static group => group.Tasks);

    public int Done => Tasks.Count(static task => task.IsDone);

    public int Count => Tasks.Count();

    /// <param name="text">The whole file.</param>
    /// <param name="path">What messages call it.</param>
    public static TaskList Parse(string text, string path)
    {
        var problems = ImmutableArray.CreateBuilder<WorkspaceProblem>();
        var groups = ImmutableArray.CreateBuilder<TaskGroup>();
        var tasks = ImmutableArray.CreateBuilder<TaskItem>();
        MarkdownLine? heading = null;
        foreach (var line in MarkdownLines.Of(text))
        {
            if (line.HeadingLevel is 1 or 2)
            {
                Close();
                heading = line.HeadingLevel == 2 ? line : null;
            }
            else if (line.Task is { } task)
            {
                tasks.Add(new TaskItem(task.Text, task.Ticked, line.Number));
            }
        }

        Close();
        return new TaskList(groups.ToImmutable(), problems.ToImmutable());

        void Close()
        {
            if (tasks.Count == 0)
            {
                return;
            }

            var (title, agent) = heading is { } at ? Agent(at.Heading) : ("", "");
            if (Phases.OfAgent(agent) is { } phase)
            {
                groups.Add(new TaskGroup(title, agent, phase, tasks.ToImmutable()));
            }
            else
            {
                problems.Add(new WorkspaceProblem("task-without-agent", agent.Length > 0 ? $"'{agent}' is no agent" : "these tasks have no agent")
                {
                    Path = path,
                    Line = heading?.Number ?? tasks[0].Line,
                    Fix = "end the heading with (planner), (expert), (testing) or (docs-vision)",
                });
            }

            tasks.Clear();
        }
    }

    private static (string Title, string Agent) Agent(string heading)
    {
        var open = heading.EndsWith(')') ? heading.LastIndexOf('(') : -1;
        return open < 0 ? (heading, "") : (heading[..open].Trim(), Known(heading[(open + 1)..^1].Trim()));
    }

    // The agents' names as the guide writes them in prose.
    private static string Known(string agent) => agent.ToLowerInvariant() switch
    {
        "docs & vision" or "docs and vision" => "docs-vision",
        "testing agent" => "testing",
        "expert agent" => "expert",
        var name => name,
    };
}
