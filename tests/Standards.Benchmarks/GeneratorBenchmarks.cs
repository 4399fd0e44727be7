using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Standards;

/// <summary>The generator, in a project of 100, 1,000 and 10,000 attributed members. The ratio is to the compiler alone, on the sources with what is generated.</summary>
public class GeneratorBenchmarks
{
    private const string Unattributed = "/project/Item7.cs";
    private const string Attributed = "/project/Repository7.cs";

    private CSharpCompilation result = null!, fresh = null!, edited = null!;
    private GeneratorDriver driver = null!;
    private int edits;

    [Params(100, 1_000, 10_000)]
    public int Members { get; set; }

    [GlobalSetup(Target = nameof(Compile))]
    public void Build() => result = SyncProject.Result(Members);

    [IterationSetup(Target = nameof(Compile))]
    public void Forget() => fresh = result.Clone();

    /// <summary>Nothing that an earlier run has bound.</summary>
    [Benchmark(Baseline = true, Description = "Compile")]
    public int Compile() => fresh.GetDiagnostics().Length;

    [IterationSetup(Target = nameof(Cold))]
    public void Parse() => fresh = SyncProject.Create(Members);

    /// <summary>Every tree is new.</summary>
    [Benchmark(Description = "Cold: every tree is new")]
    public GeneratorDriver Cold() => SyncProject.Driver().RunGenerators(fresh);

    [GlobalSetup(Targets = [nameof(EditOfAnUnattributedBody), nameof(EditOfAnAttributedBody), nameof(NewDeclaration)])]
    public void Run() => driver = SyncProject.Driver().RunGenerators(edited = SyncProject.Create(Members));

    [IterationSetup(Target = nameof(EditOfAnUnattributedBody))]
    public void EditItem() => Edit(Unattributed, "var weight = ", $"var weight = {++edits} + ");

    [Benchmark(Description = "Edit in a body without attribute")]
    public GeneratorDriver EditOfAnUnattributedBody() => driver = driver.RunGenerators(edited);

    [IterationSetup(Target = nameof(EditOfAnAttributedBody))]
    public void EditRepository() => Edit(Attributed, "items.Count + lines", $"{++edits} + items.Count + lines");

    [Benchmark(Description = "Edit in a body with attribute")]
    public GeneratorDriver EditOfAnAttributedBody() => driver = driver.RunGenerators(edited);

    [IterationSetup(Target = nameof(NewDeclaration))]
    public void Declare() => Edit(Unattributed, "public int Id", $"private int Number{++edits} => {edits};\n    public int Id");

    /// <summary>Of a private member in another file: it can change what every translation means.</summary>
    [Benchmark(Description = "New private member in another file")]
    public GeneratorDriver NewDeclaration() => driver = driver.RunGenerators(edited);

    private void Edit(string path, string oldText, string newText) => edited = SyncProject.Edit(edited, path, oldText, newText);
}
