using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Xunit;

namespace Standards;

/// <summary>The packed rules in a project that lacks what they are about: which actions they register, as the compiler counts them.</summary>
public static class AbsenceTests
{
    private static readonly string[] Foreign = ["Standards.DataAccess", "Standards.Tests"];

    private static readonly string[] Core = ["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Linq.dll", "System.Collections.dll"];

    [Fact]
    public static async Task NeitherDatabaseNorTestFramework_RegistersNothing()
        => Assert.Empty(await RegisteredAsync(Core));

    [Fact]
    public static async Task DatabaseTypes_AreWhatTheRulesAboutThemNeed()
        => Assert.Equal(["Standards.DataAccess"], await RegisteredAsync([.. Core, "System.Data.Common.dll"]));

    [Fact]
    public static async Task TestFramework_IsWhatTheRulesAboutItNeed()
        => Assert.Equal(["Standards.Tests"], await RegisteredAsync([.. Core, "xunit.v3.core.dll", "xunit.v3.common.dll", "xunit.v3.assert.dll"]));

    [Fact]
    public static async Task ProjectWithoutAnyRule_CostsItsStartOnly()
    {
        // The rules about code in general are the ones that stay: they name no library.
        var counts = await CountsAsync(Core);

        Assert.All(counts.Keys.Where(IsForeign), analyzer => Assert.Equal(1, counts[analyzer].CompilationStartActionsCount));
        Assert.Contains(counts, static pair => !IsForeign(pair.Key) && Actions(pair.Value) > 0);
    }

    /// <summary>The categories of the rules about libraries that register an action besides the compilation's start.</summary>
    private static async Task<string[]> RegisteredAsync(string[] references)
    {
        var counts = await CountsAsync(references);
        return [.. counts.Where(static pair => IsForeign(pair.Key) && Actions(pair.Value) > 0).SelectMany(static pair => pair.Key.SupportedDiagnostics).Select(static rule => rule.Category).Where(Foreign.Contains).Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyDictionary<DiagnosticAnalyzer, AnalyzerTelemetryInfo>> CountsAsync(string[] references)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Absence",
            [CSharpSyntaxTree.ParseText("public class OrderService { public int Count(int size) => size < 0 ? throw new System.ArgumentException(\"negative\") : size; }", cancellationToken: cancellationToken)],
            trusted.Where(file => references.Contains(Path.GetFileName(file))).Select(static file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(cancellationToken));

        var analyzers = (await PackedAssemblies.GetAsync()).Analyzers;
        var run = compilation.WithAnalyzers(analyzers, new AnalyzerOptions([]));
        await run.GetAnalyzerDiagnosticsAsync(cancellationToken);
        var counts = new Dictionary<DiagnosticAnalyzer, AnalyzerTelemetryInfo>();
        foreach (var analyzer in analyzers)
        {
            counts.Add(analyzer, await run.GetAnalyzerTelemetryInfoAsync(analyzer, cancellationToken));
        }

        return counts;
    }

    private static bool IsForeign(DiagnosticAnalyzer analyzer) => analyzer.SupportedDiagnostics.Any(static rule => Foreign.Contains(rule.Category));

    private static int Actions(AnalyzerTelemetryInfo info)
        => info.CompilationActionsCount + info.CompilationEndActionsCount + info.SyntaxTreeActionsCount + info.AdditionalFileActionsCount + info.SemanticModelActionsCount
            + info.SymbolActionsCount + info.SymbolStartActionsCount + info.SymbolEndActionsCount + info.SyntaxNodeActionsCount
            + info.CodeBlockActionsCount + info.CodeBlockStartActionsCount + info.CodeBlockEndActionsCount
            + info.OperationActionsCount + info.OperationBlockActionsCount + info.OperationBlockStartActionsCount + info.OperationBlockEndActionsCount;
}
