using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using Standards.Evidence;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>A folder of reports with the id of the content that they were made from, to be carried to another machine.</summary>
internal static class TestResultsFolder
{
    /// <summary>The name of the file that has the id.</summary>
    public const string InputFile = "standards-input.json";

    /// <summary>Its name below <c>.standards</c>.</summary>
    public const string Name = "results";

    private const string Whole = "whole";

    /// <summary>Copies the reports of a run to <c>.standards/results</c>, in place of those of the run before.</summary>
    /// <param name="state">The folder <c>.standards</c>.</param>
    /// <param name="outcome">The run.</param>
    /// <param name="input">The id of the content before the run; null where none can be given.</param>
    /// <param name="isWhole">Whether every test was run.</param>
    /// <returns>The folder.</returns>
    public static string Write(string state, TestRunOutcome outcome, string? input, bool isWhole = false)
    {
        var folder = Path.Combine(state, Name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var report in outcome.Modules.SelectMany(static module => module.Reports))
        {
            // The folder of the module tells reports of one name apart.
            File.Copy(report, Path.Combine(folder, $"{Path.GetFileName(Path.GetDirectoryName(report))}-{Path.GetFileName(report)}"));
        }

        var document = new JsonObject { ["version"] = 1, ["input"] = input, [Whole] = isWhole };
        File.WriteAllText(Path.Combine(folder, InputFile), document.ToJsonString() + "\n");
        return folder;
    }

    /// <summary>Why the reports of a folder do not count; null where they do.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="input">The id of the content at hand; null where none can be given.</param>
    public static string? Problem(string folder, string? input)
    {
        if (!Directory.Exists(folder))
        {
            return "there is no such folder";
        }

        if (input is null)
        {
            return "without git nothing says which content its reports were made from";
        }

        if (new FileInfo(Path.Combine(folder, InputFile)).LinkTarget is not null)
        {
            return $"'{InputFile}' is a link";
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, InputFile)));
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || version.GetInt32() != 1
                ? $"'{InputFile}' is not of version 1"
                : !root.TryGetProperty("input", out var made) || made.ValueKind != JsonValueKind.String || made.GetString() != input
                    ? "its reports were made from other content, by another SDK or by another version of this tool"
                    : null;
        }
        catch (FileNotFoundException)
        {
            return $"'{InputFile}' is missing";
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return $"'{InputFile}' cannot be read";
        }
    }

    /// <summary>Whether the reports of a folder count and are those of every test.</summary>
    /// <inheritdoc cref="Problem"/>
    public static bool IsWhole(string folder, string? input)
    {
        if (Problem(folder, input) is not null)
        {
            return false;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, InputFile)));
        return document.RootElement.TryGetProperty(Whole, out var whole) && whole.ValueKind == JsonValueKind.True;
    }

    /// <summary>The tests of all reports of a folder, those of aborted runs aside.</summary>
    public static IEnumerable<TestResult> Tests(string folder, LimitPolicy limits, CancellationToken cancellationToken)
    {
        foreach (var report in Reports(folder))
        {
            ReportLimit.Ensure(report, limits);
            foreach (var test in TestReports.Read(report, cancellationToken) is { IsAborted: false } read ? read.Tests : [])
            {
                yield return test;
            }
        }
    }

    /// <summary>The reports of a folder, in order; links are not followed.</summary>
    public static IEnumerable<string> Reports(string folder)
        => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(static file => Path.GetExtension(file).ToUpperInvariant() is ".XML" or ".TRX" && Path.GetFileName(file) != "coverage.cobertura.xml")
            .Order(StringComparer.Ordinal);
}
