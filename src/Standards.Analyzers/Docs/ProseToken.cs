using System;

namespace Standards.Docs;

internal enum ProseTokenKind
{
    /// <summary>Letters, with hyphens and apostrophes inside.</summary>
    Word,

    /// <summary>An identifier, a path, a URL, a number; code or a link.</summary>
    Thing,

    /// <summary>A mark that judges.</summary>
    Emoji,
}

[Flags]
internal enum ProseTokenFlags
{
    None = 0,

    /// <summary>Only space and emphasis stands between it and the token before.</summary>
    Adjacent = 1,

    BeginsSentence = 2,

    Quoted = 4,

    /// <summary>Its cell is the first of a table row.</summary>
    InFirstCell = 8,

    /// <summary>It stands in a table cell.</summary>
    InCell = 16,
}

internal readonly record struct ProseToken(int Start, int Length, ProseTokenKind Kind, ProseTokenFlags Flags)
{
    public int End => Start + Length;

    public bool Has(ProseTokenFlags flag) => (Flags & flag) != 0;
}
