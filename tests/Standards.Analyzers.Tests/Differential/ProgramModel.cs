using System.Collections.Generic;
using System.Text;

namespace Standards.Differential;

/// <summary>A list of statements in braces: what the shrinker deletes from.</summary>
internal sealed class Block
{
    public List<Statement> Statements { get; init; } = [];

    public void Render(StringBuilder text, int indent)
    {
        Line(text, indent, "{");
        foreach (var statement in Statements)
        {
            statement.Render(text, indent + 1);
        }

        Line(text, indent, "}");
    }

    public static void Line(StringBuilder text, int indent, string line) => text.Append(' ', indent * 4).Append(line).Append('\n');
}

/// <summary>Texts and blocks in turn; each part starts a line.</summary>
internal sealed class Statement(string kind, params object[] parts)
{
    public string Kind { get; } = kind;

    public object[] Parts { get; } = parts;

    public void Render(StringBuilder text, int indent)
    {
        foreach (var part in Parts)
        {
            if (part is Block block)
            {
                block.Render(text, indent);
                continue;
            }

            foreach (var line in ((string)part).Split('\n'))
            {
                Block.Line(text, indent, line);
            }
        }
    }
}

/// <summary>A parameter, and the expressions that may be given for it.</summary>
/// <param name="Default">The default value's text, or null.</param>
internal sealed record Parameter(string Type, string Name, string? Default = null)
{
    public bool IsToken => Type == "CancellationToken";

    public override string ToString() => Default is null ? $"{Type} {Name}" : $"{Type} {Name} = {Default}";
}

internal enum Home
{
    Statics,
    Holder,
    Generic,
}

/// <summary>A member of the program: an attributed method, or text that others need.</summary>
internal sealed class Member
{
    public required string Kind { get; init; }

    public required Home Home { get; init; }

    /// <summary>The lines above the declaration.</summary>
    public string Attributes { get; init; } = "[CreateSyncVersion]";

    /// <summary>Modifiers, return type, name and parameters.</summary>
    public string Header { get; init; } = "";

    public string Name { get; init; } = "";

    public string SyncName { get; init; } = "";

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>What the task holds, <c>void</c>, or the item type of a stream.</summary>
    public string Result { get; init; } = "void";

    public bool IsStream { get; init; }

    /// <summary>Whether it is run; others are only called.</summary>
    public bool IsEntry { get; init; } = true;

    /// <summary>Whether an exception comes out of its task only, and the task is complete when it is returned.</summary>
    public bool IsEager { get; set; }

    /// <summary>Whether both sides still see a cancelled token: it is kept, and goes to nobody who drops it.</summary>
    public bool MayBeCancelled { get; init; }

    public bool IsTypeLevel { get; init; }

    public Block? Body { get; set; }

    /// <summary>In place of a body: <c>expression</c> after the arrow, or, where <see cref="Header"/> is empty, the whole text.</summary>
    public string? Text { get; init; }

    public void Render(StringBuilder text, int indent)
    {
        if (Header.Length == 0)
        {
            foreach (var line in Text!.Split('\n'))
            {
                Block.Line(text, line.Length == 0 ? 0 : indent, line);
            }

            return;
        }

        if (Attributes.Length > 0)
        {
            Block.Line(text, indent, Attributes);
        }

        Block.Line(text, indent, Body is null ? $"{Header} => {Text};" : Header);
        Body?.Render(text, indent);
    }
}
