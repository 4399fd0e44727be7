using System;
using System.Collections.Immutable;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Gate;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Terminal;
using Xunit;

namespace Standards.Testing;

/// <summary>A library with tests of several frameworks on both platforms, built once for all tests of this folder: what differs between scenarios is which of its tests are run.</summary>
internal static class SampleRepository
{
    private const string Package = "<PackageReference Include=\"{0}\" Version=\"{1}\" />";

    private static readonly Lazy<Task<Built>> Once = new(BuildAsync);

    private static int runs;

    /// <summary>The repository with its modules, ordered by name.</summary>
    public static Task<Built> GetAsync() => Once.Value;

    /// <summary>What a run of the gate there gets.</summary>
    public static GateContext Context(string root, StandardsPolicy? policy = null, ProcessRunner? processes = null)
        => new()
        {
            Command = new CommandContext(root, Verbosity.Quiet, TextWriter.Null, true),
            Policy = policy ?? new StandardsPolicy(),
            Target = ProjectTarget.Find(null, root),
            Processes = processes ?? new ProcessRunner(),
            RunFolder = Path.Combine(root, ".standards", $"run-{Interlocked.Increment(ref runs)}"),
        };

    private static async Task<Built> BuildAsync()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        Write(folder);
        var context = Context(folder.Root);
        return new Built(folder, await TestBuild.ModulesAsync(context, TestContext.Current.CancellationToken));
    }

    private static void Write(TemporaryFolder folder)
    {
        folder.Write("All.slnx", """
            <Solution>
              <Project Path="Library/Library.csproj" />
              <Project Path="NUnitTests/NUnitTests.csproj" />
              <Project Path="Xunit2Tests/Xunit2Tests.csproj" />
              <Project Path="Xunit3Tests/Xunit3Tests.csproj" />
            </Solution>
            """);
        folder.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
                <GenerateDocumentationFile>false</GenerateDocumentationFile>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("Directory.Build.targets", "<Project />");
        folder.Write("Directory.Packages.props", "<Project />");

        // As libraries are built for a release: symbols do not name the sources by their paths on disk.
        folder.Write("Library/Library.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><PathMap>$(MSBuildThisFileDirectory)../=/_/</PathMap></PropertyGroup></Project>""");
        folder.Write("Library/Calculator.cs", SampleSources.Calculator);
        var sdk = string.Format(Package, "Microsoft.NET.Test.Sdk", "18.11.0");
        Project(folder, "Xunit2Tests", "", sdk, string.Format(Package, "xunit", "2.9.3"), string.Format(Package, "xunit.runner.visualstudio", "3.1.5"));
        Project(folder, "NUnitTests", "", sdk, string.Format(Package, "NUnit", "4.6.1"), string.Format(Package, "NUnit3TestAdapter", "6.3.1"));
        Project(folder, "Xunit3Tests", "<OutputType>Exe</OutputType><UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>", string.Format(Package, "xunit.v3", "4.0.2"));
        folder.Write("Xunit2Tests/Tests.cs", SampleSources.XunitTests);
        folder.Write("Xunit3Tests/Tests.cs", SampleSources.XunitTests);
        folder.Write("NUnitTests/Tests.cs", SampleSources.NUnitTests);
    }

    private static void Project(TemporaryFolder folder, string name, string properties, params string[] packages)
        => folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", packages)}
                <ProjectReference Include="../Library/Library.csproj" />
              </ItemGroup>
            </Project>
            """);

    /// <param name="Folder">Where it stands.</param>
    /// <param name="Modules">NUnit, xUnit 2, xUnit 3.</param>
    internal sealed record Built(TemporaryFolder Folder, ImmutableArray<TestModule> Modules)
    {
        public TestModule NUnit => Modules[0];

        public TestModule Xunit2 => Modules[1];

        public TestModule Xunit3 => Modules[2];

        /// <summary>Runs tests of one module, without coverage.</summary>
        public async Task<TestModuleOutcome> RunAsync(TestModule module, TestFilter filter, TimeSpan? limit = null)
        {
            var outcome = await TestRun.RunAsync(Context(Folder.Root), [module], filter, coverage: false, limit ?? TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            return Assert.Single(outcome.Modules);
        }
    }
}
