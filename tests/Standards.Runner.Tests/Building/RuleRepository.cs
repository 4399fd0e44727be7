using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Standards.Gate;
using Standards.Policy;
using Xunit;

namespace Standards.Building;

/// <summary>One solution with everything in it that the checks of the build are about; the first of its tests builds it.</summary>
internal static class RuleRepository
{
    public static readonly GatePolicy Gate = new() { GuardedRules = ["STD1001", "STD1002", "STD2001", "STD5001"], Whitespace = false };

    private static readonly ConcurrentDictionary<string, Lazy<Task<BuildOutcome>>> Built = new();
    private static readonly Lazy<TemporaryFolder> Made = new(Make);

    public static string Root => Made.Value.Root;

    /// <summary>A context for the solution, or for the part of it that a filter names. What is built once serves all: the checks read it, and what is asked of them differs.</summary>
    public static async Task<GateContext> ContextAsync(string target = "All.slnx", GatePolicy? gate = null, Git.Changes? changes = null)
    {
        var context = BuildRepository.Context(Root, target, gate ?? Gate, changes);
        var outcome = await Built.GetOrAdd(target, name => new Lazy<Task<BuildOutcome>>(() => BuildRun.RunAsync(BuildRepository.Context(Root, name, Gate), CancellationToken.None))).Value;
        Assert.True(outcome.IsSuccess, string.Join('\n', outcome.Errors));
        await context.OnceAsync(_ => Task.FromResult(outcome), CancellationToken.None);
        return context;
    }

    private static TemporaryFolder Make()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        BuildRepository.Prepare(folder);
        folder.Write("Results/Results.csproj", BuildRepository.Project());
        folder.Write("Results/Upper.cs", Thrower("Upper"));
        folder.Write("Results/Pragma.cs", "#pragma warning disable STD2001\n" + Thrower("Pragma"));
        folder.Write("Results/Attribute.cs", Thrower("Attribute").Replace("public static void", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Standards\", \"STD2001\", Justification = \"a test\")]\n    public static void", StringComparison.Ordinal));
        folder.Write("Results/Lowered.cs", Thrower("Lowered"));
        folder.Write("Results/Warned.cs", "public static class Warned { public static void Do() { int unused; } }\n");
        folder.Write("Results/.editorconfig", "[Lowered.cs]\ndotnet_diagnostic.STD2001.severity = suggestion\n\n[Warned.cs]\ndotnet_diagnostic.STD5001.severity = none\n");
        folder.Write("Tests/Tests.csproj", BuildRepository.Project("<IsTestProject>true</IsTestProject>", BuildRepository.Package + Reference("xunit.v3.core") + Reference("xunit.v3.common")));
        folder.Write("Tests/ReaderTests.cs", "using Xunit;\n\npublic class ReaderTests\n{\n    [Fact]\n    public void Read_Reads()\n    {\n    }\n}\n");
        folder.Write("NoWarn/NoWarn.csproj", BuildRepository.Project("<NoWarn>$(NoWarn);CS1591;\n STD2001 </NoWarn>"));
        folder.Write("NoWarn/Quiet.cs", Thrower("Quiet"));
        folder.Write("ModeNone/ModeNone.csproj", BuildRepository.Project("<StandardsMode>none</StandardsMode>", BuildRepository.Package + $"<ItemGroup><EditorConfigFiles Include=\"{Preset("none")}\" /></ItemGroup>"));
        folder.Write("ModeNone/Thrower.cs", Thrower("Thrower"));
        folder.Write("Strict/Strict.csproj", BuildRepository.Project("<StandardsMode>strict</StandardsMode><AnalysisMode>None</AnalysisMode>", BuildRepository.Package + $"<ItemGroup><EditorConfigFiles Include=\"{Preset("strict")}\" /></ItemGroup>"));
        folder.Write("Off/Off.csproj", BuildRepository.Project("<RunAnalyzers>false</RunAnalyzers>"));
        folder.Write("Off/Thrower.cs", Thrower("Thrower"));
        folder.Write("Without/Without.csproj", BuildRepository.Project(items: "", frameworks: "net9.0;net10.0"));
        folder.Write("All.slnx", BuildRepository.Solution("Results/Results.csproj", "Tests/Tests.csproj", "NoWarn/NoWarn.csproj", "ModeNone/ModeNone.csproj", "Strict/Strict.csproj", "Off/Off.csproj", "Without/Without.csproj"));
        folder.Write("Without.slnf", """{ "solution": { "path": "All.slnx", "projects": ["Without/Without.csproj"] } }""");
        folder.Write("Results.slnf", """{ "solution": { "path": "All.slnx", "projects": ["Results/Results.csproj"] } }""");
        return folder;
    }

    private static string Thrower(string name)
        => $$"""
            public static class {{name}}
            {
                public static void Throw(int value) => throw new System.InvalidOperationException($"Value {value} is wrong");
            }

            """;

    private static string Reference(string name) => $"<ItemGroup><Reference Include=\"{Path.Combine(AppContext.BaseDirectory, name + ".dll")}\" /></ItemGroup>";

    private static string Preset(string mode) => Path.Combine(AppContext.BaseDirectory, "Presets", $"standards.{mode}.globalconfig");
}
