using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Standards.Docs;

/// <summary>A changelog in the form of Keep a Changelog: a heading a version, the one that is not out yet first.</summary>
internal sealed class ChangelogText
{
    private const string UnreleasedName = "Unreleased";

    private ChangelogText(ImmutableArray<ChangelogSection> sections) => Sections = sections;

    /// <summary>The sections whose headings have the level of Unreleased, and Unreleased itself; without Unreleased none.</summary>
    public ImmutableArray<ChangelogSection> Sections { get; }

    public ChangelogSection? Unreleased => Sections.FirstOrDefault(static section => section.IsUnreleased);

    public static ChangelogText Parse(string text)
    {
        var blocks = Markdown.Parse(text).ToList();
        var level = blocks.OfType<HeadingBlock>().FirstOrDefault(static heading => IsUnreleased(Title(heading)))?.Level;
        var sections = ImmutableArray.CreateBuilder<ChangelogSection>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is HeadingBlock heading && heading.Level == level)
            {
                var end = blocks.FindIndex(i + 1, block => block is HeadingBlock next && next.Level <= level);
                var entries = blocks.Skip(i + 1).Take((end < 0 ? blocks.Count : end) - i - 1).OfType<ListBlock>().SelectMany(static list => list).Select(item => Entry(text, item)).Where(static entry => entry.Length > 0);
                sections.Add(new ChangelogSection(Title(heading), heading.Line + 1, IsUnreleased(Title(heading)), [.. entries]));
            }
        }

        return new ChangelogText(sections.ToImmutable());
    }

    private static bool IsUnreleased(string title)
        => title.TrimStart('[').StartsWith(UnreleasedName, StringComparison.OrdinalIgnoreCase) && (title.TrimStart('[').Length == UnreleasedName.Length || !char.IsLetterOrDigit(title.TrimStart('[')[UnreleasedName.Length]));

    /// <summary>The words of a heading, of links the text.</summary>
    private static string Title(HeadingBlock heading)
        => string.Concat((heading.Inline?.Descendants() ?? []).Select(static inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        })).Trim();

    /// <summary>A bullet without its mark, whatever its line breaks and indents.</summary>
    private static string Entry(string text, Block item)
        => item is ListItemBlock { Count: > 0 } list
            ? string.Join(' ', text[list[0].Span.Start..(list[^1].Span.End + 1)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : "";
}

/// <summary>A version of a changelog.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Line">The line of the heading, from 1.</param>
/// <param name="IsUnreleased">Whether it is not out yet.</param>
/// <param name="Entries">Its bullets.</param>
internal sealed record ChangelogSection(string Title, int Line, bool IsUnreleased, ImmutableArray<string> Entries);
