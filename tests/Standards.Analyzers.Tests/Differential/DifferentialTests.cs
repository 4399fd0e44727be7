using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Standards.Differential;

/// <summary>
/// Random programs: what the generator makes of an async method does what the method does, or the method is diagnosed.
/// <c>STANDARDS_FUZZ_PROGRAMS</c> (methods) and <c>STANDARDS_FUZZ_SEED</c> make a longer or another run.
/// </summary>
public static class DifferentialTests
{
    [Fact]
    public static void EveryMethod_IsTranslatedFaithfully_OrDiagnosed()
    {
        Assert.SkipUnless(Translators.HasGenerator, "no generator yet");
        var summary = Fuzz.Run(static p => Harness.CheckAll(p, Translators.Product), Fuzz.Programs, Fuzz.Seed);
        TestContext.Current.TestOutputHelper?.WriteLine(summary.ToString());
        if (!summary.Failures.IsEmpty)
        {
            Assert.Fail(summary + Fuzz.Report(summary, Translators.Product));
        }

        Assert.True(summary.TranslatedShare >= 0.6, "too much is refused for the test to mean anything:\n" + summary);
    }

    [Fact]
    public static void EveryConstructKind_IsWritten()
    {
        var summary = Fuzz.Run(static _ => new([], 0, [], "", ""), Math.Max(Fuzz.Programs, 500), Fuzz.Seed);
        Assert.Empty(ProgramWriter.AllKinds.Except(summary.Kinds));
    }

    [LongFact]
    public static void Programs_CompileAndAreDeterministic()
    {
        var summary = Fuzz.Run(static p => AsItIs(p), Fuzz.Programs > 500 ? Fuzz.Programs : 200, Fuzz.Seed);
        Assert.True(summary.Failures.IsEmpty, string.Join("\n", summary.Failures.GroupBy(static f => f.Failure.Detail.Split('\n')[0]).Take(10).Select(static g => g.Count() + "x " + g.First().Seed + " " + g.First().Failure)));
    }

    [Fact]
    public static void Programs_AreTheSameForASeed()
    {
        Assert.Equal(ProgramWriter.Write(7, 20).Render(), ProgramWriter.Write(7, 20).Render());
        Assert.NotEqual(ProgramWriter.Write(7, 20).Render(), ProgramWriter.Write(8, 20).Render());
    }

    private static Verdict AsItIs(FuzzProgram program)
    {
        var source = program.Render();
        var output = Translators.Nothing(Harness.Compile(source, program.Nullable), Harness.ParseOptions).Output;
        var errors = output.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => new Failure("the program does not compile", "", d.GetMessage(System.Globalization.CultureInfo.InvariantCulture) + " " + d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line])).ToList();
        return new(errors.Count > 0 ? errors : [.. Runs.CompareTwice(program, output)], 0, [], source, "");
    }
}
