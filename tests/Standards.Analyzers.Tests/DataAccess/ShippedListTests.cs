using System;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Standards.Docs;
using Standards.Verifiers;
using Xunit;

namespace Standards.DataAccess;

public static class ShippedListTests
{
    /// <summary>The libraries of the list that are not at hand as packages: their APIs, as far as the list names them.</summary>
    private const string Stubs = """
        namespace System.Data.OracleClient { public class OracleConnection; }
        namespace System.Data.OleDb { public class OleDbCommand(string text); }
        namespace System.Data.Odbc { public class OdbcCommand(string text); }
        namespace System.Data.SQLite { public class SQLiteCommand(string text); }
        namespace MySql.Data.MySqlClient { public class MySqlCommand(string text); }
        namespace Oracle.ManagedDataAccess.Client { public class OracleCommand(string text); }
        namespace System.Data.Entity
        {
            public class DbContext { public Database Database => null!; public DbSet<T> Set<T>() => null!; }
            public class DbSet { public object SqlQuery(string sql, params object[] parameters) => 0; }
            public class DbSet<T> { public System.Linq.IQueryable<T> SqlQuery(string sql, params object[] parameters) => null!; }
            public class Database { public System.Collections.Generic.IEnumerable<T> SqlQuery<T>(string sql, params object[] parameters) => null!; public int ExecuteSqlCommand(string sql, params object[] parameters) => 0; public System.Threading.Tasks.Task<int> ExecuteSqlCommandAsync(string sql, params object[] parameters) => null!; }
        }
        namespace System.Data.Entity.Core.Objects { public class ObjectContext { public dynamic CreateObjectSet<T>() => null!; } public class ObjectQuery; public class ObjectQuery<T>; public class ObjectSet<T>; }
        namespace System.Data.Entity.Core.EntityClient { public class EntityCommand; }
        namespace System.Data.Objects { public class ObjectContext; public class ObjectQuery<T>; public class ObjectSet<T>; }
        namespace System.Data.Linq { public class DataContext; public class Table<T>; }
        namespace NHibernate
        {
            public interface IQuery { IQuery SetParameter(string name, object value); }
            public interface ISession { IQuery CreateQuery(string text); IQuery CreateSQLQuery(string text); }
            public interface IStatelessSession { IQuery CreateQuery(string text); IQuery CreateSQLQuery(string text); }
        }
        """;

    private static CSharpCompilation Compile(params MetadataReference[] references)
        => CSharpCompilation.Create("List", [CSharpSyntaxTree.ParseText(Stubs, cancellationToken: TestContext.Current.CancellationToken)], [.. Net100.References.All, .. references]);

    [Fact]
    public static void EveryLine_IsAnEntry()
    {
        Assert.Empty(LegacyList.Curated.Malformed);
        Assert.True(LegacyList.Curated.Entries.Length > 80);
    }

    [Fact]
    public static void Page_ShowsTheList()
        => Assert.Equal(
            LegacyList.CuratedText().ReplaceLineEndings("\n").Split('\n')
                .Where(static line => line.Length > 0 && line[0] != '#')
                .Select(static line => string.Join("; ", line.Split(';').Select(static column => column.Trim()).Concat(["", "", ""]).Take(4))),
            MarkdownTests.Rows("docs/legacy-symbols.md", "Legacy symbol").Select(static row => string.Join("; ", row)));

    [Fact]
    public static void EverySymbol_ExistsInItsLibrary()
    {
        var newest = Compile([.. LegacyCase.Libraries]);
        var core3 = Compile([.. ForeignReferences.Of("efcore3")]);
        Assert.Empty(LegacyList.Curated.Entries.Where(entry => entry.Symbol.Resolve(newest).IsEmpty && entry.Symbol.Resolve(core3).IsEmpty).Select(static entry => entry.Symbol.Id));
        Assert.Empty(LegacyList.Curated.Entries
            .Where(entry => entry.Replacement is { } replacement && !replacement.Id.StartsWith("N:Oracle", StringComparison.Ordinal) && replacement.Resolve(newest).IsEmpty && replacement.Resolve(core3).IsEmpty)
            .Select(static entry => entry.Replacement!.Id));
    }

    [Theory]
    [InlineData("class C { void M(DbDataAdapter a, DataTable t) { a.[|Fill|](t); a.[|Update|](t); ((IDataAdapter)a).[|Fill|](new DataSet()); } }")]
    [InlineData("class C { void M(Microsoft.Data.SqlClient.SqlDataAdapter a, DataSet t) => a.[|Fill|](dataSet: t); }")]
    [InlineData("class C { IAsyncResult M(Microsoft.Data.SqlClient.SqlCommand c) => c.[|BeginExecuteReader|](); }")]
    [InlineData("class Own : DbDataAdapter { public override int Fill(DataSet dataSet) => base.Fill(dataSet); }")]
    public static Task DataSetAdapters_Report(string source) => LegacyCase.Shipped(source);

    [Fact]
    public static Task OldProvider_Fixes() => LegacyCase.Shipped(
        "using System.Data.[|SqlClient|]; // the driver\nclass C { SqlConnection? a; System.Data.[|SqlClient|].SqlCommand? b; }",
        "using Microsoft.Data.SqlClient; // the driver\nclass C { SqlConnection? a; Microsoft.Data.SqlClient.SqlCommand? b; }");

    [Theory]
    [InlineData("command.[|CommandText|] = \"select * from users where id = \" + id;")]
    [InlineData("command.[|CommandText|] = \"select * from users where name = '\" + name + \"'\";")]
    [InlineData("command.[|CommandText|] = $\"select * from {table} where name like '%{name}%' order by 1\";")]
    [InlineData("command.[|CommandText|] = $\"insert into users (id, name) values ({id}, '{name}')\";")]
    [InlineData("command.[|CommandText|] = $\"delete from users where id in ({id}, {id + 1})\";")]
    [InlineData("command.[|CommandText|] = $\"update users set name = N'{name}'\";")]
    [InlineData("var sql = $\"\"\"  SELECT 1 FROM users WHERE name = '{name}' \"\"\"; command.[|CommandText|] = sql;")]
    [InlineData("_ = new Microsoft.Data.SqlClient.[|SqlCommand|](cmdText: \"select 1 where a > \" + id);")]
    [InlineData("Microsoft.Data.SqlClient.SqlCommand c = [|new|](\"select 1 where a > \" + id);")]
    [InlineData("_ = new Npgsql.NpgsqlCommand { [|CommandText|] = $\"select 1 where a = {id}\" };")]
    [InlineData("_ = connection.[|Query|]<int>($\"select id from users where name = '{name}'\");")]
    [InlineData("_ = connection.[|Execute|](param: null, sql: \"delete from users where id=\" + id);")]
    [InlineData("_ = db.Users.[|FromSqlRaw|](\"select * from Users where Name = '\" + name + \"'\");")]
    [InlineData("_ = db.Users.[|FromSqlRaw|]($\"select * from Users where Name = '{name}'\");")]
    [InlineData("_ = db.Database.[|ExecuteSqlRaw|]($\"delete from {table} where Name = {name}\");")]
    public static Task ValueInSql_Reports(string statement) => LegacyCase.Shipped(Wrap(statement));

    [Theory]
    [InlineData("command.CommandText = \"select * from users where id = @id\";")]
    [InlineData("command.CommandText = \"select * from \" + table;")]
    [InlineData("command.CommandText = $\"select * from {table} where {name}\";")]
    [InlineData("command.CommandText = \"select * from users where id = \" + name;")]
    [InlineData("command.CommandText = \"select * from users where id = @\" + name;")]
    [InlineData("command.CommandText = $\"select * from users limit {id}\";")]
    [InlineData("command.CommandText = $\"select id as '{name}' from users\";")]
    [InlineData("command.CommandText = $\"create table t (a varchar({id}))\";")]
    [InlineData("command.CommandText = $\"set search_path = '{name}'\";")]
    [InlineData("command.CommandText = $\"select cast(a as varchar({id})) from users\";")]
    [InlineData("command.CommandText = name + \" where id = \" + id;")]
    [InlineData("const int Id = 1; command.CommandText = $\"select 1 where id = {Id} and a = {nameof(name)}\";")]
    [InlineData("command.CommandText = $\"select 1 where id = {(int)DayOfWeek.Friday}\";")]
    [InlineData("var text = command.CommandText + \" where id = \" + id;")]
    [InlineData("_ = db.Users.FromSqlRaw(\"select * from Users where Id = {0}\", id);")]
    [InlineData("_ = db.Users.FromSql($\"select * from Users where Id = {id}\");")]
    [InlineData("_ = db.Users.FromSqlRaw($\"select * from {table}\");")]
    [InlineData("_ = connection.Query<int>(\"select id from users where name = @name\", new { name = \"a\" + id });")]
    public static Task NoValueInSql_DoesNotReport(string statement) => LegacyCase.Shipped(Wrap(statement));

    [Theory]
    [InlineData("_ = db.Users.[|FromSqlRaw|]($\"select * from Users where Id = {id} and Name = {name}\");", "_ = db.Users.FromSql($\"select * from Users where Id = {id} and Name = {name}\");")]
    [InlineData("_ = db.Database.[|ExecuteSqlRaw|]($\"delete from Users where Id = {id}\"); // all", "_ = db.Database.ExecuteSql($\"delete from Users where Id = {id}\"); // all")]
    [InlineData("await db.Database.[|ExecuteSqlRawAsync|]($\"delete from Users where Id = {id}\", token);", "await db.Database.ExecuteSqlAsync($\"delete from Users where Id = {id}\", token);")]
    [InlineData("_ = db.Database.[|SqlQueryRaw|]<int>($\"select Id from Users where Id = {id}\");", "_ = db.Database.SqlQuery<int>($\"select Id from Users where Id = {id}\");")]
    [InlineData("connection.[|OpenAsync|]().Wait();", "connection.Open();")]
    [InlineData("connection.[|OpenAsync|](token).GetAwaiter().GetResult();", "connection.Open();")]
    [InlineData("using var reader = command.[|ExecuteReaderAsync|](CommandBehavior.Default, token).ConfigureAwait(false).GetAwaiter().GetResult();", "using var reader = command.ExecuteReader(CommandBehavior.Default);")]
    [InlineData("int n = command.[|ExecuteNonQueryAsync|]().Result + db.[|SaveChangesAsync|](cancellationToken: token).Result;", "int n = command.ExecuteNonQuery() + db.SaveChanges();")]
    [InlineData("command.[|ExecuteNonQueryAsync|]().Wait();", "command.ExecuteNonQuery();")]
    [InlineData("using var r = new Microsoft.Data.SqlClient.SqlCommand().[|ExecuteReaderAsync|]().Result;", "using var r = new Microsoft.Data.SqlClient.SqlCommand().ExecuteReader();")]
    [InlineData("using var t = connection.[|BeginTransactionAsync|]().AsTask().Result;", "using var t = connection.BeginTransaction();")]
    public static Task OneToOne_Fixes(string statement, string fixedStatement) => LegacyCase.Shipped(Wrap(statement), Wrap(fixedStatement));

    [Theory]
    [InlineData("await connection.OpenAsync(token);")]
    [InlineData("var task = connection.OpenAsync(token); task.Wait();")]
    [InlineData("connection.Open(); command.ExecuteNonQuery();")]
    [InlineData("var next = command.ExecuteReaderAsync().ContinueWith(t => t.Result.Read());")]
    public static Task AwaitedCall_DoesNotReport(string statement) => LegacyCase.Shipped(Wrap(statement));

    [Fact]
    public static Task OwnOverloadOfAProvider_DoesNotReport() => LegacyCase.Shipped("""
        abstract class Connection : DbConnection
        {
            public override void Open() => OpenAsync(false, CancellationToken.None).GetAwaiter().GetResult();
            public override void Close() => CloseAsync(changeState: true).GetAwaiter().GetResult();
            private Task OpenAsync(bool isAsync, CancellationToken token) => Task.CompletedTask;
            private Task CloseAsync(bool changeState) => Task.CompletedTask;
        }
        """);

    [Fact]
    public static Task WaitWithTimeout_DoesNotReport() => LegacyCase.Shipped(Wrap("connection.OpenAsync().Wait(100);"));

    [Fact]
    public static Task Option_TurnsTheListOff() => LegacyCase.Shipped(Wrap("command.CommandText = \"select * from users where id = \" + id; connection.OpenAsync().Wait();"), config: "standards.STD4002.curated_list = false");

    [Fact]
    public static Task AllowedNamespace_DoesNotReport() => LegacyCase.Shipped("using System.Data.SqlClient;\nclass C { SqlConnection? a; }", config: "standards.STD4002.allowed_symbols = System.Data.SqlClient");

    [Fact]
    public static Task FullyQualifiedNames_WithoutUsing_Report() => new RuleCase<LegacySymbolAnalyzer, LegacySymbolCodeFix>
    {
        Source = "class C { void M(System.Data.Common.DbDataAdapter a, System.Data.DataSet s) => a.[|Fill|](s); }",
    }.RunAsync();

    [Fact]
    public static Task MissingReferences_DoesNotReport() => new RuleCase<LegacySymbolAnalyzer, LegacySymbolCodeFix>
    {
        Source = "using Dapper; class C { void M(dynamic db, int id) { db.FromSqlRaw(\"select 1 where a = \" + id); new SqlCommand(\"select 1 where a = \" + id); } }",
        AllowCompilerErrors = true,
    }.RunAsync();

    [Fact]
    public static Task EntityFramework6_ObjectContext_AndNHibernate_Report() => new RuleCase<LegacySymbolAnalyzer, LegacySymbolCodeFix>
    {
        Source = """
            using System.Data.Entity.Core.Objects;
            class Db : [|ObjectContext|] { public [|ObjectSet|]<string> Names => CreateObjectSet<string>(); }
            class C
            {
                [|ObjectQuery|]<int>? query;
                void M(NHibernate.ISession session, System.Data.Entity.DbContext db, string name, int id)
                {
                    session.[|CreateQuery|]("from User u where u.Name = '" + name + "'");
                    session.CreateQuery("from User u where u.Name = :name").SetParameter("name", name);
                    db.Database.[|SqlQuery|]<int>("select Id from Users where Id = " + id);
                    db.Database.SqlQuery<int>("select Id from Users where Id = @p0", id);
                }
            }
            class D { System.Data.Linq.[|DataContext|]? data; }
            """,
        Others = [("Stubs.cs", Stubs)],
    }.RunAsync();

    [Fact]
    public static Task EntityFrameworkCore3_Fixes() => new RuleCase<LegacySymbolAnalyzer, LegacySymbolCodeFix>
    {
        Source = Core3("""
            public class Db : DbContext { public [|DbQuery|]<User> Report { get; set; } = null!; public DbSet<User> Users { get; set; } = null!; }
            class C { void M(Db db, int id) { db.[|Query|]<User>(); db.Users.[|FromSql|]("select 1"); db.Database.[|ExecuteSqlCommand|]($"delete from Users where Id = {id}"); } }
            """),
        FixedSource = Core3("""
            public class Db : DbContext { public DbSet<User> Report { get; set; } = null!; public DbSet<User> Users { get; set; } = null!; }
            class C { void M(Db db, int id) { db.Set<User>(); db.Users.FromSqlRaw("select 1"); db.Database.ExecuteSqlInterpolated($"delete from Users where Id = {id}"); } }
            """),
        References = ForeignReferences.Of("efcore3"),
        AllowCompilerErrors = true, // FromSql is obsolete as an error
    }.RunAsync();

    private static string Core3(string code) => "using Microsoft.EntityFrameworkCore;\n#pragma warning disable CS0618, CS8604\npublic class User { public int Id { get; set; } }\n" + code;

    private static string Wrap(string statement) => $$"""
        class C
        {
            async Task M(DbConnection connection, DbCommand command, AppDbContext db, string table, string name, int id, CancellationToken token)
            {
                {{statement}}
                await Task.CompletedTask;
            }
        }
        """;
}
