using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Standards.Docs;

/// <summary>
/// One fenced C# block of a page, with what the page says about it. HTML comments before a block are read:
/// <c>&lt;!-- file: .editorconfig --&gt;</c> (or another name) makes a block of any language a file beside the C# blocks that follow it under the same heading;
/// <c>&lt;!-- generated --&gt;</c> makes a C# block the members that the generator adds for the C# block before it;
/// <c>&lt;!-- reports: STD0001 --&gt;</c> claims a diagnostic that has no place in the source;
/// <c>&lt;!-- references: xunit3 --&gt;</c> adds the assemblies of that name of ForeignPackages.props, under the same heading;
/// <c>&lt;!-- path: tests/Integration/UserTests.cs --&gt;</c> says where the source of the next block stands.
/// </summary>
internal sealed class Example
{
    private static readonly Regex Claim = new(@"//[^/]*?(?<id>STD\d{4})(, (?<id>STD\d{4}))*\s*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    private static readonly Regex Comment = new(@"<!--\s*(?<key>[\w ]+?)\s*(:\s*(?<value>.*?))?\s*-->", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>Where it stands, for the name of the test: <c>docs/sync.md:120</c>.</summary>
    public required string Location { get; init; }

    public required string Code { get; init; }

    /// <summary>The path that the compiler sees.</summary>
    public required string Path { get; init; }

    /// <summary>Names of references beside those of .NET, for <see cref="Verifiers.ForeignReferences"/>.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>The members that the page shows as generated from <see cref="Code"/>.</summary>
    public List<string> Generated { get; } = [];

    /// <summary>Additional files by name; among them <c>.editorconfig</c>.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>What the page claims: <c>line: ID</c>, or <c>ID</c> alone for a diagnostic without a place in the source; sorted.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    public static IReadOnlyList<Example> Of(string page)
    {
        var examples = new List<Example>();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var references = new List<string>();
        var comments = new List<(string Key, string Value)>();
        foreach (var block in Blocks(Repository.Parse(page)))
        {
            switch (block)
            {
                case HeadingBlock:
                    files.Clear();
                    references.Clear();
                    comments.Clear();
                    break;
                case HtmlBlock html:
                    comments.AddRange(Comment.Matches(html.Lines.ToString()).Select(static m => (m.Groups["key"].Value, m.Groups["value"].Value)));
                    break;
                case FencedCodeBlock fence:
                    Add(fence);
                    comments.Clear();
                    break;
            }
        }

        return examples;

        void Add(FencedCodeBlock fence)
        {
            var text = fence.Lines.ToString();
            references.AddRange(comments.Where(static c => c.Key == "references").SelectMany(static c => c.Value.Split(", ")));
            if (comments.Find(static c => c.Key == "file").Value is { } file)
            {
                files[file] = text;
            }
            else if (fence.Info == "csharp" && comments.Exists(static c => c.Key == "generated"))
            {
                examples[^1].Generated.Add(text);
            }
            else if (fence.Info == "csharp")
            {
                examples.Add(new Example
                {
                    Location = $"{page}:{fence.Line + 1}",
                    Code = text,
                    Path = "/docs/" + (comments.Find(static c => c.Key == "path").Value ?? "Example.cs"),
                    References = [.. references],
                    Files = new Dictionary<string, string>(files, StringComparer.Ordinal),
                    Claims = ReadClaims(text).Concat(comments.Where(static c => c.Key == "reports").Select(static c => c.Value)).Order(StringComparer.Ordinal).ToArray(),
                });
            }
        }
    }

    private static IEnumerable<string> ReadClaims(string code)
        => code.Split('\n').SelectMany(static (line, index) => Claim.Match(line).Groups["id"].Captures.Select(capture => $"{index + 1}: {capture.Value}"));

    private static IEnumerable<Block> Blocks(ContainerBlock container)
        => container.SelectMany(static block => block is ContainerBlock inner and not Table ? Blocks(inner) : [block]);
}
