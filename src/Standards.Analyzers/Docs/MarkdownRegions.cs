using System.Collections.Generic;

namespace Standards.Docs;

/// <summary>What a Markdown file is made of, as far as wording goes; all in the order of the text.</summary>
internal sealed class MarkdownRegions
{
    /// <summary>Prose: not code, links, images, HTML, front matter nor quotations.</summary>
    public List<ProseSpan> Prose { get; } = [];

    /// <summary>The lines of fenced code.</summary>
    public List<(int Start, int End)> Code { get; } = [];

    /// <summary>HTML comments, from <c>&lt;!--</c> to <c>--&gt;</c>, that stand on one line.</summary>
    public List<(int Start, int End)> Comments { get; } = [];
}
