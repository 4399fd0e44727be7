using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Standards.Sync;

/// <summary>What the pipeline knows of one tree, kept as long as the tree lives. Holds strings only, nothing of the tree itself.</summary>
/// <remarks>An edit makes one new tree, so everything that is computed here is computed for one file per edit.</remarks>
internal sealed class TreeInfo
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeInfo> Table = new();
    private static long lastNumber;

    private CachedFile? lastFile;
    private CachedOutput? lastOutput;
    private ComposedFile? lastComposed;
    private ComparedFile? lastCompared;

    /// <summary>Names the tree within this process, so that a key over trees holds none.</summary>
    public long Number { get; } = Interlocked.Increment(ref lastNumber);

    /// <summary>Everything outside of bodies, and of bodies what another file's translation may depend on.</summary>
    public Hash128 Declarations { get; init; }

    /// <summary>The last names of the attributes that stand on methods and types, each once.</summary>
    public ImmutableArray<string> AttributeNames { get; init; } = [];

    /// <summary>The types that stand here with an attribute: full name and the attribute's last name.</summary>
    public ImmutableArray<(string Type, string Attribute)> AttributedTypes { get; init; } = [];

    /// <summary>The full names of the partial types of which a part stands here.</summary>
    public ImmutableArray<string> PartialTypes { get; init; } = [];

    /// <summary>Aliases of our attribute in this file.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Aliases of our attribute that hold in every file.</summary>
    public ImmutableArray<string> GlobalAliases { get; init; } = [];

    /// <summary>The names of the methods that override something.</summary>
    public ImmutableArray<string> Overrides { get; init; } = [];

    /// <summary>By partial type: the bodies that other files' translations depend on where another part of the type has the attribute.</summary>
    public ImmutableArray<(string Type, Hash128 Hash)> Bodies { get; init; } = [];

    /// <summary>Whether a method stands here that returns a task or an async sequence, by the name of its type.</summary>
    public bool HasAsyncMethods { get; init; }

    /// <summary>The header of a committed sync file, where the tree is one.</summary>
    public CommittedHeader? Header { get; init; }

    public CachedFile? LastFile
    {
        get => Volatile.Read(ref lastFile);
        set => Volatile.Write(ref lastFile, value);
    }

    public ComposedFile? LastComposed
    {
        get => Volatile.Read(ref lastComposed);
        set => Volatile.Write(ref lastComposed, value);
    }

    /// <summary>Of a committed sync file: what it was held against.</summary>
    public ComparedFile? LastCompared
    {
        get => Volatile.Read(ref lastCompared);
        set => Volatile.Write(ref lastCompared, value);
    }

    /// <summary>The whole project's last output; kept at the first tree with attributes, so that it goes with the project.</summary>
    public CachedOutput? LastOutput
    {
        get => Volatile.Read(ref lastOutput);
        set => Volatile.Write(ref lastOutput, value);
    }

    public static TreeInfo For(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Table.TryGetValue(tree, out var info))
        {
            // Two threads may scan one tree; the first result is kept by both.
            var scanned = DeclarationScanner.Scan(tree, cancellationToken);
            info = Table.GetValue(tree, _ => scanned);
        }

        return info;
    }

    public static bool TryGet(SyntaxTree tree, out TreeInfo info) => Table.TryGetValue(tree, out info!);

    /// <summary>Whether an attributed method or type stands here, by syntax.</summary>
    public bool HasAttributedMembers(IReadOnlyCollection<string> globalAliases)
    {
        foreach (var name in AttributeNames)
        {
            if (IsOurs(name, globalAliases) || SyncAttributeNames.IsSkip(name))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsOurs(string attribute, IReadOnlyCollection<string> globalAliases)
        => SyncAttributeNames.IsCreate(attribute, Aliases) || (globalAliases.Count > 0 && SyncAttributeNames.IsCreate(attribute, globalAliases));
}

/// <summary>A translation and what it was made from, apart from the tree itself.</summary>
internal sealed record CachedFile(Hash128 Key, TranslatedFile File);

/// <summary>The text composed for a translation, and which of its members were withdrawn then.</summary>
internal sealed record ComposedFile(TranslatedFile File, string Withdrawn, string? Text);

/// <summary>The text that a committed sync file was held against, and where the two first differ.</summary>
internal sealed record ComparedFile(string? Composed, int? Difference);

internal sealed record CachedOutput(Hash128 Key, SyncOutput Output);
