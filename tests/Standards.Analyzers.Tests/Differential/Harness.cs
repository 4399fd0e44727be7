using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Differential;

/// <summary>A broken promise.</summary>
/// <param name="Kind">What is wrong; the shrinker keeps it.</param>
/// <param name="Member">The async member's name.</param>
internal sealed record Failure(string Kind, string Member, string Detail);

/// <summary>The verdicts of one program.</summary>
internal sealed record Verdict(IReadOnlyList<Failure> Failures, int Translated, IReadOnlyList<string> DiagnosedBy, string Source, string Generated)
{
    public int Attributed => Translated + DiagnosedBy.Count;
}

/// <summary>Translates a program, checks what came out, runs both sides and compares.</summary>
internal static class Harness
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static readonly byte[] RuntimeImage = CompileRuntime();

    private static readonly MetadataReference[] References = [.. Net100.References.All, MetadataReference.CreateFromImage(RuntimeImage)];

    public static CSharpCompilation Compile(string source, bool nullable) => CSharpCompilation.Create(
        "Fuzz",
        [CSharpSyntaxTree.ParseText(source, ParseOptions, "Fuzz.cs", System.Text.Encoding.UTF8)],
        References,
        new(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, nullableContextOptions: nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable));

    /// <summary>Checks; when generated code has errors, again without the members that have them, or nobody would run the others.</summary>
    public static Verdict CheckAll(FuzzProgram program, Translator translator)
    {
        var verdict = Check(program, translator);
        var failures = verdict.Failures.ToList();
        for (var round = 0; round < 3 && verdict.Failures.Any(static f => f.Kind.StartsWith("error in", StringComparison.Ordinal)); round++)
        {
            var broken = verdict.Failures.Select(static f => f.Member).Where(static m => m.Length > 0).ToHashSet(StringComparer.Ordinal);
            program = program.With(program.WithoutUsersOf(broken));
            verdict = Check(program, translator);
            failures.AddRange(verdict.Failures);
        }

        return verdict with { Failures = [.. failures.Distinct()] };
    }

    public static Verdict Check(FuzzProgram program, Translator translator)
    {
        var source = program.Render();
        var compilation = Compile(source, program.Nullable);
        Translated translated;
        try
        {
            translated = translator(compilation, ParseOptions);
        }
        catch (Exception e)
        {
            return new([new("the translator threw", "", e.ToString())], 0, [], source, "");
        }

        var generated = string.Join("\n", translated.Output.SyntaxTrees.Skip(1).Where(static t => !t.FilePath.Contains("Attribute", StringComparison.Ordinal) && !t.FilePath.Contains("SyncCalls", StringComparison.Ordinal)).Select(static t => $"// {Path.GetFileName(t.FilePath)}\n{t}"));
        var failures = new List<Failure>();
        failures.AddRange(translated.Diagnostics.Where(static d => d.Id is "CS8784" or "CS8785" or "AD0001").Select(static d => new Failure("the translator threw", "", d.ToString())));
        var (count, diagnosed) = Verdicts(compilation.SyntaxTrees[0], translated, failures);
        var said = translated.Output.GetDiagnostics();
        failures.AddRange(Misfits(compilation.SyntaxTrees[0], said));
        if (said.All(static d => d.Severity != DiagnosticSeverity.Error))
        {
            failures.AddRange(Runs.Compare(program, translated.Output));
        }
        else if (failures.Count == 0)
        {
            failures.Add(new("does not compile", "", string.Join("\n", said.Where(static d => d.Severity == DiagnosticSeverity.Error).Take(5))));
        }

        return new(failures, count, diagnosed, source, generated);
    }

    /// <summary>Translated or diagnosed: each attributed member is exactly one of both.</summary>
    private static (int Translated, List<string> Diagnosed) Verdicts(SyntaxTree tree, Translated translated, List<Failure> failures)
    {
        var model = translated.Output.GetSemanticModel(tree);
        var (count, diagnosed) = (0, new List<string>());
        foreach (var method in Attributed.Of(tree.GetRoot()))
        {
            var name = method.Identifier.Text;
            var symbol = (IMethodSymbol)model.GetDeclaredSymbol(method)!;
            var isThere = Attributed.Counterparts(symbol, method).Any(m => m.Locations.Any(l => l.SourceTree is { } t && t != tree));
            var inside = translated.Diagnostics.Where(d => d.Location.SourceTree == tree && method.Span.Contains(d.Location.SourceSpan) && d.Severity >= DiagnosticSeverity.Warning).ToList();
            if (isThere)
            {
                count++;
                if (inside.Find(static d => d.Severity == DiagnosticSeverity.Error) is { } both)
                {
                    failures.Add(new("translated and refused", name, both.ToString()));
                }
            }
            else if (inside.Count > 0)
            {
                diagnosed.Add(inside[0].Id + " " + Quoted(inside[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
            }
            else
            {
                failures.Add(new("neither translated nor diagnosed", name, method.ToString().Split('\n')[0]));
            }
        }

        return (count, diagnosed);
    }

    /// <summary>A message with its arguments left out, to count by.</summary>
    private static string Quoted(string message) => string.Concat(message.Split('\'').Select(static (part, i) => i % 2 == 0 ? part : "'…'"));

    /// <summary>Errors in generated trees, and warnings that the source does not have.</summary>
    private static IEnumerable<Failure> Misfits(SyntaxTree source, ImmutableArray<Diagnostic> said)
    {
        var known = said.Where(d => d.Location.SourceTree == source).Select(static d => d.Id).ToHashSet();
        foreach (var diagnostic in said.Where(static d => d.Severity >= DiagnosticSeverity.Warning))
        {
            var isError = diagnostic.Severity == DiagnosticSeverity.Error;
            if (diagnostic.Location.SourceTree is not { } tree || tree == source || (!isError && (known.Contains(diagnostic.Id) || IsUsersOwn(diagnostic, source))))
            {
                continue;
            }

            var node = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan);
            var member = node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.Text ?? "";
            var line = tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Trim();
            var kind = (isError ? "error" : "new warning") + " in generated code: " + diagnostic.Id;
            yield return new(kind, AsyncName(source, member), $"{diagnostic}\n    {line}");
        }
    }

    /// <summary>Text between <c>#if SYNC_ONLY</c> stands under <c>#line</c>: what it warns of is its author's affair.</summary>
    private static bool IsUsersOwn(Diagnostic diagnostic, SyntaxTree source)
        => diagnostic.Location.GetMappedLineSpan() is { HasMappedPath: true } mapped && mapped.Path == source.FilePath;

    private static string AsyncName(SyntaxTree source, string syncName)
        => Attributed.Of(source.GetRoot()).FirstOrDefault(m => Attributed.SyncName(m) == syncName)?.Identifier.Text ?? "";

    private static byte[] CompileRuntime()
    {
        var trees = new[] { RuntimeSource.Trace, RuntimeSource.Api, RuntimeSource.Resources }.Select(static s => CSharpSyntaxTree.ParseText(s, ParseOptions));
        var compilation = CSharpCompilation.Create("Traced", trees, Net100.References.All, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream, cancellationToken: CancellationToken.None);
        return emitted.Success ? stream.ToArray() : throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics));
    }
}
