using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Xunit.Sdk;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>The harness itself: it must fail for what a careless translator would do.</summary>
public static class SyncRunTests
{
    private const string Source = """
        [CreateSyncVersion]
        public async Task<int> GoAsync()
        {
            await StepAsync("a");
            return await GetAsync(1);
        }
        """;

    [Fact]
    public static void RightOutput_Passes()
        => Same(Source, Canned("public int Go() { Step(\"a\"); return Get(1); }"));

    [Fact]
    public static void MissingStatement_Fails()
        => Fails("async [a, get 1] 1", () => Same(Source, Canned("public int Go() { return Get(1); }")));

    [Fact]
    public static void OtherResult_Fails()
        => Fails("sync  [a, get 1] 2", () => Same(Source, Canned("public int Go() { Step(\"a\"); return Get(1) + 1; }")));

    [Fact]
    public static void ErrorInOutput_Fails()
        => Fails("does not compile", () => Same(Source, Canned("public int Go() { Step(\"a\"); return Nothing(1); }")));

    [Fact]
    public static void WarningInOutput_Fails()
        => Fails("new warning", () => Same(Source, Canned("public int Go() { Step(\"a\"); return Get(1); Step(\"b\"); }")));

    [Fact]
    public static void SuppressedWarning_Fails()
        => Fails("suppressed", () => Same(Source, Canned("#pragma warning disable CS0162\npublic int Go() { Step(\"a\"); return Get(1); Step(\"b\"); }")));

    [Fact]
    public static void NothingGenerated_Fails()
        => Fails("no such method", () => Same(Source, Canned("")));

    [Fact]
    public static void LeftAwait_Fails()
        => Fails("asynchrony is left", () => Same(Source, Canned("public async Task<int> Go() { await StepAsync(\"a\"); return await GetAsync(1); }")));

    [Fact]
    public static void UnexpectedDiagnostic_Fails()
        => Fails("unexpected", () => Same(Source, Canned("public int Go() { Step(\"a\"); return Get(1); }", ("STD1003", "await StepAsync"))));

    [Fact]
    public static void DiagnosedButGenerated_Fails()
        => Fails("'Go' is generated although refused", () => Diagnosed(
            Source.Replace("await StepAsync(\"a\")", "{|STD1003:await StepAsync(\"a\")|}", StringComparison.Ordinal),
            Canned("public int Go() { Step(\"a\"); return Get(1); }", ("STD1003", "await StepAsync"))));

    [Fact]
    public static void DiagnosedAtAnotherPlace_Fails()
        => Fails("unexpected", () => Diagnosed(
            Source.Replace("await StepAsync(\"a\")", "{|STD1003:await StepAsync(\"a\")|}", StringComparison.Ordinal),
            Canned("", ("STD1003", "await GetAsync"))));

    [Fact]
    public static void DiagnosedWithAnotherId_Fails()
        => Fails("unexpected", () => Diagnosed(
            Source.Replace("await StepAsync(\"a\")", "{|STD1003:await StepAsync(\"a\")|}", StringComparison.Ordinal),
            Canned("", ("STD1004", "await StepAsync"))));

    [Fact]
    public static void Diagnosed_Passes()
        => Diagnosed(
            Source.Replace("await StepAsync(\"a\")", "{|STD1003,STD1004:await StepAsync(\"a\")|}", StringComparison.Ordinal),
            Canned("", ("STD1004", "StepAsync(\"a\")")));

    [Fact]
    public static void NothingSaidAndNothingGenerated_Fails()
        => Fails("no such method", () => SameOrDiagnosed(Source, Canned("")));

    [Fact]
    public static void EndlessLoop_Fails()
        => Fails("no answer", () => Same(Source, Canned("public int Go() { while (true) { System.Threading.Thread.Sleep(1); } }") with { Patience = TimeSpan.FromSeconds(1) }));

    [Fact]
    public static void EndlessWait_Fails()
        => Fails("no answer", () => Same(Source, Canned("public int Go() { new System.Threading.ManualResetEvent(false).WaitOne(); return 1; }") with { Patience = TimeSpan.FromSeconds(1) }));

    [Fact]
    public static void NewRecursion_Fails()
        => Fails("calls itself", () => Same(Source, Canned("public int Go() { Step(\"a\"); return Go(); }")));

    [Fact]
    public static void OtherText_Fails()
        => Fails("Go()", () => Generates(Source, "public int Go() => 1;", Canned("public int Go() { Step(\"a\"); return Get(1); }")));

    [Fact]
    public static void SameText_Passes()
        => Generates(Source, "    // kept\n    public int Go() { Step(\"a\"); return Get(1); }\n", Canned("\n\n// kept\npublic int Go() { Step(\"a\"); return Get(1); }"));

    private static void Fails(string because, Action check)
    {
        Assert.SkipWhen(SourceOnly, "no generator runs");
        var failure = Assert.ThrowsAny<XunitException>(check);
        Assert.Contains(because, failure.Message, StringComparison.Ordinal);
    }

    private static SyncSetup Canned(string member, params (string Id, string At)[] said)
        => new() { Generator = new CannedGenerator(member.Length == 0 ? null : $"#nullable enable\nnamespace T {{ partial class C {{\n{member}\n}} }}", said) };

    private sealed class CannedGenerator(string? text, (string Id, string At)[] said) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            context.RegisterPostInitializationOutput(static output => output.AddSource("Attributes.g.cs", SourceText.From(SyncPrelude.Attributes, Encoding.UTF8)));
            context.RegisterSourceOutput(context.CompilationProvider, (output, compilation) =>
            {
                if (text is not null)
                {
                    output.AddSource("C.g.cs", SourceText.From(text, Encoding.UTF8));
                }

                var tree = compilation.SyntaxTrees.Single(t => t.FilePath == "in.cs");
                foreach (var (id, at) in said)
                {
#pragma warning disable RS2008 // a descriptor of the test alone
                    var rule = new DiagnosticDescriptor(id, id, id, "Test", DiagnosticSeverity.Error, isEnabledByDefault: true);
#pragma warning restore RS2008
                    output.ReportDiagnostic(Diagnostic.Create(rule, Location.Create(tree, new TextSpan(tree.ToString().IndexOf(at, StringComparison.Ordinal), at.Length))));
                }
            });
        }
    }
}
