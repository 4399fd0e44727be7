using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Gate;
using Standards.Gate.Reports;
using Standards.Workspace;

namespace Standards.Review;

/// <summary>The file <c>ARCHIVED.md</c>: what was asked, and by which verdict it is done. It is the text of a pull request.</summary>
internal static class ArchivedPage
{
    /// <param name="requirement">What is done.</param>
    /// <param name="gate">The verdict of the gate.</param>
    /// <param name="id">Its name in the ledger.</param>
    public static string Of(Requirement requirement, GateVerdict gate, string id)
    {
        using var page = new StringWriter { NewLine = "\n" };
        page.WriteLine($"# {Template.Line(requirement.Prd?.Title ?? requirement.Slug)}");
        page.WriteLine();
        page.WriteLine($"Requirement `{requirement.Slug}`, reviewed on {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} by `standards` {StandardsCommand.Version}; verdict `{id}`.");
        page.WriteLine();
        foreach (var criterion in requirement.Prd?.Criteria ?? [])
        {
            page.WriteLine($"- {criterion.Id}: {criterion.Text} ({criterion.Proof})");
        }

        page.WriteLine();
        MarkdownReport.Write(gate, page, all: false);
        return page.ToString();
    }
}
