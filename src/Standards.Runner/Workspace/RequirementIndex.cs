using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Files;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>The index in <c>requirements/README.md</c>, between two markers; the rest of the file is people's.</summary>
internal static class RequirementIndex
{
    public const string FileName = PolicyFiles.WorkspaceReadme;
    private const int Recent = 20;

    private static readonly MarkedBlock Block = new("<!-- begin index: written by the tool -->", "<!-- end index -->");

    /// <summary>Writes the file, or what stands between its markers. The caller holds the lock.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Write(RequirementTree tree)
    {
        var path = tree.Resolve(FileName);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var old = File.Exists(path) ? File.ReadAllText(path) : null;
            var text = Block.Put(old?.ReplaceLineEndings("\n") ?? WorkspaceReadme.Text.ReplaceLineEndings("\n"), string.Join('\n', Lines(tree)));
            text = old?.Contains("\r\n", StringComparison.Ordinal) == true ? text.ReplaceLineEndings("\r\n") : text;
            if (text != old)
            {
                WholeFile.Write(path, text);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{FileName}' cannot be written: {exception.Message}");
        }
    }

    /// <summary>The text with the index that the file has; without one, as it is.</summary>
    public static string WithIndexOf(string root, string text)
    {
        var path = new RequirementTree(root).Resolve(FileName);
        return File.Exists(path) && Block.Get(File.ReadAllText(path).ReplaceLineEndings("\n")) is { } index ? Block.Put(text, index) : text;
    }

    private static IEnumerable<string> Lines(RequirementTree tree)
    {
        var (active, archived) = (tree.Active(), tree.Archived());
        yield return "";
        yield return "## Active";
        yield return "";
        foreach (var line in Table(active, static r => r.Folder[(RequirementTree.FolderName.Length + 1)..]))
        {
            yield return line;
        }

        yield return "";
        yield return "## Archive";
        yield return "";
        foreach (var line in Table([.. archived.Take(Recent)], static r => r.Folder[(RequirementTree.FolderName.Length + 1)..]))
        {
            yield return line;
        }

        if (archived.Length > Recent)
        {
            yield return "";
            yield return $"{archived.Length - Recent} more in [archive](archive).";
        }

        yield return "";
    }

    private static IEnumerable<string> Table(IReadOnlyCollection<Requirement> requirements, Func<Requirement, string> folder)
    {
        if (requirements.Count == 0)
        {
            yield return "None.";
            yield break;
        }

        yield return "| Requirement | Title | Phase | Updated |";
        yield return "|---|---|---|---|";
        foreach (var requirement in requirements)
        {
            var row = StatusRow.Of(requirement);
            var title = row.Title.Replace("|", "\\|", StringComparison.Ordinal);
            var updated = row.Updated?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            yield return $"| [{requirement.Slug}]({folder(requirement)}/prd.md) | {title} | {row.Phase?.Name() ?? "unknown"} | {updated} |";
        }
    }
}
