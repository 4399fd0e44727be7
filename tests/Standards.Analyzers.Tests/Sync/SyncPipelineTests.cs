using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Sync;
using Xunit;

namespace Standards.Tests.Sync;

public static class SyncPipelineTests
{
    private const string Repository = """
        using System.Threading.Tasks;
        using Standards;

        namespace App
        {
            public partial class Repository : Base
            {
                [CreateSyncVersion]
                public async Task SaveAsync()
                {
                    await Task.Delay(1);
                }
            }
        }
        """;

    private const string Base = """
        namespace App
        {
            public class Base
            {
                /// <summary>Nothing.</summary>
                public int Count()
                {
                    return 1 + 1;
                }
            }
        }
        """;

    private static GeneratorHost Host() => GeneratorHost.Create(("/p/Repository.cs", Repository), ("/p/Base.cs", Base)).Run();

    private static CachedFile? Translation(GeneratorHost host) => TreeInfo.For(host.Tree("/p/Repository.cs"), TestContext.Current.CancellationToken).LastFile;

    [Fact]
    public static void AttributedMethod_Generates()
    {
        var host = Host();
        var source = Assert.Single(host.Sources);
        Assert.Contains("void Save()", source.SourceText.ToString());
        Assert.StartsWith("Repository.", source.HintName);
        Assert.EndsWith(".Sync.g.cs", source.HintName);
        Assert.Empty(host.Result.Diagnostics);
        Assert.Empty(host.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory]
    [InlineData("/p", "#line 13 \"/_/Repository.cs\"")]
    [InlineData("/q", "#line 13 \"/p/Repository.cs\"")]
    public static void TextUnderSyncOnly_NamesTheMappedPath(string mapped, string expected)
    {
        var source = Repository.Replace("await Task.Delay(1);", "await Task.Delay(1);\n#if SYNC_ONLY\n            Save();\n#endif");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, sourceReferenceResolver: new SourceFileResolver([], null, [new(mapped, "/_")]));
        var host = GeneratorHost.Create(HostOptions.None, [], CSharpCompilation.Create("Tests", [GeneratorHost.Parse(("/p/Repository.cs", source))], Net100.References.All, options)).Run();

        Assert.Contains(expected, Assert.Single(host.Sources).SourceText.ToString());
    }

    [Fact]
    public static void EmptySource_GeneratesNothing()
    {
        var host = GeneratorHost.Create(("/p/A.cs", ""), ("/p/B.cs", "class B { async System.Threading.Tasks.Task XAsync() { } }")).Run();
        Assert.Empty(host.Sources);
        Assert.Equal(3, host.Result.GeneratedSources.Length);
    }

    [Fact]
    public static void UnrelatedBodyEdit_KeepsAllCached()
    {
        var host = Host();
        var before = Translation(host);
        host = host.Edit("/p/Base.cs", "1 + 1", "1 + 2").Run();
        AssertUntouched(host);
        Assert.Same(before, Translation(host));
    }

    [Fact]
    public static void UnrelatedTriviaEdit_KeepsAllCached()
    {
        var host = Host();
        var before = Translation(host);
        host = host.Edit("/p/Base.cs", "Nothing.", "Something.").Run();
        AssertUntouched(host);
        Assert.Same(before, Translation(host));
    }

    [Fact]
    public static void OwnTriviaEdit_TranslatesAgainAndKeepsText()
    {
        var host = Host();
        var before = Translation(host);
        host = host.Edit("/p/Repository.cs", "namespace App\n", "// why\nnamespace App\n").Run();
        Assert.NotSame(before, Translation(host));
        Assert.All(host.OutputReasons, static reason => Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }

    [Fact]
    public static void OwnBodyEdit_ModifiesOnlyThatFile()
    {
        var other = Repository.Replace("Repository", "Other").Replace("SaveAsync", "LoadAsync");
        var host = GeneratorHost.Create(("/p/Repository.cs", Repository), ("/p/Other.cs", other), ("/p/Base.cs", Base)).Run();
        var before = Translation(host);
        host = host.Edit("/p/Other.cs", "Task.Delay(1)", "Task.Delay(2)").Run();
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified], host.Reasons(SyncGenerator.FilesStep));
        Assert.Same(before, Translation(host));
    }

    [Fact]
    public static void DeclarationEditElsewhere_TranslatesAgain()
    {
        var host = Host();
        var before = Translation(host);
        host = host.Edit("/p/Base.cs", "Count()", "Count(int from)").Run();
        Assert.NotSame(before, Translation(host));
    }

    [Fact]
    public static void BaseClassEditInAnotherFile_TranslatesAgain()
    {
        var host = Host();
        var before = Translation(host);
        host = host.Edit("/p/Base.cs", "public int Count()", "public void Save() { }\n        public int Count()").Run();
        Assert.NotSame(before, Translation(host));
    }

    [Fact]
    public static void AttributeOnAnotherPart_MakesTheFileACandidate()
    {
        var part = """
            using System.Threading.Tasks;
            namespace App
            {
                partial class Repository
                {
                    public async Task LoadAsync() { await Task.Delay(1); }
                }
            }
            """;
        var host = GeneratorHost.Create(("/p/Part.cs", part), ("/p/Type.cs", "namespace App { partial class Repository { } }")).Run();
        Assert.Empty(host.Sources);

        host = host.Edit("/p/Type.cs", "partial class", "[Standards.CreateSyncVersion] partial class").Run();
        Assert.StartsWith("Part.", Assert.Single(host.Sources).HintName);
    }

    [Fact]
    public static void AliasedAttribute_Generates()
    {
        var local = GeneratorHost.Create(("/p/A.cs", "using G = Standards.CreateSyncVersionAttribute;\n" + Repository.Replace("[CreateSyncVersion]", "[G]")), ("/p/Base.cs", Base)).Run();
        Assert.Single(local.Sources);

        var global = GeneratorHost.Create(
            ("/p/Global.cs", "global using GenAttribute = Standards.CreateSyncVersionAttribute;"),
            ("/p/A.cs", Repository.Replace("[CreateSyncVersion]", "[Gen]")),
            ("/p/Base.cs", Base)).Run();
        Assert.Single(global.Sources);
    }

    [Fact]
    public static void ProjectReferenceChange_TranslatesAgain()
    {
        var library = CSharpCompilation.Create("Library", [GeneratorHost.Parse(("/l/L.cs", "public class L { public int A() => 1; }"))], Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var host = Host();
        var referencing = host.Compilation.AddReferences(library.ToMetadataReference());
        host = (host with { Compilation = referencing }).Run();
        var before = Translation(host);

        GeneratorHost With(string text)
        {
            var changed = library.ReplaceSyntaxTree(library.SyntaxTrees[0], GeneratorHost.Parse(("/l/L.cs", text)));
            return (host with { Compilation = referencing.ReplaceReference(referencing.References.Last(), changed.ToMetadataReference()) }).Run();
        }

        Assert.Same(before, Translation(With("public class L { public int A() => 2; }")));
        Assert.NotSame(before, Translation(With("public class L { public int A() => 1; public void B() { } }")));
    }

    [Fact]
    public static void OptionChange_TranslatesAgain()
    {
        var host = Host();
        var before = Translation(host);
        var options = HostOptions.File("/p/Repository.cs", "standards.sync.cancellation", "keep");
        host = (host with { Driver = host.Driver.WithUpdatedAnalyzerConfigOptions(options) }).Run();
        Assert.NotSame(before, Translation(host));
    }

    [Fact]
    public static void CounterpartsChange_TranslatesAgain()
    {
        var host = Host();
        var before = Translation(host);
        host = (host with { Driver = host.Driver.AddAdditionalTexts([new HostText("/p/SyncCounterparts.txt", "T:A.B -> T:A.C")]) }).Run();
        Assert.NotSame(before, Translation(host));
    }

    [Fact]
    public static void Values_HoldNothingOfACompilation()
    {
        var host = GeneratorHost.Create(("/p/Repository.cs", Repository), ("/p/Base.cs", Base), ("/p/Bad.cs", Repository.Replace("partial class Repository", "class Bad"))).Run();
        string[] steps = [SyncGenerator.CounterpartsStep, SyncGenerator.OutputStep, SyncGenerator.FilesStep, SyncGenerator.VerdictsStep, SyncGenerator.HelpersStep, SyncGenerator.ReportsStep];
        Assert.Superset(steps.Except([SyncGenerator.ReportsStep]).ToHashSet(), host.Result.TrackedSteps.Keys.ToHashSet());
        foreach (var step in steps.Where(host.Result.TrackedSteps.ContainsKey))
        {
            foreach (var (value, _) in host.Result.TrackedSteps[step].SelectMany(static run => run.Outputs))
            {
                ModelPurity.AssertPure(value);
            }
        }

        // What the tables keep outlives a compilation too.
        ModelPurity.AssertPure(TreeInfo.For(host.Tree("/p/Bad.cs"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public static void SameInput_GivesEqualOutput()
    {
        var first = Host();
        var second = Host();
        Assert.Equal(Output(first), Output(second));
        Assert.NotSame(Output(first), Output(second));

        static SyncOutput Output(GeneratorHost host) => (SyncOutput)host.Result.TrackedSteps[SyncGenerator.OutputStep].Single().Outputs.Single().Value;
    }

    private static void AssertUntouched(GeneratorHost host)
    {
        Assert.Equal([IncrementalStepRunReason.Unchanged], host.Reasons(SyncGenerator.OutputStep));
        Assert.NotEmpty(host.OutputReasons);
        Assert.All(host.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }
}
