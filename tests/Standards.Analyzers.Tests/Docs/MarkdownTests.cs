using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Standards.Options;
using Xunit;

namespace Standards.Docs;

/// <summary>What holds for every Markdown file of the repository.</summary>
public static class MarkdownTests
{
    // standards.schema.json is a file.
    private static readonly Regex OptionName = new(@"\bstandards\.[A-Za-z0-9]+\.(?!json\b)[a-z_]+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>The options with their values and the default, as tables show them.</summary>
    private static readonly string[][] Options =
        [.. OptionRegistry.All.Select(static option => new[] { option.Name, option.AllowedValues, option.DefaultText }).OrderBy(static option => option[0], StringComparer.Ordinal)];

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

    [Theory, InlineData("README.md", "standards.sync."), InlineData("docs/sync.md", "standards.sync."), InlineData("docs/options.md", "")]
    public static void OptionTables_ListTheOptions(string file, string prefix)
        => Assert.Equal(
            Options.Where(option => option[0].StartsWith(prefix, StringComparison.Ordinal)),
            Rows(file, "Option").Select(static row => row[..3]).OrderBy(static row => row[0], StringComparer.Ordinal));

    [Fact]
    public static void RuleOptions_StandOnTheRulesPages()
        => Assert.All(
            Options.Select(static option => option[0]).Where(static name => name.StartsWith("standards.STD", StringComparison.Ordinal)),
            static name => Assert.Contains(name, Repository.Read($"docs/rules/{name.Split('.')[1]}.md"), StringComparison.Ordinal));

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
