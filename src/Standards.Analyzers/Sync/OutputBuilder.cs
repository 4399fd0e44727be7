using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>From translations to what the compiler gets: withdraws, composes, and writes down what there is to say.</summary>
internal static class OutputBuilder
{
    /// <param name="candidates">The files.</param>
    /// <param name="files">Their translations.</param>
    /// <param name="project">The project's directory.</param>
    /// <param name="reports">Whether no analyzer runs, so that the generator reports itself.</param>
    public static SyncOutput Build(ImmutableArray<Candidate> candidates, ImmutableArray<TranslatedFile> files, string project, bool reports)
    {
        var hintNames = HintNames.For([.. candidates.Select(static candidate => candidate.Tree.FilePath)], project);
        var all = Withdrawal.Apply(files);
        var generated = ImmutableArray.CreateBuilder<GeneratedFile>();
        var verdicts = new List<Verdict>();
        var reported = ImmutableArray.CreateBuilder<SyncReport>();
        var usesHelpers = false;
        for (var i = 0; i < files.Length; i++)
        {
            var path = candidates[i].Tree.FilePath;
            if (!candidates[i].Committed && Compose(candidates[i].Info, files[i], all[i]) is { } text)
            {
                generated.Add(new GeneratedFile(hintNames[i], text));
            }

            // Committed text calls the helpers too, and only the generator has them.
            usesHelpers |= UsesHelpers(files[i], all[i]);
            Collect(files[i], all[i], path, project, reports ? null : verdicts, reported);
        }

        return new SyncOutput(generated.ToImmutable(), VerdictFile.Write(verdicts), usesHelpers, reported.ToImmutable());
    }

    /// <summary>Composing again would give the same text while the translation and what was withdrawn of it are the same.</summary>
    private static string? Compose(TreeInfo info, TranslatedFile file, ImmutableArray<MemberVerdict> verdicts)
    {
        var withdrawn = Withdrawn(verdicts);
        if (info.LastComposed is { } last && ReferenceEquals(last.File, file) && last.Withdrawn == withdrawn)
        {
            return last.Text;
        }

        var members = file.Translation.Members.Where((member, index) => verdicts[index].Emitted && member.Text!.Length > 0).ToList();
        var text = FileComposer.Compose(file.Translation.Header, members);
        info.LastComposed = new ComposedFile(file, withdrawn, text);
        return text;
    }

    private static string Withdrawn(ImmutableArray<MemberVerdict> verdicts)
    {
        if (verdicts.All(static verdict => verdict.Emitted))
        {
            return "";
        }

        var bits = new StringBuilder(verdicts.Length);
        foreach (var verdict in verdicts)
        {
            bits.Append(verdict.Emitted ? '+' : '-');
        }

        return bits.ToString();
    }

    private static bool UsesHelpers(TranslatedFile file, ImmutableArray<MemberVerdict> verdicts)
    {
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].Emitted && file.Translation.Members[i].UsesHelpers)
            {
                return true;
            }
        }

        return false;
    }

    private static void Collect(TranslatedFile file, ImmutableArray<MemberVerdict> all, string path, string project, List<Verdict>? verdicts, ImmutableArray<SyncReport>.Builder reports)
    {
        for (var i = 0; i < all.Length; i++)
        {
            var member = file.Translation.Members[i];
            var places = file.Members[i];
            foreach (var (problem, lines) in all[i].Problems)
            {
                if (verdicts is null)
                {
                    reports.Add(new SyncReport(problem.Id, path, problem.Span, lines, problem.Arguments));
                }
                else
                {
                    verdicts.Add(new Verdict(problem.Id, SourcePaths.Relative(path, project), places.Hash, places.Ordinal, member.Span.Length, problem.Span.Start - member.Span.Start, problem.Span.Length, problem.Arguments));
                }
            }
        }
    }
}
