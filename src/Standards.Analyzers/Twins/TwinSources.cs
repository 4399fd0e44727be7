using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Sync;
using Standards.Translation;

namespace Standards.Twins;

/// <summary>A translation in a fork.</summary>
/// <param name="IsEmitted">Whether it is neither refused nor withdrawn.</param>
/// <param name="Tree">Its text as a file of its own; null where there is none.</param>
/// <param name="Problems">What refuses it, at its place in the original source.</param>
internal sealed record TwinSource(MemberTranslation Translation, bool IsEmitted, SyntaxTree? Tree, ImmutableArray<TwinProblem> Problems);

/// <summary>Translates what a fork asks for, and adds the text to it: one file a member, so that the members are told apart.</summary>
/// <remarks>
/// What another fork's translation says of a file holds where the file is the same and names nothing that is written by hand again since:
/// a member is translated by what its text names.
/// </remarks>
internal sealed class TwinSources(TwinFork fork, CounterpartMap counterparts, Func<SyntaxTree, TranslationOptions> optionsOf, CancellationToken cancellationToken)
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Names = new();

    private Dictionary<SyntaxTree, TranslatedFile> files = [];

    private TwinFork Fork => fork;

    /// <summary>The fork with the text.</summary>
    public Compilation Compilation { get; private set; } = fork.Compilation;

    /// <summary>By the original tree and the start of the async member in it.</summary>
    /// <param name="previous">The translations of a fork with more pairs; null at first.</param>
    /// <param name="restored">The names of the members of the pairs that are gone since.</param>
    public Dictionary<(SyntaxTree Tree, int Start), TwinSource> TranslateAll(TwinSources? previous, IReadOnlyCollection<string> restored)
    {
        var overrides = new HashSet<string>(fork.Compilation.SyntaxTrees.SelectMany(t => TreeInfo.For(t, cancellationToken).Overrides));
        var translator = new SyncTranslator(fork.Compilation, counterparts, t => optionsOf(fork.OriginalOf(t)), overrides.Contains);
        var translated = fork.Compilation.SyntaxTrees.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(tree => (Tree: tree, File: previous?.Reusable(fork, tree, restored, cancellationToken)
                ?? FileTranslator.Located(tree, translator.Translate(tree, optionsOf(fork.OriginalOf(tree)), cancellationToken), cancellationToken)))
            .ToList();
        this.files = translated.ToDictionary(static f => f.Tree, static f => f.File);
        var files = translated.Where(static f => f.File.Translation.Members.Length > 0).ToList();
        var judged = Withdrawal.Apply([.. files.Select(static f => f.File)]);
        var result = new Dictionary<(SyntaxTree, int), TwinSource>();
        var added = new List<SyntaxTree>();
        var usesHelpers = false;
        for (var i = 0; i < files.Count; i++)
        {
            var (tree, file) = files[i];
            for (var m = 0; m < judged[i].Length; m++)
            {
                var member = file.Translation.Members[m];
                var source = new TwinSource(member, judged[i][m].Emitted, null, Problems(tree, judged[i][m]));
                if (source.IsEmitted && FileComposer.Compose(file.Translation.Header, member.Text!.Length > 0 ? [member] : []) is { } text)
                {
                    var parsed = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, $"{tree.FilePath}.{m}.g.cs", cancellationToken: cancellationToken);
                    added.Add(parsed);
                    usesHelpers |= member.UsesHelpers;
                    source = source with { Tree = parsed };
                }

                result[(fork.OriginalOf(tree), fork.OriginalSpan(tree, member.Span).Start)] = source;
            }
        }

        Compilation = fork.Compilation.AddSyntaxTrees(added);
        if (usesHelpers && added.Count > 0)
        {
            Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(InjectedSources.Calls.Replace("[global::Microsoft.CodeAnalysis.Embedded]", ""), (CSharpParseOptions)added[0].Options, InjectedSources.CallsHintName, cancellationToken: cancellationToken));
        }

        return result;
    }

    private TranslatedFile? Reusable(TwinFork now, SyntaxTree tree, IReadOnlyCollection<string> restored, CancellationToken cancellation)
        => now.HasSameTree(Fork, tree) && files.TryGetValue(tree, out var file)
            && (file.Translation.Members.IsEmpty || !(restored.Any(EqualText.CalledUnnamed.Contains) || Names.GetValue(tree, t => NamesIn(t, cancellation)).Overlaps(restored)))
            ? file : null;

    private static HashSet<string> NamesIn(SyntaxTree tree, CancellationToken cancellation)
        => [.. tree.GetRoot(cancellation).DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText)];

    private ImmutableArray<TwinProblem> Problems(SyntaxTree tree, MemberVerdict verdict)
        => verdict.Emitted ? [] : [.. verdict.Problems.Where(static p => p.Problem.Refuses).Select(p => new TwinProblem(
            p.Problem.Id,
            Location.Create(fork.OriginalOf(tree), fork.OriginalSpan(tree, p.Problem.Span)),
            string.Format(System.Globalization.CultureInfo.InvariantCulture, SyncRules.Find(p.Problem.Id)!.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture), [.. p.Problem.Arguments])))];
}
