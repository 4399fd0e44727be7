using System.Collections.Immutable;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Standards.Verifiers;

/// <summary>Runs of analyzers that say no more than that they end: on code that does not compile, or without references.</summary>
public static class AnalyzerRuns
{
    /// <summary>No analyzer throws.</summary>
    public static Task<ImmutableArray<Diagnostic>> AsIs(string source, params DiagnosticAnalyzer[] analyzers) => RunAsync(source, [.. Net100.References.All], analyzers);

    /// <summary>Without any reference nothing is reported.</summary>
    public static async Task WithoutReferences(string source, params DiagnosticAnalyzer[] analyzers) => Assert.Empty(await RunAsync(source, [], analyzers));

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(string source, ImmutableArray<MetadataReference> references, DiagnosticAnalyzer[] analyzers)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create("Malformed", [CSharpSyntaxTree.ParseText(source, cancellationToken: cancellation)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var diagnostics = await compilation.WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync(cancellation);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id.StartsWith("AD", System.StringComparison.Ordinal));
        return diagnostics;
    }
}
