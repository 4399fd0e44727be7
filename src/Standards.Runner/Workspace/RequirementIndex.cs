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
    private const string Begin = "<!-- begin index: written by the tool -->";
    private const string End = "<!-- end index -->";
    private const int Recent = 20;

    /// <summary>Writes the file, or what stands between its markers. The caller holds the lock.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Write(RequirementTree tree)
    {
        var path = tree.Resolve(FileName);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var old = File.Exists(path) ? File.ReadAllText(path) : null;
            var text = With(old?.ReplaceLineEndings("\n") ?? WorkspaceReadme.Text.ReplaceLineEndings("\n"), string.Join('\n', Lines(tree)));
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

    private static string With(string text, string index)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(End, begin, StringComparison.Ordinal);
        var block = $"{Begin}\n{index}\n{End}";
        return end < 0 ? $"{text.TrimEnd('\n')}\n\n{block}\n" : text[..begin] + block + text[(end + End.Length)..];
    }

    private static IEnumerable<string> Lines(RequirementTree tree)
    {
        var (active, archived) = (tree.Active(), tree.Archived());
        yield return "";
        yield return "## Active";
        yield return "";
        foreach (var line in Table(active, "Since", static r => r.Folder[(RequirementTree.FolderName.Length + 1)..]))
        {
            yield return line;
        }

        yield return "";
        yield return "## Archive";
        yield return "";
        foreach (var line in Table([.. archived.Take(Recent)], "Date", static r => r.Folder[(RequirementTree.FolderName.Length + 1)..]))
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

    private static IEnumerable<string> Table(IReadOnlyCollection<Requirement> requirements, string date, Func<Requirement, string> folder)
    {
        if (requirements.Count == 0)
        {
            yield return "None.";
            yield break;
        }

        yield return $"| Requirement | Title | Phase | {date} |";
        yield return "|---|---|---|---|";
        foreach (var requirement in requirements)
        {
            var title = (requirement.Prd?.Title ?? "").Replace("|", "\\|", StringComparison.Ordinal);
            var since = requirement.Ledger.Last?.Utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            yield return $"| [{requirement.Slug}]({folder(requirement)}/prd.md) | {title} | {requirement.Phase?.Name() ?? "unknown"} | {since} |";
        }
    }
}
