using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Files;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>A file that was laid, or would be.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Action">What happened to it.</param>
internal sealed record LaidFile(string Path, InitAction Action);

/// <summary>Lays the guides: one a framework and backend, those about patterns and tests, the quick reference, and their index. A guide that is there belongs to people.</summary>
internal static class GuidesTemplate
{
    private const string Begin = "<!-- begin index: written by the tool -->";
    private const string End = "<!-- end index -->";

    /// <exception cref="CommandException">A path leads through a link, or cannot be written.</exception>
    public static ImmutableArray<LaidFile> Write(string root, StandardsPolicy policy, bool dryRun = false)
    {
        var laid = ImmutableArray.CreateBuilder<LaidFile>();
        var guides = GuidesTree.Of(policy).ToList();
        try
        {
            foreach (var guide in guides.Where(static guide => guide.Group != GuideGroup.Index))
            {
                var text = Template.Fill("guide", new Dictionary<string, string> { ["title"] = Template.Line(guide.Title), ["subject"] = Template.Line(guide.Subject) });
                var action = PolicyFiles.Write(root, guide.Path, text, force: false, dryRun);
                laid.Add(new LaidFile(guide.Path, action == InitAction.Kept ? InitAction.Unchanged : action));
            }

            laid.Insert(0, new LaidFile(GuidesTree.Index, WriteIndex(root, guides, dryRun)));
            return laid.ToImmutable();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{GuidesTree.Folder}' cannot be written: {exception.Message}");
        }
    }

    private static InitAction WriteIndex(string root, List<Guide> guides, bool dryRun)
    {
        var full = RootedPath.Resolve(root, GuidesTree.Index) ?? throw CommandException.Blocked($"'{GuidesTree.Index}' leads through a link, or outside the root");
        var old = File.Exists(full) ? File.ReadAllText(full).ReplaceLineEndings("\n") : null;
        var block = new MarkedBlock(Begin, End);
        var index = string.Join('\n', IndexLines(root, guides));
        var text = old is null ? Template.Fill("guides-readme", new Dictionary<string, string> { ["index"] = block.Around(index) }) : block.Put(old, index);
        if (text == old)
        {
            return InitAction.Unchanged;
        }

        if (!dryRun)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            WholeFile.Write(full, text);
        }

        return old is null ? InitAction.Written : InitAction.Replaced;
    }

    /// <summary>All that the policy names, and all that stands there besides.</summary>
    private static IEnumerable<string> IndexLines(string root, List<Guide> guides)
    {
        foreach (var (group, folder, title) in GuidesTree.Groups)
        {
            var named = guides.Where(guide => guide.Group == group).Select(static guide => (guide.Path, guide.Title));
            var others = GuideCheck.Files(root, folder).Select(path => (Path: path, Title: Path.GetFileNameWithoutExtension(path))).Where(file => guides.All(guide => guide.Path != file.Path));
            List<(string Path, string Title)> entries = [.. named.Concat(others)];
            if (entries.Count == 0)
            {
                continue;
            }

            yield return "";
            yield return $"## {title}";
            yield return "";
            foreach (var (path, name) in entries)
            {
                yield return $"- [{Template.Line(name)}]({path[(GuidesTree.Folder.Length + 1)..]})";
            }
        }

        yield return "";
    }
}
