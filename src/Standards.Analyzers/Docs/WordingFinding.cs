namespace Standards.Docs;

/// <summary>What is wrong with a piece of wording.</summary>
internal enum WordingCategory
{
    /// <summary>"recommended", "should use".</summary>
    Prescriptive,

    /// <summary>"better", "excellent".</summary>
    Subjective,

    /// <summary>"pros", "trade-offs", "blazing fast".</summary>
    Marketing,

    /// <summary>"Choose X when", "Use Y for".</summary>
    UseCase,

    /// <summary>An emoji as a mark of recommendation.</summary>
    Emoji,
}

/// <summary>One finding of the wording engine.</summary>
/// <param name="Start">Where it begins in the scanned text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Category">What is wrong.</param>
/// <param name="Text">The words, with one space between them, or the emoji.</param>
/// <param name="Hint">What to write instead.</param>
/// <param name="IsCertain">False for sentence patterns, of which some are right.</param>
/// <param name="IsRemovable">For an emoji: whether text is left in its paragraph, cell or element without it.</param>
internal readonly record struct WordingFinding(int Start, int Length, WordingCategory Category, string Text, string Hint, bool IsCertain, bool IsRemovable = false)
{
    public int End => Start + Length;
}
