using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using Standards.Commands;
using Standards.Processes;

namespace Standards.Building;

/// <summary>A place that <c>dotnet format</c> changed, or would change.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Rule">The diagnostic that was fixed.</param>
internal sealed record FormatChange(string Path, int Line, string Rule);

/// <summary>Reads what <c>dotnet format --report</c> writes.</summary>
internal static class FormatReport
{
    private const string Name = "format-report.json";

    /// <param name="folder">What was given to <c>--report</c>.</param>
    /// <returns>Null where no report was written.</returns>
    public static ImmutableArray<FormatChange>? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return
            [
                .. document.RootElement.EnumerateArray().SelectMany(static file => file.GetProperty("FileChanges").EnumerateArray().Select(change => new FormatChange(
                    file.GetProperty("FilePath").GetString()!,
                    change.GetProperty("LineNumber").GetInt32(),
                    change.GetProperty("DiagnosticId").GetString() ?? ""))),
            ];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or System.Collections.Generic.KeyNotFoundException)
        {
            throw CommandException.Blocked($"the report of 'dotnet format' cannot be read: {exception.Message}");
        }
    }

    /// <summary>The lines in which it says why it failed.</summary>
    public static string Said(ProcessResult result)
        => string.Join(" / ", (result.Error + "\n" + result.Output).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(5));
}
