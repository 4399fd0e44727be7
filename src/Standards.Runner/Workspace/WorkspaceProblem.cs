namespace Standards.Workspace;

/// <summary>Something that is missing or cannot be understood in the workspace.</summary>
/// <param name="Code">What kind of thing, such as <c>placeholder-left</c>.</param>
/// <param name="Message">One sentence, without the place.</param>
internal sealed record WorkspaceProblem(string Code, string Message)
{
    /// <summary>The file, relative to the root, with <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>The line, from 1; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>The command or edit that mends it.</summary>
    public string? Fix { get; init; }

    public override string ToString()
        => $"{(Path is null ? "" : Line > 0 ? $"{Path}({Line}): " : $"{Path}: ")}{Message}{(Fix is null ? "" : $"; {Fix}")}";
}
