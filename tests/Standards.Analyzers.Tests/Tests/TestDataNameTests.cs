using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Tests;

public static class TestDataNameTests
{
    private const string Types = """
        #nullable disable
        public class User { public string Name { get; set; } }
        public record Category(string Name);
        public class OrderEntity { public int Number { get; init; } }
        public struct Point { public int X { get; set; } }
        public class Repository : System.IDisposable { public string Name { get; set; } public void Dispose() { } }
        public class TestUser : User { public int Number { get; set; } }
        public class UserList { public int Count { get; set; } }

        """;

    [Fact]
    public static Task AllKindsOfVariables_Fixes() => Run(
        """
        using System.Collections.Generic;
        using System.Linq;

        public class UserTests
        {
            private static readonly User [|testUser|] = new();

            private readonly List<Category> [|_categoryList|] = [];

            public static User[] [|TestUsers|] { get; } = [new(), testUser];

            public OrderEntity [|TestOrder|] { get; } = new() { Number = 1 };

            /// <summary>Reads <paramref name="testPoint"/> and <see cref="TestUsers"/>.</summary>
            /// <param name="testPoint">Where.</param>
            public void Reads(Point [|testPoint|])
            {
                IEnumerable<User> [|userList|] = TestUsers.Where(user => user != testUser);
                _categoryList.Add(new(nameof(testPoint) + testPoint.X + this.TestOrder.Number + UserTests.testUser.Name));
                foreach (var [|testOrder|] in new[] { TestOrder })
                {
                }

                if (_categoryList.FirstOrDefault() is { } [|testCategory|])
                {
                    testCategory = testCategory with { Name = "x" };
                }

                Reads(testPoint: new Point());
            }
        }
        """,
        """
        using System.Collections.Generic;
        using System.Linq;

        public class UserTests
        {
            private static readonly User sampleUser = new();

            private readonly List<Category> _categoriesBatch = [];

            public static User[] UsersBatch { get; } = [new(), sampleUser];

            public OrderEntity SampleOrder { get; } = new() { Number = 1 };

            /// <summary>Reads <paramref name="samplePoint"/> and <see cref="UsersBatch"/>.</summary>
            /// <param name="samplePoint">Where.</param>
            public void Reads(Point samplePoint)
            {
                IEnumerable<User> usersBatch = UsersBatch.Where(user => user != sampleUser);
                _categoriesBatch.Add(new(nameof(samplePoint) + samplePoint.X + this.SampleOrder.Number + UserTests.sampleUser.Name));
                foreach (var sampleOrder in new[] { SampleOrder })
                {
                }

                if (_categoriesBatch.FirstOrDefault() is { } sampleCategory)
                {
                    sampleCategory = sampleCategory with { Name = "x" };
                }

                Reads(samplePoint: new Point());
            }
        }
        """);

    [Fact]
    public static Task SameNameInTwoMembers_FixesBoth() => Run(
        "class A { void B() { var [|testUser|] = new User(); _ = testUser; } void C() { void D(User [|testUser|]) => _ = testUser; } void E() { System.Action<User> f = [|testUser|] => _ = testUser; } }",
        "class A { void B() { var sampleUser = new User(); _ = sampleUser; } void C() { void D(User sampleUser) => _ = sampleUser; } void E() { System.Action<User> f = sampleUser => _ = sampleUser; } }");

    [Fact]
    public static Task MemberOfOtherFile_Fixes() => new RuleCase<TestDataNameAnalyzer, TestDataNameCodeFix>
    {
        Source = Types + "public class Data { public static readonly User [|testUser|] = new(); }",
        FixedSource = Types + "public class Data { public static readonly User sampleUser = new(); }",
        Others = [("Other.cs", "class Other { string Name => Data.testUser.Name; }")],
        FixedOthers = [("Other.cs", "class Other { string Name => Data.sampleUser.Name; }")],
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Theory]
    [InlineData("void B() { var [|testUser|] = new User(); var sampleUser = testUser; }")]
    [InlineData("User sampleUser; void B() { var [|testUser|] = new User(); sampleUser = testUser; }")]
    [InlineData("User sampleUser; User [|testUser|];")]
    [InlineData("void B() { var [|testUser|] = new User(); var pair = (testUser, 1); }")]
    [InlineData("void B() { var [|testUser|] = new User(); var pair = new { testUser }; }")]
    public static Task NewNameIsTaken_ReportsWithoutFix(string members) => Run($"class A {{ {members} }}", null);

    [Theory]
    [InlineData("User user; User sampleUser; List<User> usersBatch; List<User> users;")]
    [InlineData("string testName; int testNumber; List<string> stringList; List<int> list; object testObject;")]
    [InlineData("TestUser testUser; UserList userList; User testedUser; User testuser; User test;")]
    [InlineData("Repository testRepository; List<Repository> repositoryList; System.Uri testUri; Dictionary<string, User> userList;")]
    [InlineData("User testAdmin; List<User> adminList; List<User> testUser; User userList; User tests;")]
    [InlineData("int this[User testUser] { get => 1; } User TestUser() => null; delegate void D(User testUser);")]
    public static Task OtherName_DoesNotReport(string members) => Run($"using System.Collections.Generic; class A {{ {members} }}", null);

    [Theory]
    [InlineData("class A : IHasUser { public User TestUser => null; public void Use(User testUser) { } } interface IHasUser { User {|STD3007:TestUser|} { get; } void Use(User {|STD3007:testUser|}); }")]
    [InlineData("class A : B { public override User TestUser => null; } class B { public virtual User {|STD3007:TestUser|} { get; } }")]
    [InlineData("class A : System.IEquatable<A> { public bool Equals(A other) => true; public User TestUser() => null; }")]
    public static Task NameOfBase_IsReportedThereWithoutFix(string source) => Run(source, null);

    [Theory]
    [InlineData("class Group { public System.Collections.Generic.List<User> UserList { get; set; } public User TestUser; public Group(User testUser) { } }")]
    [InlineData("class Group { public System.Collections.Generic.IEnumerable<User> UserList => null; }")]
    public static Task MemberOfData_DoesNotReport(string source) => Run(source, null);

    [Fact]
    public static Task MemberOfFixtureOrTestClass_Fixes() => Run(
        "class Fixture { public User [|TestUser|] { get; } = new(); } class A { public Category [|TestCategory|] { get; set; } public User[] [|UserList|] => null; [Xunit.Fact] public void B() { } }",
        "class Fixture { public User SampleUser { get; } = new(); } class A { public Category SampleCategory { get; set; } public User[] UsersBatch => null; [Xunit.Fact] public void B() { } }");

    [Theory]
    [InlineData("record A(User TestUser);")]
    [InlineData("")]
    public static Task NameOfElsewhere_DoesNotReport(string source) => Run(source, null);

    [Fact]
    public static Task TopLevelStatements_Fix() => new RuleCase<TestDataNameAnalyzer, TestDataNameCodeFix>
    {
        Source = "var [|testUser|] = new User();\nSystem.Console.WriteLine(testUser);\nclass User { public string? Name { get; set; } }",
        FixedSource = "var sampleUser = new User();\nSystem.Console.WriteLine(sampleUser);\nclass User { public string? Name { get; set; } }",
        Output = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Theory]
    [InlineData("injection", "")]
    [InlineData("xunit3", "// <auto-generated/>\n")]
    public static Task OtherProjectOrGenerated_DoesNotReport(string framework, string header) => new RuleCase<TestDataNameAnalyzer, TestDataNameCodeFix>
    {
        Source = header + Types + "class A { User testUser; }",
        References = ForeignReferences.Of(framework),
    }.RunAsync();

    [Theory]
    [InlineData("xunit2")]
    [InlineData("nunit")]
    [InlineData("mstest")]
    [InlineData("tunit")]
    public static Task EveryFramework_Fixes(string framework) => new RuleCase<TestDataNameAnalyzer, TestDataNameCodeFix>
    {
        Source = Types + "class A { User [|testUser|]; }",
        FixedSource = Types + "class A { User sampleUser; }",
        References = ForeignReferences.Of(framework),
    }.RunAsync();

    [Fact]
    public static Task MalformedCode_ReportsWithoutFix() => new RuleCase<TestDataNameAnalyzer, TestDataNameCodeFix>
    {
        Source = Types + "class A { Missing testUser; User [|testUser|] List<User userList; void B( { var testUser = ;",
        References = ForeignReferences.XunitV3,
        AllowCompilerErrors = true,
    }.RunAsync();

    private static Task Run(string source, string? fixedSource) => new RuleCase<TestDataNameAnalyzer, TestDataNameCodeFix>
    {
        Source = source.StartsWith("using", System.StringComparison.Ordinal) ? WithTypes(source) : Types + source,
        FixedSource = fixedSource is null ? null : fixedSource.StartsWith("using", System.StringComparison.Ordinal) ? WithTypes(fixedSource) : Types + fixedSource,
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    private static string WithTypes(string source)
    {
        var end = source.IndexOf("class", System.StringComparison.Ordinal);
        end = source.LastIndexOf(';', end) + 1;
        return source[..end] + "\n" + Types + source[end..];
    }
}
