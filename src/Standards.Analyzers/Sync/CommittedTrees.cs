using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Sync;

/// <summary>A tree that is a committed sync file, by its place or by its header. Lives for one run only.</summary>
internal sealed record CommittedTree(SyntaxTree Tree, TreeInfo Info);

/// <summary>The committed sync files of a compilation.</summary>
internal sealed class CommittedTrees
{
    private static readonly CommittedTrees None = new([], []);

    private readonly HashSet<SyntaxTree> all;

    private CommittedTrees(HashSet<SyntaxTree> all, ImmutableArray<CommittedTree> leftOver)
    {
        this.all = all;
        LeftOver = leftOver;
    }

    /// <summary>Files with our header for which no source asks.</summary>
    public ImmutableArray<CommittedTree> LeftOver { get; }

    /// <summary>
    /// Tells the candidates what stands at the path of their committed file. A file there counts as ours whatever it holds, or
    /// removing its header would make it the user's own, unless nothing would come of its source; a file with our header counts
    /// wherever it stands.
    /// </summary>
    public static ImmutableArray<Candidate> Assign(Compilation compilation, ImmutableArray<TreeInfo> infos, ImmutableArray<Candidate> candidates, out CommittedTrees committed)
    {
        committed = None;
        var withHeader = infos.Any(static info => info.Header is not null);
        if (!withHeader && !candidates.Any(static candidate => candidate.Committed))
        {
            return candidates;
        }

        var wanted = new Dictionary<string, Candidate>(candidates.Length);
        foreach (var candidate in candidates)
        {
            wanted[PathOf(candidate)] = candidate;
        }

        var leftOver = ImmutableArray.CreateBuilder<CommittedTree>();
        var byPath = new Dictionary<string, CommittedTree>();
        var index = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var info = infos[index++];
            var path = SourcePaths.Normalize(tree.FilePath);
            var asked = wanted.TryGetValue(path, out var source) && source.Committed;
            var isWanted = source is not null && (info.Header is not null || (asked && source.Info.HasAsyncMethods));
            if (isWanted)
            {
                byPath[path] = new CommittedTree(tree, info);
            }

            if (info.Header is not null && !(isWanted && asked))
            {
                leftOver.Add(new CommittedTree(tree, info));
            }
        }

        committed = new CommittedTrees([.. byPath.Values.Concat(leftOver).Select(static found => found.Tree)], leftOver.ToImmutable());
        var ours = committed.all;
        return [.. candidates.Where(candidate => !ours.Contains(candidate.Tree)).Select(candidate => byPath.TryGetValue(PathOf(candidate), out var tree) ? candidate with { CommittedTree = tree } : candidate)];
    }

    public Compilation Without(Compilation compilation) => all.Count == 0 ? compilation : compilation.RemoveSyntaxTrees(all);

    public ImmutableArray<TreeInfo> Without(ImmutableArray<TreeInfo> infos)
    {
        if (all.Count == 0)
        {
            return infos;
        }

        var ours = new HashSet<TreeInfo>(all.Select(static tree => TreeInfo.For(tree, default)));
        return infos.RemoveAll(ours.Contains);
    }

    private static string PathOf(Candidate candidate) => SourcePaths.Normalize(CommittedText.PathFor(candidate.Tree.FilePath));
}
