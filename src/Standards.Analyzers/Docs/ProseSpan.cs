namespace Standards.Docs;

/// <summary>How a piece of prose follows the one before it.</summary>
internal enum ProseJoin
{
    /// <summary>It begins a paragraph, a heading or an XML element.</summary>
    Block,

    /// <summary>It begins a table cell of a first column.</summary>
    FirstCell,

    /// <summary>It begins another table cell.</summary>
    Cell,

    /// <summary>Code, a link or an image stands between: a thing that has a place in the sentence, but no words.</summary>
    Thing,

    /// <summary>Only markup or a line break stands between: the words are neighbours.</summary>
    Markup,
}

/// <summary>A piece of text on one line that a reader reads as prose.</summary>
internal readonly record struct ProseSpan(int Start, int End, ProseJoin Join);
