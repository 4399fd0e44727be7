using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>The phases of a requirement as they were, in <c>evidence/phases.jsonl</c>: lines are added, and never changed. It owns the phase.</summary>
internal sealed class PhaseLedger
{
    public const string FileName = "evidence/phases.jsonl";

    private readonly string path;

    private PhaseLedger(string path, ImmutableArray<PhaseEvent> events, ImmutableArray<int> badLines)
        => (this.path, Events, BadLines) = (path, events, badLines);

    /// <summary>In the order in which they were written.</summary>
    public ImmutableArray<PhaseEvent> Events { get; private set; }

    /// <summary>Why the file cannot be read; null where it can, or is missing.</summary>
    public string? Unreadable { get; private init; }

    /// <summary>Lines that count for nothing: cut off by a killed process, or edited.</summary>
    public ImmutableArray<int> BadLines { get; }

    public PhaseEvent? Last => Events.Length > 0 ? Events[^1] : null;

    /// <summary>Null where no line can be read.</summary>
    public Phase? Phase => Last?.To;

    /// <summary>How the present phase began.</summary>
    public PhaseEvent? Start => Events.LastOrDefault(static e => !e.IsAmendment);

    /// <summary>Whether the phase began because a later one handed the work back.</summary>
    public bool IsHandedBack => Start is { From: Workspace.Phase.Testing or Workspace.Phase.Reviewing } start && start.From > start.To;

    /// <summary>The last line that holds the criteria as they were agreed: a plan that was left, or amended.</summary>
    public PhaseEvent? Agreed => Events.LastOrDefault(static e => e.IsAmendment || e.From == Workspace.Phase.Planned);

    public static PhaseLedger Read(string path)
    {
        if (!Path.Exists(path))
        {
            return new PhaseLedger(path, [], []);
        }

        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new PhaseLedger(path, [], []) { Unreadable = exception.Message };
        }

        var (events, bad) = (ImmutableArray.CreateBuilder<PhaseEvent>(), ImmutableArray.CreateBuilder<int>());
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            if (PhaseEvent.Read(line) is { } read)
            {
                events.Add(read);
            }
            else
            {
                bad.Add(number);
            }
        }

        return new PhaseLedger(path, events.ToImmutable(), bad.ToImmutable());
    }

    /// <summary>Adds a line, unless it is there already. The caller holds the lock.</summary>
    public void Append(PhaseEvent added)
    {
        if (Events.Any(e => e.Id == added.Id))
        {
            return;
        }

        AppendedLines.Add(path, added.Write());
        Events = Events.Add(added);
    }
}
