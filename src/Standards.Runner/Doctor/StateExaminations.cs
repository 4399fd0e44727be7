using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Files;
using Standards.Gate;
using Standards.Git;
using Standards.Testing;
using Standards.Workspace;

namespace Standards.Doctor;

/// <summary>What runs leave behind: the folder of reports, and what a killed process did not finish.</summary>
internal static class StateExaminations
{
    public static async Task<Examination> FolderAsync(Patient patient, CancellationToken cancellationToken)
    {
        const string name = "state";
        var path = Path.Combine(patient.Root, StateFolder.Name);
        if (new FileInfo(path).LinkTarget is not null)
        {
            return Examination.Problem(name, $"'{StateFolder.Name}' is a link, and reports would be written to where it leads", $"remove the link '{StateFolder.Name}'");
        }

        if (!Directory.Exists(path))
        {
            return Examination.NotApplicable(name, $"there is no '{StateFolder.Name}' yet");
        }

        var facts = new List<Fact>();
        var ignore = Path.Combine(path, ".gitignore");
        if (!File.Exists(ignore) || !File.ReadLines(ignore).Any(static line => line.Trim() == "*"))
        {
            facts.Add(new Fact($"'{StateFolder.Name}' does not ignore itself", ExaminationStatus.Warning, $"delete '{StateFolder.Name}'; the next run writes it anew"));
        }

        if (patient.Git is { } git && GitOutput.Split(await git.ReadAsync(["ls-files", "-z", "--", git.Prefix + StateFolder.Name], cancellationToken).ConfigureAwait(false)) is { Length: > 0 } tracked)
        {
            facts.Add(new Fact($"git tracks {TestFindings.Counted(tracked.Length, "file")} in '{StateFolder.Name}'", ExaminationStatus.Problem, $"git rm -r --cached {StateFolder.Name}"));
        }

        return Examination.Of(name, [.. facts], $"'{StateFolder.Name}' ignores itself");
    }

    public static Examination Leftovers(Patient patient)
    {
        const string name = "leftovers";
        var facts = patient.Files.Where(static file => WholeFile.IsTemporary(file) || file.Contains(RequirementTree.PartEnd + "/", StringComparison.Ordinal))
            .Select(static file => new Fact($"'{file}' is what a run did not finish writing", ExaminationStatus.Warning, $"delete '{file}'")).ToList();
        try
        {
            if (PendingMove.Read(new RequirementTree(patient.Root)) is { } pending)
            {
                facts.Add(new Fact($"a move was interrupted: {pending.Describe()}", ExaminationStatus.Warning, "the next 'standards plan', 'note' or 'archive' finishes it"));
            }
        }
        catch (CommandException exception)
        {
            facts.Add(new Fact(exception.Message, ExaminationStatus.Problem, "standards status --all"));
        }

        return Examination.Of(name, [.. facts], "nothing that a run did not finish");
    }
}
