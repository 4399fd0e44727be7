using System.Reflection;
using System.Runtime.CompilerServices;
using Catalog.Data;
using Catalog.Demonstration;
using Catalog.Domain;
using Catalog.Repositories;

namespace Catalog.Tests;

/// <summary>What holds without a database.</summary>
public static class CatalogTests
{
    private static readonly Type[] BackendTests = [typeof(SqliteTests), typeof(DuckDbTests), typeof(PostgreSqlTests), typeof(MariaDbTests)];

    [Fact]
    public static void Backends_RunEveryCase()
    {
        string[] cases = [.. Tests(typeof(RepositoryCases)), .. Tests(typeof(ServiceCases))];

        Assert.NotEmpty(cases);
        Assert.All(BackendTests, tests => Assert.Equal(cases.Order(StringComparer.Ordinal), Tests(tests).Order(StringComparer.Ordinal)));

        static IEnumerable<string> Tests(Type type)
            => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(static method => method.Name);
    }

    [Fact]
    public static void Backends_AreEachTested()
        => Assert.Equal(
            Backend.All.Select(static backend => backend.Name),
            BackendTests.Select(static tests => tests.GetCustomAttributes<TraitAttribute>().Single(static trait => trait.Name == "Backend").Value));

    [Fact]
    public static void Filter_Composed_WritesParametersOnly()
    {
        var filter = ProductRepository.Name.Contains("50%") & (ProductRepository.Stock.AtMost(3) | !ProductRepository.Sku.In("a", "b"));

        Assert.Equal(
            "(lower(\"name\") LIKE @p0 ESCAPE '!' AND (\"stock\" <= @p1 OR NOT (\"sku\" IN (@p2, @p3))))",
            new SqlBuilder(Backend.Sqlite.Dialect).Filter(filter).ToStatement().Text);
        Assert.Equal(
            "(lower(\"name\") LIKE $p0 ESCAPE '!' AND (\"stock\" <= $p1 OR NOT (\"sku\" IN ($p2, $p3))))",
            new SqlBuilder(Backend.DuckDb.Dialect).Filter(filter).ToStatement().Text);
        Assert.Equal(
            ["%50!%%", 3, "a", "b"],
            new SqlBuilder(Backend.MariaDb.Dialect).Filter(filter).ToStatement().Parameters.Select(static parameter => parameter.Value));
    }

    [Fact]
    [Trait("Case", "null")]
    public static void Filter_EqualToNull_IsNull()
        => Assert.Equal("`description` IS NULL", new SqlBuilder(Backend.MariaDb.Dialect).Filter(ProductRepository.Description.EqualTo(null)).ToStatement().Text);

    [Theory]
    [Trait("Case", "error")]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public static void PageRequest_NotPositive_Throws(int number, int size)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new PageRequest(number, size));

    [Fact]
    public static void Report_DifferentRows_NamesTheFirst()
    {
        using var writer = new StringWriter { NewLine = "\n" };

        Report.Write(writer, [new ReportLine("sqlite", SampleStep("a", "b"), SampleStep("a", "c")), new ReportLine("mariadb", null, null, "not configured")]);

        Assert.Equal(
            """
            backend  step            async rows  sync rows  result     async ms  sync ms
            -------  --------------  ----------  ---------  ---------  --------  -------
            sqlite   step                     2          2  different       0.0      0.0
            mariadb  not configured           -          -                    -        -

            different: sqlite, step: row 2 is 'b' in async, 'c' in sync

            """,
            writer.ToString());
    }

    [Fact]
    [Trait("Case", "empty")]
    public static void ReportLine_StepOfOneRunOnly_IsDifferent()
    {
        Assert.All(ReportLine.Compare("sqlite", [SampleStep()], []), static line => Assert.False(line.IsSame));
        Assert.All(ReportLine.Compare("sqlite", [SampleStep("a")], [SampleStep("a")]), static line => Assert.True(line.IsSame));
    }

    [Fact]
    public static void AsyncMembers_HaveSyncCounterparts()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var methods = typeof(Backend).Assembly.GetTypes()
            .Where(static type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && type.Namespace?.StartsWith("Catalog", StringComparison.Ordinal) == true)
            .SelectMany(static type => type.GetMethods(All))
            .Where(static method => method.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !method.Name.Contains('<', StringComparison.Ordinal))
            .ToLookup(static method => (method.DeclaringType, method.Name));
        var asynchronous = methods.SelectMany(static group => group).Where(static method => IsAwaitable(method.ReturnType)).ToList();

        Assert.NotEmpty(asynchronous);
        Assert.All(asynchronous, method =>
        {
            var parameters = method.GetParameters().Where(static parameter => parameter.ParameterType != typeof(CancellationToken)).Select(static parameter => parameter.Name);
            Assert.Contains(
                methods[(method.DeclaringType, method.Name.Replace("Async", "", StringComparison.Ordinal))],
                candidate => !IsAwaitable(candidate.ReturnType) && candidate.GetParameters().Select(static parameter => parameter.Name).SequenceEqual(parameters));
        });

        static bool IsAwaitable(Type type)
            => type.Name.StartsWith("Task", StringComparison.Ordinal) || type.Name.StartsWith("ValueTask", StringComparison.Ordinal) || type.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Backend", "sqlite")]
    public static async Task SyncApi_WrittenByHand_ReadsWhatTheAsyncApiWrote()
    {
        using var temporary = TemporaryDatabase.Create(Backend.Sqlite);
        using var store = CatalogStore.Create(temporary.Database);
        IRepository<Supplier, string> suppliers = store.Suppliers;

        await suppliers.InsertAsync(new Supplier("S001", "One", "FR"), TestContext.Current.CancellationToken);
        suppliers.InsertMany([new Supplier("S002", "Two", "DE"), new Supplier("S003", "Three", "FR")]);

        Assert.Equal("One", suppliers.Get("S001").Name);
        Assert.Equal(["S001", "S003"], suppliers.Stream(SupplierRepository.Country.EqualTo("FR")).Select(static supplier => supplier.Id));
        Assert.Equal(3, await suppliers.CountAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<EntityNotFoundException>(() => suppliers.Get("none"));
        Assert.Throws<InvalidOperationException>(() => store.InTransaction(() =>
        {
            suppliers.Delete("S001");
            throw new InvalidOperationException($"stop after {suppliers.Count()}");
        }));
        Assert.NotNull(suppliers.Find("S001"));
    }

    private static Step SampleStep(params string[] rows) => new("step", rows, TimeSpan.Zero);
}
