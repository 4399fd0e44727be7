using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>Translates the files whose translation may have changed; takes the others from the tables.</summary>
internal static class FileTranslator
{
    public delegate FileTranslation Translate(SyntaxTree tree, TranslationOptions options, CancellationToken cancellationToken);

    /// <summary>The translations, aligned with the candidates.</summary>
    public static ImmutableArray<TranslatedFile> TranslateAll(ImmutableArray<Candidate> candidates, Hash128 fingerprint, Func<Translate> createTranslator, CancellationToken cancellationToken)
    {
        var files = new TranslatedFile[candidates.Length];
        var missing = new List<int>();
        for (var i = 0; i < files.Length; i++)
        {
            if (candidates[i].Info.LastFile is { } last && last.Key == KeyOf(fingerprint, candidates[i].Options))
            {
                files[i] = last.File;
            }
            else
            {
                missing.Add(i);
            }
        }

        if (missing.Count == 0)
        {
            return ImmutableArray.Create(files);
        }

        var translate = createTranslator();
        if (missing.Count == 1)
        {
            // What a keystroke in a translated file comes to: not worth a thread.
            TranslateOne(missing[0]);
        }
        else
        {
            // A thread a core, no more: Roslyn's symbols spin while another thread completes them.
            Partitioner.Create(missing, loadBalance: true).AsParallel().WithCancellation(cancellationToken).ForAll(TranslateOne);
        }

        return ImmutableArray.Create(files);

        void TranslateOne(int index)
        {
            var candidate = candidates[index];
            files[index] = TranslateOrFail(translate, candidate, cancellationToken);
            candidate.Info.LastFile = new CachedFile(KeyOf(fingerprint, candidate.Options), files[index]);
        }
    }

    /// <summary>What STD1012 says of an exception of ours; one line, or the verdict file and the build log break.</summary>
    public static string Failure(Exception exception)
        => $"internal failure of the translator ({exception.GetType().Name}: {exception.Message.Replace('\r', ' ').Replace('\n', ' ')})";

    private static TranslatedFile TranslateOrFail(Translate translate, Candidate candidate, CancellationToken cancellationToken)
    {
        try
        {
            return Located(candidate.Tree, translate(candidate.Tree, candidate.Options, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Located(candidate.Tree, Failed(candidate.Tree, exception, cancellationToken), cancellationToken);
        }
    }

    /// <summary>The rest of the file is lost, but not the project, and the file says so.</summary>
    private static FileTranslation Failed(SyntaxTree tree, Exception exception, CancellationToken cancellationToken)
    {
        var members = tree.GetRoot(cancellationToken)
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(static member => member is MethodDeclarationSyntax or TypeDeclarationSyntax)
            .ToList();
        var place = members.FirstOrDefault(static member => member.AttributeLists.Any(static list => list.Attributes.Any(static a => SyncAttributeNames.IsCreate(SyntaxNames.Last(a.Name)))))
            ?? members.FirstOrDefault();
        if (place is null)
        {
            return new FileTranslation(tree.FilePath, "", []);
        }

        var name = place switch
        {
            MethodDeclarationSyntax method => method.Identifier,
            _ => ((TypeDeclarationSyntax)place).Identifier,
        };
        var translation = new MemberTranslation { Key = "!" + tree.FilePath, DisplayName = name.ValueText, FilePath = tree.FilePath, Span = place.Span };
        translation.Problems.Add(new Problem(Rules.NoEffect.Id, name.Span, [name.ValueText, Failure(exception)], true));
        return new FileTranslation(tree.FilePath, "", [translation]);
    }

    public static TranslatedFile Located(SyntaxTree tree, FileTranslation translation, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var seen = new Dictionary<string, int>();
        var places = ImmutableArray.CreateBuilder<MemberPlaces>(translation.Members.Length);
        foreach (var member in translation.Members)
        {
            var hash = VerdictFile.MemberHash(text, member.Span);
            seen.TryGetValue(hash, out var ordinal);
            seen[hash] = ordinal + 1;
            places.Add(new MemberPlaces(
                hash,
                ordinal,
                [.. member.Problems.Select(problem => text.Lines.GetLinePositionSpan(problem.Span))],
                [.. member.Dependencies.Select(dependency => text.Lines.GetLinePositionSpan(dependency.Span))]));
        }

        return new TranslatedFile(translation, places.MoveToImmutable());
    }

    private static Hash128 KeyOf(Hash128 fingerprint, TranslationOptions options)
    {
        // The tree itself is the other half of the key: the entry hangs on it.
        var bits = (options.KeepCancellationToken ? 1UL : 0) | (options.EmitNullableDirective ? 2UL : 0) | (options.ExcludeFromCoverage ? 4UL : 0) | (options.LineDirectives ? 0 : 8UL);
        return new Hash128(fingerprint.High, fingerprint.Low ^ bits);
    }
}
