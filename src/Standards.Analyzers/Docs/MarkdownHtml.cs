using System;

namespace Standards.Docs;

/// <summary>HTML in Markdown: what begins and ends a block of it, and tags among words.</summary>
internal static class MarkdownHtml
{
    /// <summary>The kinds of the CommonMark specification, 1 to 7: from here on a blank line ends the block.</summary>
    public const int FirstKindEndedByBlank = 6;

    /// <summary>A whole tag of any name, alone on its line; it does not interrupt a paragraph.</summary>
    public const int AnyTag = 7;

    private const string RawElements = " script pre textarea style ";

    private const string BlockElements = " address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
        + "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul ";

    /// <summary>The kind of block that a line begins; 0 where it begins none.</summary>
    public static int BlockKind(ReadOnlySpan<char> line)
    {
        if (line.Length < 2)
        {
            return 0;
        }

        if (line[1] == '!')
        {
            return line.StartsWith("<!--".AsSpan()) ? 2 : line.StartsWith("<![CDATA[".AsSpan()) ? 5 : line.Length > 2 && IsLetter(line[2]) ? 4 : 0;
        }

        if (line[1] == '?')
        {
            return 3;
        }

        var isClosing = line[1] == '/';
        var start = isClosing ? 2 : 1;
        var end = NameEnd(line, start);
        if (end > start)
        {
            var name = line.Slice(start, end - start);
            var delimited = end == line.Length || char.IsWhiteSpace(line[end]) || line[end] == '>';
            if (!isClosing && delimited && IsAmong(RawElements, name))
            {
                return 1;
            }

            if ((delimited || (line[end] == '/' && end + 1 < line.Length && line[end + 1] == '>')) && IsAmong(BlockElements, name))
            {
                return 6;
            }

            var tag = isClosing ? ClosingTag(line) : OpenTag(line);
            return tag > 0 && line.Slice(tag).Trim().IsEmpty && !IsAmong(RawElements, name) ? AnyTag : 0;
        }

        return 0;
    }

    public static bool EndsBlock(int kind, ReadOnlySpan<char> line) => kind switch
    {
        1 => Contains(line, "</script>") || Contains(line, "</pre>") || Contains(line, "</textarea>") || Contains(line, "</style>"),
        2 => Contains(line, "-->"),
        3 => Contains(line, "?>"),
        4 => Contains(line, ">"),
        5 => Contains(line, "]]>"),
        _ => false,
    };

    /// <summary>The length of the tag, comment, declaration or processing instruction that begins here; 0 where none does.</summary>
    public static int InlineLength(ReadOnlySpan<char> source)
    {
        if (source.Length < 3)
        {
            return 0;
        }

        return source[1] switch
        {
            '/' => ClosingTag(source),
            '?' => Behind(source, 2, "?>"),
            '!' when source.StartsWith("<!-->".AsSpan()) => 5,
            '!' when source.StartsWith("<!--->".AsSpan()) => 6,
            '!' when source.StartsWith("<!--".AsSpan()) => Behind(source, 4, "-->"),
            '!' when source.StartsWith("<![CDATA[".AsSpan()) => Behind(source, 9, "]]>"),
            '!' => IsLetter(source[2]) ? Behind(source, 2, ">") : 0,
            _ => OpenTag(source),
        };
    }

    /// <summary>The length of <c>&lt;https://…&gt;</c> or <c>&lt;name@host&gt;</c>; 0 where none begins here.</summary>
    public static int AutolinkLength(ReadOnlySpan<char> source)
    {
        var end = source.IndexOf('>');
        if (end < 3)
        {
            return 0;
        }

        var scheme = 1;
        var isLink = false;
        for (var i = 1; i < end; i++)
        {
            var c = source[i];
            if (c is <= ' ' or '<')
            {
                return 0;
            }

            isLink |= c == ':' && scheme == i && i is >= 3 and <= 33 && IsLetter(source[1]);
            scheme += scheme == i && (IsLetter(c) || c is (>= '0' and <= '9') or '+' or '.' or '-') ? 1 : 0;
        }

        return isLink || IsAddress(source.Slice(1, end - 1)) ? end + 1 : 0;
    }

    private static bool IsAddress(ReadOnlySpan<char> address)
    {
        foreach (var c in address)
        {
            if (!IsLetter(c) && c is not (>= '0' and <= '9') && ".!#$%&'*+/=?^_`{|}~-@".IndexOf(c) < 0)
            {
                return false;
            }
        }

        var at = address.IndexOf('@');
        return at > 0 && at < address.Length - 1 && at == address.LastIndexOf('@');
    }

    private static int ClosingTag(ReadOnlySpan<char> source)
    {
        var at = NameEnd(source, 2);
        if (at == 2)
        {
            return 0;
        }

        at = SkipSpace(source, at);
        return at < source.Length && source[at] == '>' ? at + 1 : 0;
    }

    private static int OpenTag(ReadOnlySpan<char> source)
    {
        var at = NameEnd(source, 1);
        if (at == 1)
        {
            return 0;
        }

        while (true)
        {
            var space = SkipSpace(source, at);
            if (space >= source.Length)
            {
                return 0;
            }

            if (source[space] == '>')
            {
                return space + 1;
            }

            if (source[space] == '/')
            {
                return space + 1 < source.Length && source[space + 1] == '>' ? space + 2 : 0;
            }

            at = space > at ? AttributeEnd(source, space) : 0;
            if (at == 0)
            {
                return 0;
            }
        }
    }

    private static int AttributeEnd(ReadOnlySpan<char> source, int start)
    {
        var at = start;
        while (at < source.Length && (IsLetter(source[at]) || source[at] is '_' or ':' || (at > start && source[at] is (>= '0' and <= '9') or '.' or '-')))
        {
            at++;
        }

        if (at == start)
        {
            return 0;
        }

        var equals = SkipSpace(source, at);
        if (equals >= source.Length || source[equals] != '=')
        {
            return at;
        }

        var value = SkipSpace(source, equals + 1);
        if (value >= source.Length)
        {
            return 0;
        }

        if (source[value] is '"' or '\'')
        {
            var close = source.Slice(value + 1).IndexOf(source[value]);
            return close < 0 ? 0 : value + close + 2;
        }

        var end = value;
        while (end < source.Length && source[end] > ' ' && source[end] is not ('"' or '\'' or '=' or '<' or '>' or '`'))
        {
            end++;
        }

        return end > value ? end : 0;
    }

    private static int NameEnd(ReadOnlySpan<char> source, int start)
    {
        var at = start;
        while (at < source.Length && (IsLetter(source[at]) || (at > start && source[at] is (>= '0' and <= '9') or '-')))
        {
            at++;
        }

        return at;
    }

    private static int SkipSpace(ReadOnlySpan<char> source, int at)
    {
        while (at < source.Length && source[at] is ' ' or '\t' or '\n')
        {
            at++;
        }

        return at;
    }

    private static int Behind(ReadOnlySpan<char> source, int from, string end)
    {
        var found = source.Length > from ? source.Slice(from).IndexOf(end.AsSpan()) : -1;
        return found < 0 ? 0 : from + found + end.Length;
    }

    private static bool Contains(ReadOnlySpan<char> line, string value) => line.IndexOf(value.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsAmong(string names, ReadOnlySpan<char> name)
    {
        for (var rest = names.AsSpan(); rest.IndexOf(name, StringComparison.OrdinalIgnoreCase) is var found && found >= 0; rest = rest.Slice(found + 1))
        {
            if (found > 0 && rest[found - 1] == ' ' && rest[found + name.Length] == ' ')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
