using System;
using System.Collections.Immutable;
using System.IO;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.DataAccess;

/// <summary>
/// The lines of a <c>LegacySymbols.txt</c>: <c>M:A.B.Old(System.Int32); A.B.New; words for the message; when</c>, of which all but the first may be missing.
/// A line of <c>BannedSymbols.txt</c> is one too: words in the second column are the message.
/// </summary>
internal sealed record LegacyList(ImmutableArray<LegacyEntry> Entries, ImmutableArray<TextSpan> Malformed)
{
    public const string FileName = "LegacySymbols.txt";

    public const string Form = "M:Type.Old(System.Int32); M:Type.New(System.Int32); message";

    private static readonly Lazy<LegacyList> Shipped = new(static () => Parse(CuratedText()));

    /// <summary>The list that the package ships.</summary>
    public static LegacyList Curated => Shipped.Value;

    public static string CuratedText()
    {
        using var reader = new StreamReader(typeof(LegacyList).Assembly.GetManifestResourceStream(FileName)!);
        return reader.ReadToEnd();
    }

    public static LegacyList Parse(string text)
    {
        var entries = ImmutableArray.CreateBuilder<LegacyEntry>();
        var malformed = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var line in SymbolList.Lines(text))
        {
            if (ParseLine(text, line) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                malformed.Add(line);
            }
        }

        return new LegacyList(entries.ToImmutable(), malformed.ToImmutable());
    }

    private static LegacyEntry? ParseLine(string text, TextSpan line)
    {
        var columns = Columns(text, line);
        if (columns.Length > 4 || !SymbolList.IsId(text, columns[0], "TMPFEN") || LegacyId.Parse(text, columns[0], 'T') is not { } symbol)
        {
            return null;
        }

        var second = columns.Length > 1 ? columns[1] : default;
        var replacement = LegacyId.Parse(text, second, symbol.IsConstructor ? 'T' : symbol.Id[0]);
        var message = columns.Length > 2 ? text.Substring(columns[2].Start, columns[2].Length) : "";
        if (replacement is null && !second.IsEmpty)
        {
            if (columns.Length > 2)
            {
                return null;
            }

            message = text.Substring(second.Start, second.Length);
        }

        var use = columns.Length < 4 || columns[3].IsEmpty ? LegacyUse.Any : text.Substring(columns[3].Start, columns[3].Length) switch
        {
            "composed" => LegacyUse.Composed,
            "blocked" => LegacyUse.Blocked,
            _ => (LegacyUse?)null,
        };
        return use is { } meant ? new LegacyEntry(symbol, replacement, message, meant, columns[0], second) : null;
    }

    private static ImmutableArray<TextSpan> Columns(string text, TextSpan line)
    {
        var columns = ImmutableArray.CreateBuilder<TextSpan>();
        for (var start = line.Start; ;)
        {
            var end = text.IndexOf(';', start, line.End - start);
            columns.Add(SymbolList.Trim(text, start, end < 0 ? line.End : end));
            if (end < 0)
            {
                return columns.ToImmutable();
            }

            start = end + 1;
        }
    }
}
