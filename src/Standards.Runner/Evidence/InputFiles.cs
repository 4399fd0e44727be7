namespace Standards.Evidence;

/// <summary>Which files of the repository a check's result follows from.</summary>
internal enum InputFiles
{
    /// <summary>All that is compiled or run: every file but documentation, changelog and workspace.</summary>
    Code,

    /// <summary>Everything.</summary>
    All,
}
