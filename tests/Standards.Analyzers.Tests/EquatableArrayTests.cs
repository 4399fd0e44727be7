using System.Collections.Immutable;
using Xunit;

namespace Standards.Tests;

public static class EquatableArrayTests
{
    [Fact]
    public static void EqualElements_AreEqual()
    {
        EquatableArray<string> first = ImmutableArray.Create("a", "b");
        EquatableArray<string> second = ImmutableArray.Create("a", "b");
        Assert.True(first == second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.False(first.Equals((object)"a"));
    }

    [Fact]
    public static void OtherElementsOrOrder_AreNotEqual()
    {
        EquatableArray<string> first = ImmutableArray.Create("a", "b");
        Assert.True(first != ImmutableArray.Create("b", "a"));
        Assert.True(first != ImmutableArray.Create("a"));
    }

    [Fact]
    public static void Default_IsEmpty()
    {
        Assert.Equal(new EquatableArray<int>(ImmutableArray<int>.Empty), default);
        Assert.Empty(default(EquatableArray<int>));
        Assert.Equal(0, default(EquatableArray<int>).Count);
    }
}
