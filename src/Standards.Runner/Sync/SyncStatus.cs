namespace Standards.Sync;

/// <summary>How a committed sync file stands to its source.</summary>
internal enum SyncStatus
{
    Current,
    Missing,
    Stale,
    Edited,

    /// <summary>The header is gone, and the rest is as it should be.</summary>
    HeaderMissing,

    /// <summary>No source asks for it any more.</summary>
    LeftOver,

    /// <summary>No source asks for it any more, and somebody changed it: it is not ours to delete.</summary>
    EditedLeftOver,

    /// <summary>Something else stands where the file would be written.</summary>
    Foreign,

    /// <summary>It is on disk, and no project compiles it.</summary>
    NotCompiled,

    /// <summary>Members of the source are refused, so that nothing would be left of the file.</summary>
    Refused,

    /// <summary>Two compilations differ, and no preprocessor symbol tells them apart.</summary>
    Undecided,
}
