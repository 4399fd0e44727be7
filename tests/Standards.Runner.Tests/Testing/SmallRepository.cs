using System;
using System.Threading.Tasks;
using Xunit;

namespace Standards.Testing;

/// <summary>A repository with a policy: a library and its tests for two target frameworks, with the entry point that xUnit.net 3 has by itself.</summary>
internal static class SmallRepository
{
    public const string Calculator = """
        namespace Small;

        public static class Calculator
        {
            public static int Add(int left, int right) => left + right;

            public static int Never() => 0;
        }
        """;

    public static void Write(TemporaryFolder folder, string frameworks = "net9.0;net10.0")
    {
        folder.Write("Small.slnx", """<Solution><Project Path="src/Small.csproj" /><Project Path="tests/Small.Tests.csproj" /></Solution>""");
        folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <RollForward>Major</RollForward>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("Directory.Build.targets", "<Project />");
        folder.Write("Directory.Packages.props", "<Project />");
        folder.Write("src/Small.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("src/Calculator.cs", Calculator);
        folder.Write("tests/Small.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3" Version="4.0.2" />
                <ProjectReference Include="../src/Small.csproj" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("tests/CalculatorTests.cs", """
            using Xunit;

            namespace Small;

            public static class CalculatorTests
            {
                [Fact, Trait("Backend", "sqlite")]
                public static void Add_Adds() => Assert.Equal(3, Calculator.Add(1, 2));

                [Fact(Skip = "no server"), Trait("Backend", "postgresql")]
                public static void Add_OnTheServer() { }
            }
            """);
        folder.Write("tests/OtherTests.cs", """
            using Xunit;

            namespace Small;

            public static class OtherTests
            {
                [Fact]
                public static void Is_SetInOneFramework() => Assert.True(System.Environment.Version.Major >= 9);
            }
            """);
        Policy(folder, 50, "sqlite");
    }

    public static void Policy(TemporaryFolder folder, int coverage, params string[] backends) => folder.Write("standards.json", $$"""
        {
          "version": 1,
          "areas": [{ "name": "core", "include": ["src/**/*.cs"], "coverage": {{coverage}} }],
          "backends": [{{string.Join(", ", Array.ConvertAll(backends, static name => $"{{ \"name\": \"{name}\" }}"))}}]
        }
        """);
}
