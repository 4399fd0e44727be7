namespace Standards;

/// <summary>One violation of each rule, with the IDs in a comment at the end of its line; two projects, for rules have scopes.</summary>
internal static class RuleSources
{
    public const string LibraryProperties = "<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>$(NoWarn);CS1591</NoWarn><StandardsDocs>docs/*.md</StandardsDocs>";

    public const string TestProperties = "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><NoWarn>$(NoWarn);xUnit1000</NoWarn><StandardsBackends>sqlite;postgresql;duckdb</StandardsBackends>";

    public const string TestItems = """<PackageReference Include="xunit.v3" Version="4.0.2" />""";

    public static readonly (string Name, string Text)[] Library =
    [
        ("Batches.cs", """
            #nullable enable // STD5001

            namespace Library;

            /// <summary>Perfect for batches.</summary> // STD6001
            /// <remarks>✅ Checked.</remarks> // STD6002
            public static class Batches
            {
                public static Nullable<int> Limit { get; set; } // STD5002

                public static void Check(int size)
                {
                    if (size > Limit)
                    {
                        throw new InvalidOperationException("batch is too large"); // STD2003
                    }

                    if (size == 1)
                    {
                        throw new InvalidOperationException("Batch holds one item: " + size); // STD2001
                    }

                    if (size == 2)
                    {
                        throw new InvalidOperationException($"batch of {size} holds two items."); // STD2002
                    }

                    if (size < 0)
                    {
                        throw new ArgumentOutOfRangeException("size", $"negative: {size}"); // STD5003
                    }
                }
            }
            """),
        ("Orders.cs", """
            using System.Data;
            using System.Data.Common;

            namespace Library;

            public interface IOrderRepository
            {
                int Count();
            }

            public sealed class OrderService
            {
                private readonly DbConnection connection;

                public OrderService(DbConnection connection) => this.connection = connection; // STD4001

                public string Server => connection.DataSource;
            }

            public sealed class OrderRepository(DbDataAdapter adapter) : IOrderRepository
            {
                public int Count()
                {
                    var table = new DataTable();
                    return adapter.Fill(table); // STD4002
                }

                public string Name() => Feed.Fetch(1); // STD4002
            }

            public static class Feed
            {
                public static string Fetch(int id) => Load(id);

                public static string Load(int id) => $"{id}";
            }
            """),
        ("LegacySymbols.txt", """
            M:Library.Feed.Fetch(System.Int32); Library.Feed.Load; it is cached
            M:Library.Feed.Fetsh(System.Int32); Library.Feed.Load
            """),
        ("docs/guide.md", """
            # Guide

            This reader is perfect. <!-- STD6001 -->

            | Store | Search |
            |---|---|
            | SQLite | ✅ | <!-- STD6002 -->
            """),
        (".editorconfig", """
            root = true
            [*.cs]
            standards.sync.coverage = perhaps
            """),
    ];

    public static readonly (string Name, string Text)[] Tests =
    [
        ("UserTests.cs", """
            using Xunit;

            namespace Consumer.Tests;

            public class UserTests // STD3001
            {
                [Fact]
                public void Name_IsKept()
                {
                    var testUser = new User { Name = "Ada" }; // STD3007
                    Assert.Equal("Ada", testUser.Name);
                }
            }

            public sealed class StateTests : IDisposable // STD3001, STD3002
            {
                private static int[] Prices = [1, 2]; // STD3003

                [Fact]
                public void Sum_IsThree() => Assert.Equal(3, Prices.Sum());

                public void Dispose()
                {
                }
            }

            public sealed class User
            {
                public string? Name { get; set; }
            }
            """),
        ("Integration/SqliteTests.cs", """
            using Xunit;

            namespace Consumer.Tests.Integration;

            public static class SqliteTests
            {
                [Fact]
                public static void Insert_Keeps() => Assert.True(true); // STD3004

                [Fact]
                [Trait("Backend", "postgres")] // STD3005
                public static void Update_Keeps() => Assert.True(true);

                [Fact]
                [Trait("Backend", "postgresql")]
                public static void Delete_Keeps() => Assert.True(true);
            }
            """),
        (".editorconfig", """
            root = true
            [*.cs]
            standards.integration_area = Integration/**
            """),
    ];
}
