using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace Standards.Docs;

/// <summary>What holds for every Markdown file of the repository.</summary>
public static class MarkdownTests
{
    private static readonly Regex OptionName = new(@"\bstandards\.[A-Za-z0-9]+\.[a-z_]+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>The options with their values and the default.</summary>
    private static readonly string[][] Options =
    [
        ["standards.sync.cancellation", "drop, keep", "drop"],
        ["standards.sync.coverage", "include, exclude", "include"],
        ["standards.sync.nullable_directive", "true, false", "true"],
        ["standards.sync.output", "generated, committed", "generated"],
        ["standards.sync.twins", "true, false", "false"],
    ];

    public static TheoryData<string> Files => [.. Repository.MarkdownFiles];

    [Theory, MemberData(nameof(Files))]
    public static void RelativeLinks_Resolve(string file)
    {
        var broken = Repository.Parse(file).Descendants<LinkInline>()
            .Select(static link => link.Url ?? "")
            .Where(static url => !url.Contains("://", StringComparison.Ordinal) && !url.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(url => !Resolves(file, url));

        Assert.Empty(broken);
    }

    [Fact]
    public static void AgentsFile_HasAtMost150Lines()
        => Assert.InRange(Repository.Read("AGENTS.md").TrimEnd('\n').Split('\n').Length, 1, 150);

    [Theory, InlineData("README.md"), InlineData("docs/sync.md")]
    public static void OptionTables_ListTheOptions(string file)
        => Assert.Equal(Options, Rows(file, "Option").Select(static row => row[..3]).OrderBy(static row => row[0], StringComparer.Ordinal));

    [Fact]
    public static void Options_AreThoseOfTheCode()
    {
        var registry = typeof(Rules).Assembly.GetType("Standards.Options.OptionRegistry");
        Assert.SkipWhen(registry is null, "needs Standards.Options.OptionRegistry");

        var options = ((IEnumerable)registry.GetField("All")!.GetValue(null)!).Cast<object>()
            .Select(static option => new[] { Value(option, "Name"), Value(option, "AllowedValues") })
            .OrderBy(static option => option[0], StringComparer.Ordinal);
        Assert.Equal(Options.Select(static option => option[..2]), options);

        static string Value(object option, string property) => (string)option.GetType().GetProperty(property)!.GetValue(option)!;
    }

    [Theory, MemberData(nameof(Files))]
    public static void OptionNames_Exist(string file)
        => Assert.Empty(OptionName.Matches(Repository.Read(file)).Select(static match => match.Value).Except(Options.Select(static option => option[0])));

    /// <summary>The cells of the tables whose first column has this heading, row by row, without markup.</summary>
    internal static IReadOnlyList<string[]> Rows(string file, string heading)
        => [.. Repository.Parse(file).Descendants<Table>()
            .Select(static table => table.OfType<TableRow>().Select(static row => row.OfType<TableCell>().Select(Text).ToArray()).ToArray())
            .Where(rows => rows[0][0] == heading)
            .SelectMany(static rows => rows.Skip(1))];

    private static string Text(TableCell cell)
        => string.Concat(cell.OfType<ParagraphBlock>().Select(static paragraph => RulePagesTests.Text(paragraph.Inline!))).Trim();

    private static bool Resolves(string file, string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? url : url[..hash];
        var target = path.Length == 0 ? file : Path.GetRelativePath(Repository.Root, Path.GetFullPath(path, Path.Combine(Repository.Root, Path.GetDirectoryName(file)!))).Replace('\\', '/');
        return Repository.Exists(target)
            && (hash < 0 || Repository.Parse(target).Descendants<HeadingBlock>().Any(heading => Anchor(RulePagesTests.Text(heading.Inline!)) == url[(hash + 1)..]));
    }

    /// <summary>The anchor that GitHub gives a heading.</summary>
    private static string Anchor(string heading)
        => string.Concat(heading.ToLowerInvariant().Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
}
