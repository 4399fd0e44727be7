using Standards.Policy;
using Xunit;

namespace Standards.Testing;

public static class TestFilterTests
{
    private static readonly TraitPolicy Traits = new();

    private static readonly TestFilter Several = new() { Backends = ["sqlite", "duckdb"], Classes = ["A.B"], Methods = ["A.B.C"] };

    [Fact]
    public static void Everything_HasNoFilter()
    {
        Assert.True(TestFilter.Everything.IsEverything);
        Assert.Null(TestFilter.Everything.Expression(TestLibrary.Xunit2, Traits));
        Assert.Null(TestFilter.Everything.TreeNodes(Traits));
        Assert.Empty(TestFilter.Everything.XunitArguments(Traits));
        Assert.Empty(TestFilter.Everything.XunitPlatformArguments(Traits));
    }

    [Theory]
    [InlineData("Xunit2", "(Backend=sqlite|Category=sqlite|Backend=duckdb|Category=duckdb)&FullyQualifiedName~A.B.&FullyQualifiedName~A.B.C")]
    [InlineData("MSTest", "(Backend=sqlite|TestCategory=sqlite|Backend=duckdb|TestCategory=duckdb)&FullyQualifiedName~A.B.&FullyQualifiedName~A.B.C")]
    [InlineData("NUnit", "(Backend=sqlite|TestCategory=sqlite|Backend=duckdb|TestCategory=duckdb)&FullyQualifiedName~A.B&FullyQualifiedName~A.B.C")]
    public static void Expression_AsksForAnyOfEachKind(string library, string expected)
        => Assert.Equal(expected, Several.Expression(System.Enum.Parse<TestLibrary>(library), Traits));

    [Fact]
    public static void Expression_EscapesOperators()
        => Assert.Equal(@"(Backend=a\|b\=c|Category=a\|b\=c)", new TestFilter { Backends = ["a|b=c"] }.Expression(TestLibrary.Xunit3, Traits));

    [Fact]
    public static void TraitOfThePolicy_IsAskedFor()
        => Assert.Equal("(Database=x|Category=x)", new TestFilter { Backends = ["x"] }.Expression(TestLibrary.Xunit2, new TraitPolicy { Backend = "Database" }));

    [Fact]
    public static void Xunit3_HasItsOwnOptions()
    {
        Assert.Equal(
            ["--filter-trait", "Backend=sqlite", "Category=sqlite", "Backend=duckdb", "Category=duckdb", "--filter-class", "A.B", "--filter-method", "A.B.C"],
            Several.XunitPlatformArguments(Traits));
        Assert.Equal(["-trait", "Backend=x", "-trait", "Category=x", "-class", "A.B"], new TestFilter { Backends = ["x"], Classes = ["A.B"] }.XunitArguments(Traits));
    }

    [Fact]
    public static void TUnit_HasATree()
    {
        Assert.Equal("/*/*/*/*[(Backend=x)|(Category=x)]", new TestFilter { Backends = ["x"] }.TreeNodes(Traits));
        Assert.Equal("/*/A/(B)|(D)/*", new TestFilter { Classes = ["A.B", "A.C+D"] }.TreeNodes(Traits));
        Assert.Equal("/*/(A)|(E)/(B)|(F)/*", new TestFilter { Classes = ["A.B", "E.F"] }.TreeNodes(Traits));
        Assert.Equal("/*/*/B/*", new TestFilter { Classes = ["B"] }.TreeNodes(Traits));
        Assert.Equal("/*/A/B/C", new TestFilter { Methods = ["A.B.C"] }.TreeNodes(Traits));
    }
}
