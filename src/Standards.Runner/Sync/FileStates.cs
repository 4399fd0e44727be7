using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Sync;

/// <summary>Holds what is on disk against what should be there.</summary>
internal static class FileStates
{
    /// <param name="source">The source.</param>
    /// <param name="variants">What each compilation gives for it.</param>
    /// <param name="isRefused">Whether a member of the source has no sync version, for a reason that was reported.</param>
    /// <param name="compiled">The files that some project compiles.</param>
    /// <returns>Null where nothing should be there and nothing is.</returns>
    public static SyncFile? Of(string source, IReadOnlyList<CommittedVariant> variants, bool isRefused, IReadOnlySet<string> compiled)
    {
        var path = CommittedText.PathFor(source);
        var wanted = CommittedSections.Compose(Path.GetFileName(source), variants, out var undecided);
        if (undecided is var (first, second))
        {
            return new SyncFile(path, source, SyncStatus.Undecided, $"cannot be written: '{first}' and '{second}' give different code, and no preprocessor symbol tells them apart");
        }

        if (wanted is null)
        {
            return isRefused && File.Exists(path) ? new SyncFile(path, source, SyncStatus.Refused, $"stays as it is: no member of '{Path.GetFileName(source)}' has a sync version") : null;
        }

        if (!File.Exists(path))
        {
            return new SyncFile(path, source, SyncStatus.Missing, "is missing", wanted);
        }

        var text = SourceText.From(File.ReadAllText(path));
        var header = CommittedHeader.Read(text);
        var state = header is null ? WithoutHeader(path, source, text, wanted) : WithHeader(path, source, text, header, wanted);
        return state.Status == SyncStatus.Current && !compiled.Contains(path)
            ? new SyncFile(path, source, SyncStatus.NotCompiled, "is not compiled; add it to the project")
            : state;
    }

    /// <summary>A file that has our header and no source.</summary>
    public static SyncFile LeftOver(string path)
    {
        var header = CommittedHeader.Read(SourceText.From(File.ReadAllText(path)));
        return header is { IsIntact: true }
            ? new SyncFile(path, SourceOf(path, header), SyncStatus.LeftOver, "is left over, no source asks for it")
            : new SyncFile(path, SourceOf(path, header), SyncStatus.EditedLeftOver, "is left over, no source asks for it, and it was edited by hand; delete it, or remove its header to keep it");
    }

    private static SyncFile WithoutHeader(string path, string source, SourceText text, string wanted)
        => Body(wanted) == CommittedText.Body(CommittedText.Normalize(text.ToString()))
            ? new SyncFile(path, source, SyncStatus.HeaderMissing, "has no header", wanted, 1)
            : new SyncFile(path, source, SyncStatus.Foreign, $"has no header of 'standards sync', and differs from what '{Path.GetFileName(source)}' gives; move or delete it", null, FirstDifference(text, wanted));

    private static SyncFile WithHeader(string path, string source, SourceText text, CommittedHeader header, string wanted)
    {
        var name = Path.GetFileName(source);
        if (!header.IsIntact)
        {
            return new SyncFile(path, source, SyncStatus.Edited, $"was edited by hand; the place for it is '{name}'", wanted, FirstDifference(text, wanted));
        }

        if (header.Source != name)
        {
            return new SyncFile(path, source, SyncStatus.Stale, $"was written for '{header.Source}'", wanted, FirstDifference(text, wanted));
        }

        // The version alone is no reason to write a file again.
        return Body(wanted) == CommittedText.Normalize(text.ToString(TextSpan.FromBounds(header.End, text.Length)))
            ? new SyncFile(path, source, SyncStatus.Current, "is as its source gives it")
            : new SyncFile(path, source, SyncStatus.Stale, $"differs from what '{name}' gives", wanted, FirstDifference(text, wanted));
    }

    private static string Body(string wanted)
    {
        var text = SourceText.From(wanted);
        return CommittedText.Normalize(wanted[CommittedHeader.Read(text)!.End..]);
    }

    /// <summary>The first line of the code that differs, as the file on disk counts. The lines of a header differ wherever the code does.</summary>
    private static int FirstDifference(SourceText text, string wanted)
    {
        var header = CommittedHeader.Read(text);
        var skipped = header is null ? 0 : text.Lines.IndexOf(header.End);
        var there = CommittedText.Normalize(text.ToString(TextSpan.FromBounds(header?.End ?? 0, text.Length))).Split('\n');
        var should = Body(wanted).Split('\n');
        var same = there.Zip(should).TakeWhile(static pair => pair.First == pair.Second).Count();
        var blank = text.Lines.Skip(skipped).TakeWhile(static line => line.Span.IsEmpty).Count();
        return Math.Min(skipped + blank + same + 1, text.Lines.Count);
    }

    private static string SourceOf(string path, CommittedHeader? header)
        => header is null or { Source: "" } ? "" : Path.Combine(Path.GetDirectoryName(path)!, header.Source);
}
