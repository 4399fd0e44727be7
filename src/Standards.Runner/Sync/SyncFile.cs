namespace Standards.Sync;

/// <summary>A committed sync file: what is there, and what should be.</summary>
/// <param name="Path">The file.</param>
/// <param name="Source">The source that it belongs to.</param>
/// <param name="Status">How it stands to its source.</param>
/// <param name="Reason">The same in words, to follow the file's name.</param>
/// <param name="Text">What should be there, in lines that end with a line feed; null where nothing is to be written.</param>
/// <param name="Line">The first line that differs; 0 where none is to be named.</param>
internal sealed record SyncFile(string Path, string Source, SyncStatus Status, string Reason, string? Text = null, int Line = 0)
{
    /// <summary>Whether writing the text puts it right.</summary>
    public bool IsWritten => Status is SyncStatus.Missing or SyncStatus.Stale or SyncStatus.Edited or SyncStatus.HeaderMissing;

    /// <summary>Whether deleting it puts it right.</summary>
    public bool IsDeleted => Status is SyncStatus.LeftOver;
}
