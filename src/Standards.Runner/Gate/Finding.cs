namespace Standards.Gate;

/// <summary>Something that a check found.</summary>
/// <param name="Message">One sentence, without the place.</param>
internal sealed record Finding(string Message)
{
    /// <summary>The rule, such as <c>STD2001</c>, where it has an ID.</summary>
    public string? Code { get; init; }

    /// <summary>The file, relative to the root, with <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The line, from 1; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>What a waiver names: a rule ID, the name of a test, a backend, an area.</summary>
    public string Target { get; init; } = "";

    /// <summary>The command that mends it, or that produces the missing evidence.</summary>
    public string? Fix { get; init; }

    /// <summary>Whether it blocks, unless a waiver holds for it.</summary>
    public bool Blocks { get; init; } = true;

    /// <summary>The waiver that holds for it, in words.</summary>
    public string? Waiver { get; init; }
}
