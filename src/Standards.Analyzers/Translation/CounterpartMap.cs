using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>One line of <c>SyncCounterparts.txt</c>.</summary>
/// <param name="From">The documentation comment ID of the async symbol.</param>
/// <param name="To">The documentation comment ID of its sync counterpart.</param>
/// <param name="Path">The file.</param>
/// <param name="FromSpan">Where <paramref name="From"/> stands in it.</param>
/// <param name="ToSpan">Where <paramref name="To"/> stands in it.</param>
internal sealed record CounterpartEntry(string From, string To, string Path, TextSpan FromSpan, TextSpan ToSpan);

/// <summary>A line that is neither an entry nor a comment.</summary>
internal sealed record MalformedCounterpart(string Line, string Path, TextSpan Span);

/// <summary>
/// The counterparts that the user named in <c>SyncCounterparts.txt</c>. Holds IDs, no symbols, so that it may flow through
/// a generator's pipeline; what an ID means in a compilation is kept beside that compilation.
/// </summary>
internal sealed class CounterpartMap : IEquatable<CounterpartMap>
{
    public const string FileName = "SyncCounterparts.txt";

    public static readonly CounterpartMap Empty = new([], []);

    private const string Arrow = "->";
    private const string Kinds = "TMPFE";

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, ISymbol?>> Resolved = new();

    private readonly Dictionary<string, string> targets = [];
    private readonly HashSet<string> names = [];
    private readonly HashSet<string> typeNames = [];

    private CounterpartMap(ImmutableArray<CounterpartEntry> entries, ImmutableArray<MalformedCounterpart> malformed)
    {
        Entries = entries;
        Malformed = malformed;
        foreach (var entry in entries)
        {
            // The first of two lines for one symbol wins.
            if (!targets.ContainsKey(entry.From))
            {
                targets.Add(entry.From, entry.To);
                (entry.From[0] == 'T' ? typeNames : names).Add(SymbolList.NameOf(entry.From));
            }
        }

        Content = string.Join("\n", entries.Select(static entry => entry.From + Arrow + entry.To));
    }

    public ImmutableArray<CounterpartEntry> Entries { get; }

    public ImmutableArray<MalformedCounterpart> Malformed { get; }

    /// <summary>All entries as text: equal when two maps mean the same.</summary>
    public string Content { get; }

    public static bool IsFile(string path) => SymbolList.IsFile(path, FileName);

    /// <summary>The map of a project, from its additional files.</summary>
    public static CounterpartMap Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
        => Parse(files.Where(static f => IsFile(f.Path)).Select(f => (f.Path, f.GetText(cancellationToken)?.ToString() ?? "")));

    public static CounterpartMap Parse(IEnumerable<(string Path, string Text)> files)
    {
        var entries = ImmutableArray.CreateBuilder<CounterpartEntry>();
        var malformed = ImmutableArray.CreateBuilder<MalformedCounterpart>();
        foreach (var (path, text) in files)
        {
            foreach (var line in SymbolList.Lines(text))
            {
                ParseLine(path, text, line, entries, malformed);
            }
        }

        return entries.Count + malformed.Count == 0 ? Empty : new CounterpartMap(entries.ToImmutable(), malformed.ToImmutable());
    }

    /// <summary>The named counterpart of a member or type; null where none is named or the name resolves to nothing.</summary>
    public ISymbol? Find(ISymbol original, Compilation compilation)
    {
        if (targets.Count == 0)
        {
            return null;
        }

        var definition = (original is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : original).OriginalDefinition;
        var candidates = definition is ITypeSymbol ? typeNames : names;

        // An ID is built only for a symbol whose name occurs in the map.
        return candidates.Contains(definition.MetadataName) || candidates.Contains(definition.Name)
            ? definition.GetDocumentationCommentId() is { } id && targets.TryGetValue(id, out var target) ? Resolve(target, compilation) : null
            : null;
    }

    /// <summary>The named counterpart of a type, as its original definition: the caller gives it its type arguments.</summary>
    public ITypeSymbol? FindType(ITypeSymbol original, Compilation compilation)
        => typeNames.Count == 0 ? null : Find(original, compilation) as ITypeSymbol;

    public bool Equals(CounterpartMap? other)
        => other is not null && (ReferenceEquals(this, other) || (Content == other.Content && Malformed.AsSpan().SequenceEqual(other.Malformed.AsSpan())));

    public override bool Equals(object? obj) => Equals(obj as CounterpartMap);

    public override int GetHashCode() => Content.GetHashCode();

    /// <summary>The symbol of an ID; types that several references define give the first.</summary>
    public static ISymbol? Resolve(string id, Compilation compilation)
    {
        var known = Resolved.GetValue(compilation, static _ => new ConcurrentDictionary<string, ISymbol?>());
        return known.TryGetValue(id, out var symbol) ? symbol : known.GetOrAdd(id, DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation));
    }

    private static void ParseLine(string path, string text, TextSpan line, ImmutableArray<CounterpartEntry>.Builder entries, ImmutableArray<MalformedCounterpart>.Builder malformed)
    {
        var arrow = text.IndexOf(Arrow, line.Start, line.Length, StringComparison.Ordinal);
        var from = arrow < 0 ? default : SymbolList.Trim(text, line.Start, arrow);
        var to = arrow < 0 ? default : SymbolList.Trim(text, arrow + Arrow.Length, line.End);
        if (SymbolList.IsId(text, from, Kinds) && SymbolList.IsId(text, to, Kinds) && text[from.Start] == 'T' == (text[to.Start] == 'T'))
        {
            entries.Add(new CounterpartEntry(SymbolList.Compact(text, from), SymbolList.Compact(text, to), path, from, to));
        }
        else
        {
            malformed.Add(new MalformedCounterpart(text.Substring(line.Start, line.Length), path, line));
        }
    }
}
