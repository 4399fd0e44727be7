using System.Globalization;

namespace Standards.Sync;

/// <summary>The first half of a SHA-256: wide enough that equal means equal.</summary>
internal readonly record struct Hash128(ulong High, ulong Low)
{
    public override string ToString()
        => High.ToString("x16", CultureInfo.InvariantCulture) + Low.ToString("x16", CultureInfo.InvariantCulture);
}
