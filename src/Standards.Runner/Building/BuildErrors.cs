using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace Standards.Building;

/// <summary>Reads errors out of what <c>dotnet build</c> prints: <c>origin(line,column): error CODE: message [project]</c>.</summary>
internal static class BuildErrors
{
    private const int Kept = 100;
    private const string Error = "error ";

    /// <summary>The errors, each once whatever number of target frameworks it has; of very many the first.</summary>
    public static ImmutableArray<BuildError> Read(string output)
    {
        var errors = new List<BuildError>();
        foreach (var error in output.Split('\n').Select(Parse).OfType<BuildError>())
        {
            // NuGet goes on with "  - Found 7 version(s) in feed", with place and code before each line.
            if (errors.Count > 0 && error.Message.Length > 3 && error.Message.StartsWith("- ", StringComparison.Ordinal) && error with { Message = "" } == errors[^1] with { Message = "" })
            {
                errors[^1] = errors[^1] with { Message = $"{errors[^1].Message}; {char.ToLowerInvariant(error.Message[2])}{error.Message[3..]}" };
            }
            else
            {
                errors.Add(error);
            }
        }

        return [.. errors.Distinct().Take(Kept)];
    }

    /// <summary>Null where the line is no error.</summary>
    internal static BuildError? Parse(string line)
    {
        line = line.Trim();
        string origin;
        string rest;
        if (line.StartsWith(Error, StringComparison.Ordinal))
        {
            (origin, rest) = ("", line[Error.Length..]);
        }
        else if (line.IndexOf(": " + Error, StringComparison.Ordinal) is > 0 and var at)
        {
            (origin, rest) = (line[..at].TrimEnd(), line[(at + 2 + Error.Length)..]);
        }
        else
        {
            return null;
        }

        // "error : text" has no code.
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || rest[..colon].Trim().Contains(' ', StringComparison.Ordinal))
        {
            return null;
        }

        var message = WithoutProject(rest[(colon + 1)..].Trim());
        var (path, number) = Place(origin);
        return IsOfStackTrace(message) ? null : new BuildError(rest[..colon].Trim(), message, path, number);
    }

    /// <summary>MSBuild repeats place and code before each line of an exception.</summary>
    private static bool IsOfStackTrace(string message)
        => message.StartsWith("at ", StringComparison.Ordinal) && message.Contains('(', StringComparison.Ordinal)
            || message.StartsWith("--- ", StringComparison.Ordinal)
            || message.StartsWith("---> ", StringComparison.Ordinal);

    private static (string? Path, int Line) Place(string origin)
    {
        // Not files: the name of the tool that speaks.
        if (origin is "" or "MSBUILD" or "CSC" or "NUGET" or "VBC" or "FSC")
        {
            return (null, 0);
        }

        var open = origin.EndsWith(')') ? origin.LastIndexOf('(') : -1;
        return open > 0 && int.TryParse(origin[(open + 1)..^1].Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? (origin[..open], line)
            : (origin, 0);
    }

    private static string WithoutProject(string message)
    {
        var open = message.EndsWith(']') ? message.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        return open > 0 && IsProject(message[(open + 2)..^1]) ? message[..open].TrimEnd() : message;
    }

    private static bool IsProject(string text)
    {
        var path = text.Split("::")[0];
        return path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);
    }
}
