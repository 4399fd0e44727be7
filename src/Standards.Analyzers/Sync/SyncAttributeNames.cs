using System;
using System.Collections.Generic;

namespace Standards.Sync;

/// <summary>Recognizes <c>[CreateSyncVersion]</c> by syntax alone, as a pipeline that runs on every keystroke must.</summary>
internal static class SyncAttributeNames
{
    public const string Create = "CreateSyncVersion";

    private const string Skip = "SkipSyncVersion";
    private const string Suffix = "Attribute";

    public static bool IsCreate(string name)
        => name.StartsWith(Create, StringComparison.Ordinal)
            && (name.Length == Create.Length || (name.Length == Create.Length + Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal)));

    /// <summary>The other attribute: where nothing asks for a sync version it has no effect, which is worth saying.</summary>
    public static bool IsSkip(string name) => name is Skip or Skip + Suffix;

    /// <summary>Whether an attribute's name means ours, where <c>using Gen = Standards.CreateSyncVersionAttribute;</c> gave it another.</summary>
    public static bool IsCreate(string name, IReadOnlyCollection<string> aliases)
    {
        if (IsCreate(name))
        {
            return true;
        }

        foreach (var alias in aliases)
        {
            if (alias == name || (alias.Length == name.Length + Suffix.Length && alias.StartsWith(name, StringComparison.Ordinal) && alias.EndsWith(Suffix, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
