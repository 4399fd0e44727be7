using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Standards.Verifiers;
using Xunit;

namespace Standards.DataAccess;

public static class ServiceSessionTests
{
    private const string Prelude = """
        global using System;
        global using System.Collections.Generic;
        global using System.Data;
        global using System.Data.Common;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Microsoft.Data.SqlClient;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.Extensions.DependencyInjection;
        global using Dapper;
        public class User { public int Id { get; set; } }
        public class AppDbContext : DbContext { public DbSet<User> Users => Set<User>(); }
        public interface ILogger<T>;
        public interface IUnitOfWork<T> { T Context { get; } Task SaveAsync(); }
        """;

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ForeignReferences.EntityFrameworkCore, .. ForeignReferences.DependencyInjection, .. ForeignReferences.Dapper, .. ForeignReferences.SqlClient, .. ForeignReferences.Of("hosting")];

    private static Task Run(string source, string config = "", string globalConfig = "", params (string, string)[] others)
        => new RuleCase<ServiceSessionAnalyzer, EmptyCodeFixProvider> { Source = source, Others = [("Prelude.cs", Prelude), .. others], References = References, Config = config, GlobalConfig = globalConfig }.RunAsync();

    [Theory]
    [InlineData("public class UserService([|AppDbContext|] db) { public int Count() => db.Users.Count(); }")]
    [InlineData("public class UserService { private readonly AppDbContext db; public UserService([|AppDbContext|] db) => this.db = db; public void Add(User user) => db.Users.Add(user); }")]
    [InlineData("public class UserService { public int Count([|IDbConnection|] connection) => connection.QuerySingle<int>(\"select count(*) from users\"); }")]
    [InlineData("public interface IUserService { Task RenameAsync(int id, string name, [|AppDbContext|] db); }")]
    [InlineData("public record UserService([|DbConnection|] Connection);")]
    [InlineData("public class UserService<TContext>([|TContext|] db) where TContext : DbContext { public int Count() => db.Set<User>().Count(); }")]
    [InlineData("public class UserService([|IDbContextFactory<AppDbContext>|] factory) { public int Count() { using var db = factory.CreateDbContext(); return db.Users.Count(); } }")]
    [InlineData("public class UserService([|Func<AppDbContext>|] open) { public int Count() { using var db = open(); return db.Users.Count(); } }")]
    [InlineData("public class UserService([|Lazy<DbConnection>|] connection) { public string Name => connection.Value.Database; }")]
    [InlineData("public class UserService([|Func<Task<DbConnection>>|] open) { public async Task<string> Name() => (await open()).Database; }")]
    [InlineData("public class UserService([|DbDataSource|] database) { public int Count() { using var connection = database.OpenConnection(); return connection.QuerySingle<int>(\"select 1\"); } }")]
    [InlineData("public class UserService([|DbSet<User>|] users) { public void Add(User user) => users.Add(user); }")]
    [InlineData("public class UserService(Action<int> done) { public void Run(IEnumerable<int> ids) { void Use([|DbConnection|] c) => done(ids.Count() + c.ConnectionTimeout); Use(null!); } }")]
    public static Task TakenSession_Reports(string source) => Run(source);

    [Theory]
    [InlineData("public class UserService { private readonly [|SqlConnection|] connection = new(\"…\"); public string Name => connection.Database; }")]
    [InlineData("public class UserService { private [|DbConnection|] connection; public UserService(string text) => connection = new SqlConnection(text); }")]
    [InlineData("public class UserService { protected [|DbContext|] Db { get; set; } = null!; public int Save() => Db.SaveChanges(); }")]
    [InlineData("public class UserService { private [|List<DbConnection>?|] pool; public int Count() => pool?.Count ?? 0; }")]
    [InlineData("public class UserService { private [|DbConnection[]?|] pool; public int Count() => pool?.Length ?? 0; }")]
    public static Task HeldSession_Reports(string source) => Run(source);

    [Theory]
    [InlineData("public class UserService { public void Clear() { using var db = new [|AppDbContext|](); db.Users.ExecuteDelete(); } }")]
    [InlineData("public class UserService { public void Clear(string text) { using SqlConnection c = [|new|](text); c.Execute(\"delete from users\"); } }")]
    [InlineData("public static class UserService { public static string Name => new [|SqlConnection|](\"…\").Database; }")]
    [InlineData("public class UserService { public Func<int> Later() => () => { using var db = new [|AppDbContext|](); return db.Users.Count(); }; }")]
    public static Task CreatedSession_Reports(string source) => Run(source);

    [Theory]
    [InlineData("public class UserService(IServiceProvider provider) { public int Count() => provider.[|GetRequiredService<AppDbContext>|]().Users.Count(); }")]
    [InlineData("public class UserService(IServiceProvider provider) { public int Count() => ((AppDbContext)provider.[|GetService|](typeof(AppDbContext))!).Users.Count(); }")]
    [InlineData("public class UserService(IServiceProvider provider) { public object? Get() => provider?.[|GetService|](serviceType: typeof(AppDbContext)); }")]
    [InlineData("public class UserService(IServiceScopeFactory scopes) { public int Count() { using var scope = scopes.CreateScope(); var db = scope.ServiceProvider.[|GetService<AppDbContext>|]()!; return db.Set<User>().Count(); } }")]
    [InlineData("public class UserService(IServiceProvider provider) { public object Make() => ActivatorUtilities.[|CreateInstance<AppDbContext>|](provider); }")]
    public static Task ResolvedSession_Reports(string source) => Run(source);

    [Theory]
    [InlineData("public class UserService(IUnitOfWork<AppDbContext> work) { public int Count() => work.[|Context|].Database.ExecuteSqlRaw(\"delete from users\"); }")]
    [InlineData("public class UserService(IUnitOfWork<AppDbContext> work) { public int Count() => work.[|Context|].Set<User>().Count(); }")]
    [InlineData("public class UserService(IUnitOfWork<AppDbContext>? work) { public int? Count() => work?.[|Context|].Set<User>().Count(); }")]
    [InlineData("public abstract class Base { protected AppDbContext Db = null!; } public class UserService : Base { public int Count() => [|Db|].Users.Count(); }")]
    [InlineData("public static class Connections { public static DbConnection Open() => new SqlConnection(); } public class UserService { public int Count() => Connections.[|Open|]().QuerySingle<int>(\"select 1\"); }")]
    [InlineData("public class Runner { public T Run<T>(Func<AppDbContext, T> use) => use(new AppDbContext()); } public class UserService(Runner runner) { public int Count() => runner.Run([|db|] => db.Users.Count()); }")]
    [InlineData("public class UserService(object session) { public string Name => ((([|DbConnection|])session)).Database; }")]
    [InlineData("public class UserService(object session) { public string? Name => (session as [|DbConnection|])?.Database; }")]
    [InlineData("public class UserService(object session) { public string? Name => session is [|DbConnection|] c ? c.Database : null; }")]
    public static Task ObtainedSession_Reports(string source) => Run(source);

    [Theory]
    [InlineData("public class UserRepository(AppDbContext db) { public void Add(User user) => db.Users.Add(user); }")]
    [InlineData("public interface IUserRepository; public class UserDataService(AppDbContext db) : IUserRepository { public int Count() => db.Users.Count(); }")]
    [InlineData("public abstract class Repository<T>; public class UserQueryService(AppDbContext db) : Repository<User> { public int Count() => db.Users.Count(); }")]
    [InlineData("public static class ServiceCollectionExtensions { public static void Add(this IServiceCollection services) => services.AddScoped(_ => new AppDbContext()); }")]
    [InlineData("public class DataService { public static void Register(IServiceCollection services) => services.AddScoped(_ => new AppDbContext()); }")]
    [InlineData("public class MigrationService(IServiceProvider provider) : Microsoft.Extensions.Hosting.IHostedService { public Task StartAsync(System.Threading.CancellationToken t) => provider.GetRequiredService<AppDbContext>().Database.EnsureCreatedAsync(t); public Task StopAsync(System.Threading.CancellationToken t) => Task.CompletedTask; }")]
    [InlineData("public class TenantDbService : DbContext { public DbSet<User> Users { get; set; } = null!; }")]
    [InlineData("public class UserService(ILogger<AppDbContext> log, DbContextOptions<AppDbContext> options, IUnitOfWork<AppDbContext> work) { public Task Save() => (log, options) == default ? Task.CompletedTask : work.SaveAsync(); }")]
    [InlineData("public class UserService(IEnumerable<User> users, List<int> ids) { public void Add(User user) { ids.Add(user.Id); users.ToList().Add(user); } }")]
    [InlineData("public class UserService { public string Name => nameof(AppDbContext.Users) + nameof(AppDbContext) + typeof(AppDbContext); }")]
    [InlineData("public class UserService { private class Query(AppDbContext db) { public int Count() => db.Users.Count(); } }")]
    [InlineData("public class Users(AppDbContext db) { public void Add(User user) => db.Users.Add(user); }")]
    [InlineData("")]
    public static Task OtherTypes_DoesNotReport(string source) => Run(source);

    [Fact]
    public static Task InterfaceAndImplementation_ReportsAtTheInterface() => Run("""
        public interface IUserService { int Count([|AppDbContext|] db); }
        public class UserService : IUserService { public int Count(AppDbContext db) => db.Users.Count(); }
        public abstract class BaseService { protected abstract int Count([|AppDbContext|] db); }
        public class OrderService : BaseService { protected override int Count(AppDbContext db) => 0; }
        """);

    [Fact]
    public static Task NestedAndPartialServices_Report() => Run("""
        namespace A.B
        {
            public static class Outer
            {
                public struct UserService { public void Run([|IDbConnection|] /* the open one */ connection) => connection.Close(); }
            }
        }
        public partial class OrderService { public OrderService([|AppDbContext|] db) { } }
        public partial class OrderService { public void Run() { var db = new [|AppDbContext|](); } }
        """);

    [Fact]
    public static Task HttpSession_DoesNotReport() => Run("""
        namespace Microsoft.AspNetCore.Http { public interface ISession; }
        namespace A { public class UserService(Microsoft.AspNetCore.Http.ISession session) { public object Get() => session; } }
        """);

    [Fact]
    public static Task NHibernate_EntityFramework6_AndLinqToSql_Report() => Run("""
        public class UserService([|NHibernate.ISession|] session, [|NHibernate.ISessionFactory|] factory, [|System.Data.Entity.DbContext|] db, [|System.Data.Linq.DataContext|] data)
        {
            public object[] Get() => new object[] { session, factory.OpenSession(), db.Database, data };
        }
        """, others: ("Stubs.cs", Stubs));

    private const string Stubs = """
        namespace NHibernate { public interface ISession; public interface IStatelessSession; public interface ISessionFactory { ISession OpenSession(); } }
        namespace System.Data.Entity { public class Database; public class DbContext { public Database Database { get; } = new(); } }
        namespace System.Data.Linq { public class DataContext; }
        """;

    [Theory]
    [InlineData("public interface IUserRepository;", "'IUserRepository'")]
    [InlineData("public interface IUserRepository; public class UserRepository : IUserRepository;", "'IUserRepository'")]
    [InlineData("public class UsersRepository;", "'UsersRepository'")]
    [InlineData("public interface IOrderRepository;", "a repository")]
    [InlineData("namespace A { public interface IUserRepository; } namespace B { public interface IUserRepository; }", "a repository")]
    [InlineData("", "a repository")]
    public static Task Message_NamesTheOneRepository(string repositories, string expected) => new RuleCase<ServiceSessionAnalyzer, EmptyCodeFixProvider>
    {
        Source = "public class UserService({|#0:AppDbContext|} db) { public object Db => db; }",
        Others = [("Prelude.cs", Prelude), ("Repositories.cs", repositories)],
        References = References,
        Expected = [new DiagnosticResult(Rules.ServiceUsesSession).WithLocation(0).WithArguments("UserService", "takes", "AppDbContext", expected)],
    }.RunAsync();

    [Theory]
    [InlineData("standards.STD4001.service_suffixes = Handler, Manager", "public class UserManager([|AppDbContext|] db) { public object Db => db; } public class UserService(AppDbContext db) { public object Db => db; }")]
    [InlineData("standards.STD4001.service_suffixes =", "public class UserService(AppDbContext db) { public object Db => db; }")]
    [InlineData("standards.STD4001.service_suffixes = unset", "public class UserService([|AppDbContext|] db) { public object Db => db; }")]
    [InlineData("standards.STD4001.service_types = IUseCase`1", "public interface IUseCase<T>; public class Rename([|AppDbContext|] db) : IUseCase<User> { public object Db => db; } public class UserService([|AppDbContext|] db) { public object Db => db; }")]
    [InlineData("standards.STD4001.service_types = Missing.Type", "public class Rename(AppDbContext db) { public object Db => db; }")]
    [InlineData("standards.STD4001.repository_suffixes = Store", "public class IStore; public class UserService(AppDbContext db) : IStore { public object Db => db; } public class UserRepositoryService([|AppDbContext|] db) { public object Db => db; }")]
    [InlineData("standards.STD4001.session_types = IDocumentSession", "public interface IDocumentSession; public class UserService([|IDocumentSession|] db) { public object Db => db; }")]
    [InlineData("standards.STD4001.session_types = Missing.Type", "public interface IDocumentSession; public class UserService(IDocumentSession db) { public object Db => db; }")]
    public static Task Options_AreRead(string config, string source)
        => Run(source, config);

    [Fact]
    public static Task HostedService_ThatIsNamedAsServiceType_Reports() => Run(
        "public abstract class Worker([|AppDbContext|] db) : Microsoft.Extensions.Hosting.BackgroundService { public object Db => db; }",
        "standards.STD4001.service_types = Microsoft.Extensions.Hosting.IHostedService");

    [Fact]
    public static Task TestProject_DoesNotReport() => Run("public class FakeService(AppDbContext db) { public object Db => db; }", globalConfig: "build_property.IsTestProject = true");

    [Fact]
    public static Task GeneratedFile_DoesNotReport() => new RuleCase<ServiceSessionAnalyzer, EmptyCodeFixProvider>
    {
        Source = "// <auto-generated/>\npublic class UserService(System.Data.IDbConnection db) { public object Db => db; }",
        Nullable = NullableContextOptions.Disable,
    }.RunAsync();

    [Fact]
    public static Task MissingReferences_DoesNotReport() => new RuleCase<ServiceSessionAnalyzer, EmptyCodeFixProvider>
    {
        Source = "public class UserService(AppDbContext db) { public object Db => db; public object Make() => new AppDbContext(); }",
        AllowCompilerErrors = true,
    }.RunAsync();

    [Fact]
    public static Task MalformedCode_Reports() => new RuleCase<ServiceSessionAnalyzer, EmptyCodeFixProvider>
    {
        Source = """
            public class UserService([|System.Data.IDbConnection|] db, ) { void M( => new ; public T X<T>() where T : System.IComparable<T> { return X<T>(
            public delegate D D();
            public class Service { D d; int P { get => d()( }
            """,
        AllowCompilerErrors = true,
    }.RunAsync();

    [Fact]
    public static async Task SelfReferringTypes_DoNotOverflow() => await Run("""
        public delegate Again Again();
        public class LoopService<T>(Again again, T item) where T : IComparable<T> { public object Get() => (again(), item); }
        """);

    [Fact]
    public static void SessionTypes_ExistInTheLibraries()
    {
        var compilation = CSharpCompilation.Create("Types", [CSharpSyntaxTree.ParseText(Stubs, cancellationToken: TestContext.Current.CancellationToken)], [.. Basic.Reference.Assemblies.Net100.References.All, .. References]);
        string[] stubbed = ["System.Data.Entity.IDbSet`1", "System.Data.Entity.DbSet`1", "System.Data.Entity.Core.Objects.ObjectContext"];
        Assert.All(SessionTypes.Known, name => Assert.True(compilation.GetTypeByMetadataName(name) is not null ^ System.Array.IndexOf(stubbed, name) >= 0, name));
        Assert.NotNull(compilation.GetTypeByMetadataName("Microsoft.Extensions.Hosting.IHostedService"));
        Assert.NotNull(compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.IServiceCollection"));
    }
}
