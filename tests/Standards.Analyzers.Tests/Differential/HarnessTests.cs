using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Standards.Differential;

/// <summary>The harness notices what it is there to notice, and nothing else.</summary>
public static class HarnessTests
{
    private const string Good = """
        Api.Step(1);
        var n = Api.Get(a);
        Api.Touch("x" + n);
        return n;
        """;

    [Fact]
    public static void FaithfulTranslation_HasNoFailure() => Assert.Empty(CheckBody(Good));

    [Fact]
    public static void DroppedStatement_IsReported() => Reports("different behaviour", Good.Replace("Api.Step(1);", "", StringComparison.Ordinal));

    [Fact]
    public static void SwappedCalls_AreReported()
        => Reports("different behaviour", "var n = Api.Get(a); Api.Step(1); Api.Touch(\"x\" + n); return n;");

    [Fact]
    public static void OtherResult_IsReported() => Reports("different behaviour", Good.Replace("return n", "return n + 1", StringComparison.Ordinal));

    [Fact]
    public static void OtherException_IsReported()
        => Reports("different behaviour", "try { " + Good + " } catch (TraceException e) { throw new OtherException(e.Message); }");

    [Fact]
    public static void EndlessLoop_IsReported() => Reports("different behaviour", "while (true) { Trace.Tick(); Api.Step(1); }");

    [Fact]
    public static void ErrorInGeneratedCode_IsReported() => Reports("error in generated code: CS0103", "return Missing(a);");

    [Fact]
    public static void NewWarning_IsReported() => Reports("new warning in generated code: CS0162", "while (true) { Trace.Tick(); } " + Good);

    [Fact]
    public static void NewWarningOfTextFromTheSource_HasNoFailure()
        => Assert.DoesNotContain(CheckBody(Good.Replace("return n;", "return n;\n#line 1 \"Fuzz.cs\"\nApi.Step(2);\n#line default\n", StringComparison.Ordinal)), static f => f.Kind.Contains("CS0162", StringComparison.Ordinal));

    [Fact]
    public static void NewWarningBesideTextFromTheSource_IsReported()
        => Reports("new warning in generated code: CS0162", Good.Replace("return n;", "\n#line 1 \"Fuzz.cs\"\nreturn n;\n#line default\nApi.Step(2);\n", StringComparison.Ordinal));

    [Fact]
    public static void MissingMember_IsReported()
    {
        var failure = Assert.Single(Harness.Check(Program(), Translators.Nothing).Failures);
        Assert.Equal(("neither translated nor diagnosed", "OneAsync"), (failure.Kind, failure.Member));
    }

    [Fact]
    public static void ThrowingTranslator_IsReported()
        => Assert.Equal("the translator threw", Assert.Single(Harness.Check(Program(), static (_, _) => throw new InvalidOperationException()).Failures).Kind);

    [LongFact]
    public static void BlockingStandIn_HasNoFailureOnRandomPrograms()
    {
        var translator = Translators.Blocking();
        var summary = Fuzz.Run(p => Harness.Check(Plain(p), translator), 100, 3);
        Assert.True(summary.Failures.IsEmpty, summary + string.Join("\n", summary.Failures.Take(5)));
        Assert.Equal(1, summary.TranslatedShare);
    }

    [LongFact]
    public static void DroppedFirstStatements_AreReportedOnRandomPrograms() => NoticesMutants(Translators.Blocking);

    [Fact]
    public static void DroppedFirstStatementsOfTheProduct_AreReported()
    {
        Assert.SkipUnless(Translators.HasGenerator, "no generator yet");
        NoticesMutants(Translators.Mutated);
    }

    [Fact]
    public static void Shrinker_KeepsWhatFails()
    {
        var program = ProgramWriter.Write(11, 10);
        var wanted = program.Members.First(static m => m.Body is { Statements.Count: > 3 }).Name;
        var small = Shrinker.Shrink(program, p => p.Members.Any(m => m.Name == wanted && m.Body!.Statements.Count > 0));
        Assert.Single(Assert.Single(small.Members).Body!.Statements);
    }

    /// <summary>Less what the stand-in does not write: whole types.</summary>
    private static FuzzProgram Plain(FuzzProgram program) => program.With(program.WithoutUsersOf(new HashSet<string>(StringComparer.Ordinal) { "AsyncStore" }));

    private static void NoticesMutants(Func<Func<MethodDeclarationSyntax, MethodDeclarationSyntax>, Translator> translator)
    {
        var mutants = 0;
        var summary = Fuzz.Run(
            program =>
            {
                var p = Plain(program);
                var entries = p.Members.Where(static m => m.Body is not null).SelectMany(static m => new[] { m.Name, m.SyncName }).ToHashSet(StringComparer.Ordinal);
                var dropped = 0;
                var verdict = Harness.Check(p, translator(m =>
                {
                    if (m.Body is not { Statements: [var first, ..] } body || !entries.Contains(m.Identifier.Text) || !IsStep(first))
                    {
                        return m;
                    }

                    dropped++;
                    return m.WithBody(body.WithStatements(body.Statements.RemoveAt(0)));
                }));
                if (!verdict.Failures.Any(static f => f.Kind.Contains("error", StringComparison.Ordinal) || f.Kind.Contains("not compile", StringComparison.Ordinal)))
                {
                    System.Threading.Interlocked.Add(ref mutants, dropped);
                }

                return verdict;
            },
            100,
            3);
        var found = summary.Failures.Count(static f => f.Failure.Kind == "different behaviour");
        Assert.True(mutants > 20 && found >= mutants * 0.95, $"{found} of {mutants} mutants were noticed\n{summary}");
    }

    private static bool IsStep(SyntaxNode statement)
        => statement.ToString() is var text && (text.StartsWith("await Api.StepAsync(", StringComparison.Ordinal) || text.StartsWith("Api.Step(", StringComparison.Ordinal) || text.StartsWith("Trace.Log(\"start", StringComparison.Ordinal));

    private static void Reports(string kind, string body) => Assert.Contains(CheckBody(body), f => f.Kind == kind && f.Member == "OneAsync");

    private static System.Collections.Generic.IReadOnlyList<Failure> CheckBody(string body) => Harness.Check(Program(), (compilation, options) =>
    {
        var text = "#nullable enable\nusing Traced;\nnamespace Fuzz { partial class Statics { public static int One(int a) { " + body + " } } }";
        var output = Translators.Nothing(compilation, options).Output;
        return new(output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, options, "Hand.g.cs")), []);
    }).Failures;

    private static FuzzProgram Program() => new()
    {
        Seed = 1,
        HolderKeyword = "public partial class",
        FileScoped = true,
        Members =
        [
            new()
            {
                Kind = "async method",
                Home = Home.Statics,
                Header = "public static async Task<int> OneAsync(int a)",
                Name = "OneAsync",
                SyncName = "One",
                Parameters = [new("int", "a")],
                Result = "int",
                Body = new()
                {
                    Statements =
                    [
                        new("a", "await Api.StepAsync(1);"),
                        new("b", "var n = await Api.GetAsync(a);"),
                        new("c", "await Api.TouchAsync(\"x\" + n);"),
                        new("d", "return n;"),
                    ],
                },
            },
        ],
    };
}
