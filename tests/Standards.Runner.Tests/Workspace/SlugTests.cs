using Xunit;

namespace Standards.Workspace;

public static class SlugTests
{
    [Theory]
    [InlineData("add full-text search support across all databases", "full-text-search")]
    [InlineData("Add support for full-text search across all databases", "full-text-search")]
    [InlineData("Add Vector Search Support", "vector-search")]
    [InlineData("add native vector search support to repositories", "vector-search")]
    [InlineData("fix Oracle connection pool exhaustion", "oracle-connection-pool-exhaustion")]
    [InlineData("Fix connection pool deadlock issue when using asyncio", "connection-pool-deadlock")]
    public static void UpstreamExample_GivesItsSlug(string request, string slug) => Assert.Equal(slug, Slug.From(request));

    [Theory]
    [InlineData("deadlock in connection pool", "deadlock-connection-pool")]
    [InlineData("Search", "search")]
    [InlineData("support for bulk", "bulk")]
    [InlineData("fix bug in the CSV reader", "csv-reader")]
    [InlineData("Implement IAsyncEnumerable<T> paging, with a cursor!", "iasyncenumerable-t-paging")]
    [InlineData("the repository's delete forgets rows", "repository-delete-forgets-rows")]
    [InlineData("one two three four five six seven eight", "one-two-three-four-five-six")]
    [InlineData("../../etc passwd reader", "etc-passwd-reader")]
    [InlineData("größe rows counter", "rows-counter")]
    [InlineData("add the", "")]
    [InlineData("für", "")]
    [InlineData("!!!", "")]
    public static void OtherRequest_GivesWhatItIsAbout(string request, string slug)
    {
        Assert.Equal(slug, Slug.From(request));
        Assert.Equal(slug.Length == 0, Slug.Problem(slug) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../other")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("Upper")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("ä")]
    [InlineData("con")]
    [InlineData("nul")]
    [InlineData("com1")]
    [InlineData("archive")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public static void NameThatIsNoSlug_IsRefused(string name) => Assert.NotNull(Slug.Problem(name));

    [Theory]
    [InlineData("a")]
    [InlineData("console")]
    [InlineData("full-text-search")]
    [InlineData("2fa")]
    public static void Slug_IsTaken(string name) => Assert.Null(Slug.Problem(name));
}
