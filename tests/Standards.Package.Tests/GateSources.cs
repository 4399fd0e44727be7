namespace Standards;

/// <summary>A small repository that has never heard of the tool: a library and its tests, on VSTest.</summary>
internal static class GateSources
{
    public const string Store = """
        using System.Collections.Generic;

        namespace Shop;

        public sealed class Store
        {
            private readonly Dictionary<string, int> stock = new();

            public void Add(string name, int count)
            {
                stock[name] = Count(name) + count;
            }

            public int Count(string name) => stock.TryGetValue(name, out var count) ? count : 0;
        }
        """;

    public const string StoreTests = """
        using Shop;
        using Xunit;

        namespace Shop.Tests;

        public static class StoreTests
        {
            [Fact]
            public static void Add_Counts()
            {
                var store = new Store();
                store.Add("apple", 2);
                store.Add("apple", 3);
                Assert.Equal(5, store.Count("apple"));
            }
        }
        """;

    public static readonly (string Name, string Text)[] Files =
    [
        (".gitignore", "bin/\nobj/\n"),
        ("Shop.slnx", """<Solution><Project Path="src/Shop/Shop.csproj" /><Project Path="tests/Shop.Tests/Shop.Tests.csproj" /></Solution>"""),
        ("src/Shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Standards.Analyzers" Version="{Package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """),
        ("src/Shop/Store.cs", Store),
        ("tests/Shop.Tests/Shop.Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Standards.Analyzers" Version="{Package.Version}" PrivateAssets="all" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="xunit" Version="2.9.3" />
                <PackageReference Include="xunit.runner.visualstudio" Version="4.0.1" />
                <ProjectReference Include="../../src/Shop/Shop.csproj" />
              </ItemGroup>
            </Project>
            """),
        ("tests/Shop.Tests/StoreTests.cs", StoreTests),
    ];
}
