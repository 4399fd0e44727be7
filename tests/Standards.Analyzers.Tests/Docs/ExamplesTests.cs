using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards.Docs;

/// <summary>Every fenced C# block of the documentation compiles, reports what it says and becomes what the page shows.</summary>
public static class ExamplesTests
{
    private static readonly IReadOnlyDictionary<string, Example> All =
        Repository.MarkdownFiles.SelectMany(Example.Of).ToDictionary(static example => example.Location, StringComparer.Ordinal);

    public static TheoryData<string> Locations => [.. All.Keys];

    public static TheoryData<string> ShownLocations => [.. All.Values.Where(static example => example.Generated.Count > 0).Select(static example => example.Location)];

    [Theory, MemberData(nameof(Locations))]
    public static void Example_Compiles(string location)
        => IsEmpty(ExampleCompiler.CompilerDiagnostics(All[location]));

    [Theory, MemberData(nameof(ShownLocations))]
    public static void ShownMembers_Compile(string location)
        => IsEmpty(ExampleCompiler.CompilerDiagnosticsWithShownMembers(All[location]));

    [Theory, MemberData(nameof(Locations))]
    public static async Task Example_ReportsWhatItSays(string location)
    {
        var reported = await ExampleCompiler.ReportedAsync(All[location], TestContext.Current.CancellationToken);
        Assert.True(All[location].Claims.SequenceEqual(reported.Select(static report => report.Where), StringComparer.Ordinal), $"the page says [{string.Join("; ", All[location].Claims)}], reported:\n{string.Join('\n', reported.Select(static report => report.Message))}");
    }

    [Theory, MemberData(nameof(ShownLocations))]
    public static void ShownMembers_AreWhatIsGenerated(string location)
    {
        var files = ExampleCompiler.GeneratedFiles(All[location]).Select(Lines).ToArray();
        foreach (var shown in All[location].Generated.Select(Lines))
        {
            Assert.True(Array.Exists(files, file => Holds(file, shown)), $"shown:\n{string.Join('\n', shown)}\n\ngenerated:\n{string.Join("\n\n", files.Select(static file => string.Join('\n', file)))}");
        }
    }

    /// <summary><see cref="Assert.Empty"/> cuts the messages.</summary>
    private static void IsEmpty(IEnumerable<string> diagnostics)
    {
        var text = string.Join('\n', diagnostics);
        Assert.True(text.Length == 0, text);
    }

    /// <summary>Whether the shown lines stand in the file one after the other, all moved to the right by the same amount.</summary>
    private static bool Holds(string[] file, string[] shown)
    {
        var margin = Indentation(shown[0]);
        for (var start = 0; start + shown.Length <= file.Length; start++)
        {
            var moved = Indentation(file[start]) - margin;
            if (moved >= 0 && shown.Select(line => new string(' ', moved) + line).SequenceEqual(file[start..(start + shown.Length)], StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;

        static int Indentation(string line) => line.Length - line.TrimStart(' ').Length;
    }

    /// <summary>The lines without blank ones, <c>#line</c> directives and the attribute that marks generated members: pages leave these out.</summary>
    private static string[] Lines(string text)
        => [.. text.ReplaceLineEndings("\n").Split('\n')
            .Select(static line => line.TrimEnd())
            .Where(static line => line.Length > 0 && !line.StartsWith("#line", StringComparison.Ordinal) && !line.TrimStart().StartsWith("[global::System.CodeDom.Compiler.GeneratedCode", StringComparison.Ordinal))];
}
