namespace Standards;

/// <summary>A solution as users have them: central versions, several target frameworks, friends, an F# neighbour, tests; and C# of the newest version.</summary>
internal static class SolutionSources
{
    public static readonly (string Name, string Text)[] Files =
    [
        ("Outside.slnx", """
            <Solution>
              <Project Path="Core/Core.csproj" />
              <Project Path="App/App.csproj" />
              <Project Path="Neighbour/Neighbour.fsproj" />
              <Project Path="Core.Tests/Core.Tests.csproj" />
            </Solution>
            """),
        ("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }"""),
        ("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <LangVersion Condition="'$(MSBuildProjectExtension)' == '.csproj'">latest</LangVersion>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <Deterministic>true</Deterministic>
                <PathMap>$(MSBuildThisFileDirectory)=/_/</PathMap>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              </PropertyGroup>
            </Project>
            """),

        // NU1507 is about this machine having two sources, not about the package.
        ("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <NoWarn>$(NoWarn);NU1507</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="xunit.v3" Version="4.0.2" />
                <GlobalPackageReference Include="Standards.Analyzers" Version="{Package.Version}" />
              </ItemGroup>
            </Project>
            """),
        ("Core/Core.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>
              </PropertyGroup>
              <ItemGroup>
                <InternalsVisibleTo Include="App" />
                <InternalsVisibleTo Include="Core.Tests" />
              </ItemGroup>
            </Project>
            """),
        ("Core/Lines.cs", """
            using System;
            using System.IO;
            using System.Threading;
            using System.Threading.Tasks;
            using Standards;

            namespace Core;

            public static partial class Lines
            {
                [CreateSyncVersion]
                public static async Task<int> CountAsync(TextReader reader, CancellationToken cancellationToken = default)
                {
                    var count = 0;
                    while (await reader.ReadLineAsync().ConfigureAwait(false) is not null)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        count++;
                    }

                    return count;
                }

                /// <summary>Text under the symbol is copied with a directive that names this file.</summary>
                [CreateSyncVersion]
                internal static async Task<string> FormAsync(TextReader reader)
                {
            #if SYNC_ONLY
                    return reader.ReadLine() + ": sync";
            #else
                    return await reader.ReadLineAsync().ConfigureAwait(false) + ": async";
            #endif
                }
            }

            public static partial class Readers
            {
                extension(TextReader reader)
                {
                    [CreateSyncVersion]
                    public async Task<int> LengthAsync() => (await reader.ReadToEndAsync().ConfigureAwait(false)).Length;
                }
            }
            """),
        ("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Core/Core.csproj" />
                <ProjectReference Include="../Neighbour/Neighbour.fsproj" />
              </ItemGroup>
            </Project>
            """),
        ("App/Program.cs", """
            using Core;
            using Standards;

            var reader = new StringReader("first\nsecond");
            Console.WriteLine($"{App.Both.Read(reader)}, {reader.Length()} left, {Neighbour.Count.ofText("a\nb\nc")} in F#");

            namespace App
            {
                internal static partial class Both
                {
                    [CreateSyncVersion]
                    internal static async Task<string> ReadAsync(TextReader reader) => await Lines.FormAsync(reader);
                }
            }
            """),
        ("Neighbour/Neighbour.fsproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="Count.fs" />
                <ProjectReference Include="../Core/Core.csproj" />
              </ItemGroup>
            </Project>
            """),
        ("Neighbour/Count.fs", """
            module Neighbour.Count

            open System.IO

            let ofText (text: string) = Core.Lines.Count(new StringReader(text))
            """),
        ("Core.Tests/Core.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3" />
                <ProjectReference Include="../Core/Core.csproj" />
              </ItemGroup>
            </Project>
            """),
        ("Core.Tests/LinesTests.cs", """
            using System.IO;
            using System.Threading.Tasks;
            using Standards;
            using Xunit;

            namespace Core.Tests;

            public static partial class LinesTests
            {
                [Fact]
                [CreateSyncVersion]
                public static async Task Count_IsThatOfTheLinesAsync() => Assert.Equal(2, await Lines.CountAsync(new StringReader("a\nb"), TestContext.Current.CancellationToken));

                [Fact]
                public static async Task FormsAreTheTwo()
                {
                    Assert.Equal("a: async", await Lines.FormAsync(new StringReader("a")));
                    Assert.Equal("a: sync", Lines.Form(new StringReader("a")));
                }
            }
            """),
    ];
}
