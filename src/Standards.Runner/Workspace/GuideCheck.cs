using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Files;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>What the guides lack: files, sections, content, entries of the index. A repository without guides lacks nothing.</summary>
internal static class GuideCheck
{
    private static readonly ImmutableArray<string> Sections = ["Description", "Characteristics", "Constraints", "Example", "Errors"];

    public static IEnumerable<WorkspaceProblem> Problems(string root, StandardsPolicy policy)
    {
        if (RootedPath.Resolve(root, GuidesTree.Folder) is not { } folder || !Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var guide in GuidesTree.Of(policy).Where(guide => Read(root, guide.Path) is null))
        {
            yield return new WorkspaceProblem("guide-missing", $"'{guide.Path}' is missing") { Path = guide.Path, Fix = "run 'standards init --guides'" };
        }

        foreach (var path in GuidesTree.Groups.SelectMany(group => Files(root, group.Folder)))
        {
            var text = Read(root, path) ?? "";
            foreach (var problem in InGuide(path, text).Concat(Dead(root, path, text)))
            {
                yield return problem;
            }
        }

        foreach (var problem in InIndex(root))
        {
            yield return problem;
        }
    }

    /// <summary>The guides of a group that are there, relative to the root.</summary>
    public static IEnumerable<string> Files(string root, string group)
        => RootedPath.Resolve(root, $"{GuidesTree.Folder}/{group}") is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => $"{GuidesTree.Folder}/{group}/{name}")
            : [];

    private static IEnumerable<WorkspaceProblem> InGuide(string path, string text)
    {
        foreach (var (line, what) in Template.Placeholders(text))
        {
            yield return new WorkspaceProblem("placeholder-left", "a placeholder is left") { Path = path, Line = line, Fix = $"write in its place: {what}" };
        }

        var headings = MarkdownLines.Of(text).Where(static line => line.HeadingLevel is 1 or 2).ToList();
        var lines = text.Split('\n');
        foreach (var section in Sections)
        {
            var at = headings.FindIndex(heading => heading.HeadingLevel == 2 && string.Equals(heading.Heading, section, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                yield return new WorkspaceProblem("section-missing", $"the section '## {section}' is missing") { Path = path };
                continue;
            }

            var end = at + 1 < headings.Count ? headings[at + 1].Number - 1 : lines.Length;
            if (lines[headings[at].Number..end].All(static line => string.IsNullOrWhiteSpace(line) || line.StartsWith("```", StringComparison.Ordinal)))
            {
                yield return new WorkspaceProblem("section-empty", $"the section '## {section}' is empty") { Path = path, Line = headings[at].Number };
            }
        }
    }

    /// <summary>Links of a guide to files that are not there.</summary>
    private static IEnumerable<WorkspaceProblem> Dead(string root, string path, string text)
        => MarkdownLines.RelativeLinks(text)
            .Where(link => link.Target[0] != '/' && !Path.Exists(Path.Combine(root, Path.GetDirectoryName(path)!, Uri.UnescapeDataString(link.Target))))
            .Select(link => new WorkspaceProblem("dead-link", $"there is no '{link.Target}'") { Path = path, Line = link.Line, Fix = "name a file that is there" });

    private static IEnumerable<WorkspaceProblem> InIndex(string root)
    {
        var text = Read(root, GuidesTree.Index) ?? "";
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, target) in MarkdownLines.RelativeLinks(text))
        {
            var path = $"{GuidesTree.Folder}/{target}";
            named.Add(path);
            if (RootedPath.Resolve(root, path) is not { } full || !Path.Exists(full))
            {
                yield return new WorkspaceProblem("dead-link", $"there is no '{target}'") { Path = GuidesTree.Index, Line = line, Fix = "run 'standards init --guides'" };
            }
        }

        foreach (var path in GuidesTree.Groups.SelectMany(group => Files(root, group.Folder)).Where(path => !named.Contains(path)))
        {
            yield return new WorkspaceProblem("not-in-index", $"'{path}' is not in the index") { Path = GuidesTree.Index, Fix = "run 'standards init --guides'" };
        }
    }

    private static string? Read(string root, string path)
        => RootedPath.Resolve(root, path) is { } full && File.Exists(full) ? File.ReadAllText(full).ReplaceLineEndings("\n") : null;
}
