namespace Catalog.Domain;

/// <summary>Which page of a result to read.</summary>
public sealed record PageRequest
{
    /// <summary>Names a page.</summary>
    /// <param name="number">From one.</param>
    /// <param name="size">How many entities a page holds.</param>
    public PageRequest(int number, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        Number = number;
        Size = size;
    }

    /// <summary>The page, from one.</summary>
    public int Number { get; }

    /// <summary>How many entities a page holds.</summary>
    public int Size { get; }

    /// <summary>How many entities stand before the page.</summary>
    public long Offset => (Number - 1L) * Size;
}

/// <summary>One page of a result.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, long Total, PageRequest Request)
{
    /// <summary>How many pages the result has.</summary>
    public long Pages => (Total + Request.Size - 1) / Request.Size;
}
