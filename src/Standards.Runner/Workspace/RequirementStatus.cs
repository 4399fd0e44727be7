using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using Standards.Commands;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>A row of the table of requirements.</summary>
internal sealed record StatusRow(string Slug, string Title, bool IsArchived, Phase? Phase, DateTime? Updated, int Done, int Tasks, int Problems)
{
    /// <summary>The row; what cannot be opened is a problem of this row, and the others are shown all the same.</summary>
    public static StatusRow Of(Requirement requirement)
    {
        try
        {
            return new(requirement.Slug, Template.Line(requirement.Prd?.Title ?? ""), requirement.IsArchived, requirement.Phase, requirement.Ledger.Last?.Utc, requirement.Tasks.Done, requirement.Tasks.Count, requirement.Unreadable().Count());
        }
        catch (CommandException exception)
        {
            return new(requirement.Slug, exception.Message, requirement.IsArchived, null, null, 0, 0, 1);
        }
    }
}

/// <summary>All that a person or an agent reads first who goes on with a requirement.</summary>
internal sealed record StatusPack(Requirement Requirement)
{
    /// <summary>Files that changed after <c>recovery.md</c> was written; none where that is not known.</summary>
    public ImmutableArray<string> ChangedSinceRecovery { get; init; } = [];

    /// <summary>Groups with tasks that are not done.</summary>
    public ImmutableArray<TaskGroup> Open => [.. Requirement.Tasks.Groups.Select(static group => group with { Tasks = [.. group.Tasks.Where(static task => !task.IsDone)] }).Where(static group => !group.Tasks.IsEmpty)];

    /// <summary>Criteria that nobody says are met, and those whose proof names nobody. That a tick is true, the gate proves.</summary>
    public ImmutableArray<Criterion> Unproven => [.. (Requirement.Prd?.Criteria ?? []).Where(static criterion => !criterion.IsTicked || !criterion.Proof.IsComplete)];

    /// <summary>What was read when the phase began, and is another text by now, or is named since: it is to be read again.</summary>
    public ImmutableArray<string> Changed
    {
        get
        {
            if (Requirement.Phase is null or Phase.Planned || Requirement.IsArchived || Requirement.Ledger.Start is not { } start)
            {
                return [];
            }

            var now = Requirement.ContentIds();
            return
            [
                .. new[] { Prd.FileName, Workspace.Requirement.Plan }.Where(name => start.Files.TryGetValue(name, out var was) && now.TryGetValue(name, out var id) && was != id),
                .. start.To == Phase.Implementing ? ContextPack.Around(Requirement).Where(file => start.Files.GetValueOrDefault(file.Path) != file.Hash).Select(static file => file.Path) : [],
            ];
        }
    }

    /// <summary>The headings and steps of the plan.</summary>
    public ImmutableArray<string> Outline
        => [.. MarkdownLines.Of(Requirement.Read(Requirement.Plan) ?? "").Where(static line => line.HeadingLevel > 1 || (line.Indent == 0 && line.Text is [>= '0' and <= '9', ..])).Select(static line => line.Text)];
}

/// <summary>How many requirements are active, against the limit of the policy.</summary>
internal sealed record ActiveLimit(int Active, int Limit, ImmutableArray<string> Oldest)
{
    public bool IsExceeded => Active > Limit;

    /// <param name="root">The root of the repository.</param>
    /// <param name="active">The most recent first.</param>
    public static ActiveLimit Of(string root, IReadOnlyList<StatusRow> active)
    {
        var limit = Read(root);
        return new ActiveLimit(active.Count, limit, active.Count > limit ? [.. active.Reverse().Take(2).Select(static row => row.Slug)] : []);
    }

    public override string ToString()
        => $"{Active} active (limit {Limit}){(Oldest.IsEmpty ? "" : $": oldest {string.Join(", ", Oldest)}; 'standards archive {Oldest[0]} --park' sets it aside")}";

    /// <summary>This one value alone: the whole policy takes longer to read than the table. What is wrong with the file, the other commands say.</summary>
    private static int Read(string root)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, StandardsPolicy.FileName)), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.TryGetProperty("limits", out var limits) && limits.TryGetProperty("activeRequirements", out var value) ? value.GetInt32() : new LimitPolicy().ActiveRequirements;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            return new LimitPolicy().ActiveRequirements;
        }
    }
}
