using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Standards.Sync;

/// <summary>
/// The declaration fingerprint: while it stays the same, no edit outside of a file can change that file's translation.
/// It changes too often rather than too seldom; only time is lost then.
/// </summary>
internal static class CompilationFingerprint
{
    private const int WorthParallel = 8;

    private static readonly ConditionalWeakTable<object, StrongBox<long>> Numbers = new();
    private static long lastNumber;

    public static Hash128 Compute(Compilation compilation, CancellationToken cancellationToken)
        => Compute(compilation, Scan(compilation, cancellationToken), cancellationToken);

    public static Hash128 Compute(Compilation compilation, ImmutableArray<TreeInfo> infos, CancellationToken cancellationToken)
        => Compute(compilation, infos, new Dictionary<Compilation, Hash128>(), cancellationToken);

    /// <summary>What is known of every tree, in the compilation's order. Only trees that were never seen are read.</summary>
    public static ImmutableArray<TreeInfo> Scan(Compilation compilation, CancellationToken cancellationToken)
    {
        var infos = ImmutableArray.CreateBuilder<TreeInfo>();
        var missing = new List<(int Index, SyntaxTree Tree)>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeInfo.TryGet(tree, out var info))
            {
                missing.Add((infos.Count, tree));
            }

            infos.Add(info);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (missing.Count < WorthParallel)
        {
            foreach (var (index, tree) in missing)
            {
                infos[index] = TreeInfo.For(tree, cancellationToken);
            }
        }
        else
        {
            var found = new TreeInfo[missing.Count];
            Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => found[i] = TreeInfo.For(missing[i].Tree, cancellationToken));
            for (var i = 0; i < found.Length; i++)
            {
                infos[missing[i].Index] = found[i];
            }
        }

        return infos.ToImmutable();
    }

    private static Hash128 Compute(Compilation compilation, ImmutableArray<TreeInfo> infos, Dictionary<Compilation, Hash128> known, CancellationToken cancellationToken)
    {
        var hash = new ContentHasher();
        hash.Add(compilation.AssemblyName);

        // Options and references are immutable and stay the same objects from edit to edit, so a number for the object is enough.
        hash.Add(NumberOf(compilation.Options));
        ParseOptions? last = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!ReferenceEquals(last, tree.Options))
            {
                hash.Add(NumberOf(last = tree.Options));
            }
        }

        foreach (var info in infos)
        {
            hash.Add(info.Declarations);
        }

        foreach (var reference in compilation.References)
        {
            Add(hash, reference, known, cancellationToken);
        }

        return hash.ToHash();
    }

    private static void Add(ContentHasher hash, MetadataReference reference, Dictionary<Compilation, Hash128> known, CancellationToken cancellationToken)
    {
        if (reference is not CompilationReference { Compilation: var referenced })
        {
            hash.Add(NumberOf(reference));
            return;
        }

        foreach (var alias in reference.Properties.Aliases)
        {
            hash.Add(alias);
        }

        if (referenced.Language != LanguageNames.CSharp)
        {
            hash.Add(NumberOf(referenced));
            return;
        }

        // A project that is reached twice is computed once.
        if (!known.TryGetValue(referenced, out var value))
        {
            value = Compute(referenced, Scan(referenced, cancellationToken), known, cancellationToken);
            known.Add(referenced, value);
        }

        hash.Mark('P');
        hash.Add(value);
    }

    private static long NumberOf(object instance)
        => Numbers.GetValue(instance, static _ => new StrongBox<long>(Interlocked.Increment(ref lastNumber))).Value;
}
