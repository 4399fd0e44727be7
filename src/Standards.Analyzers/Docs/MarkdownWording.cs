using System;
using System.Collections.Generic;

namespace Standards.Docs;

/// <summary>The wording engine on Markdown.</summary>
internal static class MarkdownWording
{
    private static readonly string[] ChangeLogs = ["changelog", "change-log", "releasenotes", "release-notes", "release notes", "releases", "history"];

    /// <summary>The findings in a file, in the order of the text, without those that its comments turn off.</summary>
    public static List<WordingFinding> Scan(string path, string text, WordingOptions options, out MarkdownSuppressions suppressions)
    {
        var regions = MarkdownScanner.Scan(text);
        suppressions = MarkdownSuppressions.Read(text, regions.Comments);
        var findings = new List<WordingFinding>();
        new ProseScanner(text, options, findings, hasShortcodes: true).Scan(regions.Prose);
        var comments = new CodeComments(text, options, findings);
        foreach (var (start, end) in regions.Code)
        {
            comments.Scan(start, end, "");
        }

        findings.RemoveAll(suppressions.Covers);
        if (IsChangeLog(path))
        {
            // "Use X for Y" says there what was done.
            findings.RemoveAll(static finding => finding.Category == WordingCategory.UseCase);
        }

        findings.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        return findings;
    }

    private static bool IsChangeLog(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        foreach (var part in ChangeLogs)
        {
            if (name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
