using System.Collections.Generic;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Standards.Verifiers;

/// <summary>Runs a fix one by one, and by fix-all over the document, the project and the solution; offline.</summary>
public static class CodeFixVerifier
{
    // No package: the test library would download it.
    internal static readonly ReferenceAssemblies NoPackage = new("net10.0");

    // What the generator injects.
    private const string Attributes = """
        namespace Standards
        {
            [System.AttributeUsage(System.AttributeTargets.All)]
            internal sealed class CreateSyncVersionAttribute : System.Attribute
            {
                public string? Name { get; set; }

                public bool PreserveCancellationToken { get; set; }
            }

            [System.AttributeUsage(System.AttributeTargets.Method)]
            internal sealed class SkipSyncVersionAttribute : System.Attribute;
        }
        """;

    /// <summary>The fix changes the source so that no diagnostic is left.</summary>
    public static Task FixesAsync<TAnalyzer, TFix>(string source, string fixedSource)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
        => VerifyAsync<TAnalyzer, TFix>([("Test0.cs", source)], [("Test0.cs", fixedSource)]);

    /// <summary>The diagnostic stands and no fix is offered.</summary>
    public static Task DoesNotFixAsync<TAnalyzer, TFix>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
        => VerifyAsync<TAnalyzer, TFix>([("Test0.cs", source)], [("Test0.cs", source)]);

    public static Task VerifyAsync<TAnalyzer, TFix>(
        IEnumerable<(string Name, string Text)> sources,
        IEnumerable<(string Name, string Text)> fixedSources,
        IEnumerable<(string Name, string Text)>? afterFixAll = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new Test<TAnalyzer, TFix>();
        Add(test.TestState, sources);
        Add(test.FixedState, fixedSources);
        if (afterFixAll is not null)
        {
            Add(test.BatchFixedState, afterFixAll);
        }

        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private static void Add(SolutionState state, IEnumerable<(string Name, string Text)> sources)
    {
        foreach (var (name, text) in sources)
        {
            state.Sources.Add((name, text));
        }

        state.Sources.Add(("Attributes.cs", "#nullable enable\n" + Attributes));
        state.AdditionalReferences.AddRange(Net100.References.All);
    }

    private sealed class Test<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        public Test()
        {
            ReferenceAssemblies = NoPackage;
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse);
    }
}
