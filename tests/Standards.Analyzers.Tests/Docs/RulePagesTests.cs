using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Standards.Docs;

/// <summary>Each descriptor has a page, each page a descriptor, and both say the same.</summary>
public static class RulePagesTests
{
    private const string Folder = "docs/rules/";

    private static readonly string[] Headings = ["Cause", "Why", "How to fix", "When to suppress", "Options", "Related rules"];

    private static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> Descriptors = typeof(Rules)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(static field => field.IsInitOnly && field.FieldType == typeof(DiagnosticDescriptor))
        .Select(static field => (DiagnosticDescriptor)field.GetValue(null)!)
        .ToDictionary(static descriptor => descriptor.Id, StringComparer.Ordinal);

    private static readonly IReadOnlyList<CodeFixProvider> Fixes =
        [.. Assembly.Load("Standards.Analyzers.CodeFixes").GetTypes().Where(static type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type)).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static TheoryData<string> Ids => [.. Descriptors.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public static void Registry_HasDescriptors() => Assert.NotEmpty(Descriptors);

    [Fact]
    public static void EveryPage_BelongsToADescriptor()
        => Assert.Equal(Descriptors.Keys.Select(static id => $"{Folder}{id}.md").Order(StringComparer.Ordinal), Repository.MarkdownFiles.Where(static file => file.StartsWith(Folder, StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Ids))]
    public static void Title_IsTheDescriptors(string id)
        => Assert.Equal($"# {id}: {Descriptors[id].Title}", Page(id).Split('\n')[0]);

    [Theory, MemberData(nameof(Ids))]
    public static void HelpLink_EndsInThePage(string id)
        => Assert.EndsWith($"/blob/main/{Folder}{id}.md", Descriptors[id].HelpLinkUri, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Ids))]
    public static void Properties_AreTheDescriptors(string id)
    {
        var descriptor = Descriptors[id];
        var properties = Properties(id);

        Assert.Equal(["ID", "Category", "Default severity", "Enabled by default", "Code fix"], properties.Select(static row => row[0]));
        Assert.Equal(id, properties[0][1]);
        Assert.Equal(descriptor.Category, properties[1][1]);
        Assert.Equal(descriptor.DefaultSeverity.ToString(), properties[2][1]);
        Assert.Equal(descriptor.IsEnabledByDefault ? "Yes" : "No", properties[3][1]);
        Assert.Matches("^(No|Yes: .+)$", properties[4][1]);
    }

    [Theory, MemberData(nameof(Ids))]
    public static void CodeFix_IsSaidWhereThereIsOne(string id)
    {
        Assert.SkipWhen(Fixes.Count == 0, "no code fix exists yet");

        var said = Properties(id)[4][1];
        if (Fixes.FirstOrDefault(fix => fix.FixableDiagnosticIds.Contains(id)) is { } fix)
        {
            Assert.StartsWith("Yes: ", said, StringComparison.Ordinal);
            Assert.Contains(said["Yes: ".Length..], Strings(fix));
        }
        else
        {
            Assert.Equal("No", said);
        }
    }

    [Theory, InlineData("README.md")]
    public static void Table_SaysWhichRulesHaveAFix(string file)
        => Assert.All(MarkdownTests.Rows(file, "ID"), static row => Assert.Equal(Properties(row[0])[4][1].Split(':')[0], row[3]));

    [Theory, MemberData(nameof(Ids))]
    public static void Sections_StandInOneOrder(string id)
        => Assert.Equal(Headings, Repository.Parse($"{Folder}{id}.md").OfType<HeadingBlock>().Where(static heading => heading.Level == 2).Select(static heading => Text(heading.Inline!)));

    [Theory, MemberData(nameof(Ids))]
    public static void Examples_ShowTheDiagnosticAndTheFix(string id)
    {
        var examples = Example.Of($"{Folder}{id}.md");

        Assert.Contains(examples, example => example.Claims.Any(claim => claim.EndsWith(id, StringComparison.Ordinal)));
        Assert.Contains(examples, static example => example.Claims.Count == 0);
    }

    [Theory, InlineData("README.md", "Standards."), InlineData("docs/sync.md", "Standards.Sync")]
    public static void Tables_ListEveryRule(string file, string category)
    {
        var rows = MarkdownTests.Rows(file, "ID").ToDictionary(static row => row[0], StringComparer.Ordinal);
        var rules = Descriptors.Values.Where(rule => rule.Category.StartsWith(category, StringComparison.Ordinal)).ToArray();

        Assert.Equal(rules.Select(static rule => rule.Id).Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rules, rule => Assert.Equal([rule.Title.ToString(), rule.DefaultSeverity.ToString()], rows[rule.Id][1..3]));
        Assert.All(rules, rule => Assert.Contains($"rules/{rule.Id}.md)", Repository.Read(file), StringComparison.Ordinal));
    }

    /// <summary>The strings that a fix holds; its title is one of them.</summary>
    private static IEnumerable<string> Strings(CodeFixProvider fix)
    {
        for (var type = fix.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.GetValue(fix) is string value)
                {
                    yield return value;
                }
            }
        }
    }

    private static string Page(string id) => Repository.Read($"{Folder}{id}.md");

    private static IReadOnlyList<string[]> Properties(string id) => MarkdownTests.Rows($"{Folder}{id}.md", "Property");

    internal static string Text(ContainerInline inline) => string.Concat(inline.Descendants().Select(static part => part switch
    {
        CodeInline code => code.Content,
        LiteralInline literal => literal.Content.ToString(),
        _ => "",
    }));
}
