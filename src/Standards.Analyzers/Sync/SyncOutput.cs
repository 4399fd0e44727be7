using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>What one run of the generator gives: strings and numbers only, equal when nothing changed.</summary>
/// <param name="Files">One per source file that has a sync version to add.</param>
/// <param name="Verdicts">The text of the verdict file; null where there is nothing to say.</param>
/// <param name="UsesHelpers">Whether some member calls <c>Standards.SyncCalls</c>.</param>
/// <param name="Reports">What the generator must report itself.</param>
/// <param name="Committed">One per source file whose sync version stands in a file beside it.</param>
internal sealed record SyncOutput(EquatableArray<GeneratedFile> Files, string? Verdicts, bool UsesHelpers, EquatableArray<SyncReport> Reports, EquatableArray<CommittedSource> Committed)
{
    public static readonly SyncOutput Empty = new(ImmutableArray<GeneratedFile>.Empty, null, false, ImmutableArray<SyncReport>.Empty, ImmutableArray<CommittedSource>.Empty);
}

/// <summary>A source in committed mode, and what the generator would add for it; null for nothing.</summary>
internal sealed record CommittedSource(string Path, string? Text);

/// <summary>A generated source.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>A diagnostic of the generator itself; without a path it has no location.</summary>
internal sealed record SyncReport(string Id, string? Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments);

/// <summary>A translation with what is needed to speak about it when its tree is no longer at hand.</summary>
/// <param name="Translation">The verdict on each member.</param>
/// <param name="Members">Aligned with the translation's members.</param>
internal sealed record TranslatedFile(FileTranslation Translation, ImmutableArray<MemberPlaces> Members);

/// <summary>Where a member and what is said about it stands.</summary>
/// <param name="Hash">The hash of the member's text.</param>
/// <param name="Ordinal">Which one it is of the file's members with that very text.</param>
/// <param name="Problems">Lines of its problems.</param>
/// <param name="Dependencies">Lines of its dependencies.</param>
internal sealed record MemberPlaces(string Hash, int Ordinal, ImmutableArray<LinePositionSpan> Problems, ImmutableArray<LinePositionSpan> Dependencies);

/// <summary>What came of a member in the end: whether it is emitted, and all that is said about it.</summary>
internal readonly record struct MemberVerdict(bool Emitted, ImmutableArray<(Problem Problem, LinePositionSpan Lines)> Problems)
{
    /// <summary>Whether the compiler stops because the member has no sync version, or because of one that it depends on: then no analyzer reports why.</summary>
    public bool StopsCompiler { get; init; }
}
