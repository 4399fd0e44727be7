using System.Collections.Immutable;

namespace Standards.Evidence;

/// <summary>What a check's result follows from.</summary>
/// <param name="Files">Which files of the repository.</param>
/// <param name="Options">Whatever else: values of the policy, of the command line, the base commit.</param>
internal sealed record InputScope(InputFiles Files, ImmutableArray<string> Options);

/// <summary>Which files a check reads.</summary>
internal enum InputFiles
{
    /// <summary>All that is compiled or run: every file but documentation, changelog and workspace.</summary>
    Code,

    /// <summary>Everything.</summary>
    All,
}
