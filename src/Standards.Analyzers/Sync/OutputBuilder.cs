using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>From translations to what the compiler gets: withdraws, composes, and writes down what there is to say.</summary>
internal static class OutputBuilder
{
    /// <param name="candidates">The files.</param>
    /// <param name="committed">The committed sync files of the compilation.</param>
    /// <param name="files">The translations of the files.</param>
    /// <param name="project">The project's directory.</param>
    /// <param name="reports">Whether no analyzer runs, so that the generator reports itself.</param>
    /// <param name="cancellationToken">Ends the comparison of committed files.</param>
    public static SyncOutput Build(ImmutableArray<Candidate> candidates, CommittedTrees committed, ImmutableArray<TranslatedFile> files, string project, bool reports, CancellationToken cancellationToken)
    {
        var hintNames = HintNames.For([.. candidates.Select(static candidate => candidate.Tree.FilePath)], project);
        var all = Withdrawal.Apply(files);
        var generated = ImmutableArray.CreateBuilder<GeneratedFile>();
        var verdicts = new List<Verdict>();
        var reported = ImmutableArray.CreateBuilder<SyncReport>();
        var sources = ImmutableArray.CreateBuilder<CommittedSource>();
        var usesHelpers = false;
        for (var i = 0; i < files.Length; i++)
        {
            var path = candidates[i].Tree.FilePath;
            var text = Compose(candidates[i].Info, files[i], all[i]);
            if (candidates[i].Adds && text is not null)
            {
                generated.Add(new GeneratedFile(hintNames[i], text));
            }

            // Committed text calls the helpers too, and only the generator has them.
            usesHelpers |= UsesHelpers(files[i], all[i]);
            var spoken = candidates[i].Committed ? WithCommitted(candidates[i], files[i], all[i], text, reports, cancellationToken) : all[i];
            Collect(files[i], spoken, path, project, reports ? null : verdicts, reported);
            if (candidates[i].Committed)
            {
                sources.Add(new CommittedSource(path, text));
            }
        }

        foreach (var tree in committed.LeftOver)
        {
            CollectLeftOver(tree, project, reports ? null : verdicts, reported, cancellationToken);
        }

        return new SyncOutput(generated.ToImmutable(), VerdictFile.Write(verdicts), usesHelpers, reported.ToImmutable(), sources.ToImmutable());
    }

    /// <summary>Adds what is wrong with the committed file to what is said about the member where it first differs.</summary>
    private static ImmutableArray<MemberVerdict> WithCommitted(Candidate candidate, TranslatedFile file, ImmutableArray<MemberVerdict> verdicts, string? text, bool reports, CancellationToken cancellationToken)
    {
        if (CommittedVerdicts.Judge(candidate, text, reports, out var difference, cancellationToken) is not { } reason
            || CommittedVerdicts.Place(candidate, file, verdicts, text, difference, cancellationToken) is not { } place)
        {
            return verdicts;
        }

        var problem = new Problem(Rules.CommittedFileStale.Id, place.Name, [CommittedText.FileName(CommittedText.PathFor(candidate.Tree.FilePath)), reason], false);
        var lines = candidate.Tree.GetText(cancellationToken).Lines.GetLinePositionSpan(place.Name);
        var member = verdicts[place.Index];
        return verdicts.SetItem(place.Index, member with { Problems = member.Problems.Add((problem, lines)) });
    }

    private static void CollectLeftOver(CommittedTree committed, string project, List<Verdict>? verdicts, ImmutableArray<SyncReport>.Builder reports, CancellationToken cancellationToken)
    {
        if (CommittedVerdicts.LeftOver(committed, cancellationToken) is not { } place)
        {
            return;
        }

        var path = committed.Tree.FilePath;
        var text = committed.Tree.GetText(cancellationToken);
        var arguments = ImmutableArray.Create(CommittedText.FileName(path), "is left over, no source asks for it");
        if (verdicts is null)
        {
            reports.Add(new SyncReport(Rules.CommittedFileStale.Id, path, place.Name, text.Lines.GetLinePositionSpan(place.Name), arguments));
        }
        else
        {
            var span = place.Type.Span;
            verdicts.Add(new Verdict(Rules.CommittedFileStale.Id, SourcePaths.Relative(path, project), VerdictFile.MemberHash(text, span), 0, span.Length, place.Name.Start - span.Start, place.Name.Length, arguments));
        }
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
                if (verdicts is null || (all[i].StopsCompiler && problem.Refuses))
                {
                    reports.Add(new SyncReport(problem.Id, path, problem.Span, lines, problem.Arguments));
                }

                if (verdicts is not null)
                {
                    verdicts.Add(new Verdict(problem.Id, SourcePaths.Relative(path, project), places.Hash, places.Ordinal, member.Span.Length, problem.Span.Start - member.Span.Start, problem.Span.Length, problem.Arguments));
                }
            }
        }
    }
}
