using Microsoft.CodeAnalysis;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>A file to translate. Lives for one run only: it holds the tree.</summary>
internal sealed record Candidate(SyntaxTree Tree, TreeInfo Info, TranslationOptions Options, bool Committed)
{
    /// <summary>What stands at the path of the committed sync file, where something does: it counts whether the option asks for it or not.</summary>
    public CommittedTree? CommittedTree { get; init; }

    /// <summary>
    /// Whether the generator adds what comes of it. It does where a committed file is asked for and missing: one error says so, and
    /// callers have no second one. It does not where a file is left over: everything would stand there twice.
    /// </summary>
    public bool Adds => CommittedTree is null;
}
