using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Gate;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Sync;
using Standards.Terminal;
using Xunit;

namespace Standards.Building;

/// <summary>A repository of small projects that really are built.</summary>
internal static class BuildRepository
{
    private const string Empty = "<Project />";

    /// <summary>What a project says to have the analyzers of the package, as a package reference would give them.</summary>
    public static string Package { get; } = $"""<ItemGroup><Analyzer Include="{typeof(SyncGenerator).Assembly.Location}" /></ItemGroup>""";

    /// <summary>An exception whose message starts in upper case.</summary>
    public const string UpperCase = "public static class Thrower { public static void Throw(int value) => throw new System.InvalidOperationException($\"Value {value} is wrong\"); }\n";

    /// <summary>Files that keep whatever stands above the folder away from it.</summary>
    public static void Prepare(TemporaryFolder folder, string under = "")
    {
        folder.Write(under + ".editorconfig", "root = true\n");
        folder.Write(under + "Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        folder.Write(under + "Directory.Build.targets", Empty);
        folder.Write(under + "Directory.Packages.props", Empty);
    }

    /// <param name="properties">Elements of a property group.</param>
    /// <param name="items">Item groups.</param>
    /// <param name="frameworks">Target frameworks.</param>
    public static string Project(string properties = "", string? items = null, string frameworks = "net10.0")
        => $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                {properties}
              </PropertyGroup>
              {items ?? Package}
            </Project>
            """;

    /// <summary>A folder each: in one folder two projects of a name are refused.</summary>
    public static string Solution(params string[] projects)
        => $"<Solution>{string.Concat(projects.Select(static project => $"<Folder Name=\"/{Path.GetDirectoryName(project)}/\"><Project Path=\"{project}\" /></Folder>"))}</Solution>";

    /// <param name="root">The root of the repository.</param>
    /// <param name="target">The solution or project.</param>
    /// <param name="gate">What the gate asks.</param>
    /// <param name="changes">What differs from the base.</param>
    /// <param name="minute">The unit of limits.</param>
    public static GateContext Context(string root, string? target = null, GatePolicy? gate = null, Changes? changes = null, TimeSpan? minute = null)
        => new()
        {
            Command = new CommandContext(root, Verbosity.Quiet, TextWriter.Null, Plain: true),
            Policy = new StandardsPolicy
            {
                Build = new BuildPolicy { Properties = ImmutableSortedDictionary<string, string>.Empty.Add("UseSharedCompilation", "true") },
                Gate = gate ?? new GatePolicy(),
            },
            Target = ProjectTarget.Find(target, root),
            Processes = new ProcessRunner(),
            RunFolder = Directory.CreateDirectory(Path.Combine(root, ".standards", "runs", Guid.NewGuid().ToString("N"))).FullName,
            Changes = changes,
            Minute = minute ?? TimeSpan.FromMinutes(1),
        };

    public static Changes Changed(params string[] files)
        => new("base", files.ToImmutableDictionary(static file => file, static file => new ChangedFile(file, IsNew: true, [])), []);

    public static Task<CheckResult> RunAsync(IGateCheck check, GateContext context) => check.RunAsync(context, TestContext.Current.CancellationToken);

    public static Task<BuildOutcome> BuildAsync(GateContext context) => BuildRun.OnceAsync(context, TestContext.Current.CancellationToken);

    /// <summary>The findings in short: <c>path(line) code target</c>, with <c>-</c> before those that do not block.</summary>
    public static string[] Short(CheckResult result)
        => [.. result.Findings.Select(static finding => $"{(finding.Blocks ? "" : "-")}{finding.Path}({finding.Line}) {finding.Code} {finding.Target}".Replace("(0)", "", StringComparison.Ordinal))];
}
