using System;
using System.Text.RegularExpressions;

namespace Standards.Testing;

/// <summary>Recognises that a process did not start because its runtime is not installed.</summary>
internal static partial class MissingRuntime
{
    private const string Said = "You must install or update .NET to run this application";

    /// <param name="output">What the process wrote.</param>
    /// <returns>What a module lacks, as messages go on after its name, and what mends it; null where it lacks nothing.</returns>
    public static (string Problem, string Remedy)? In(string output)
    {
        var at = output.IndexOf(Said, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        return Framework().Match(output, at) is { Success: true } match
            ? ($"needs the runtime {match.Groups["name"].Value} {match.Groups["version"].Value}, which is not installed", $"install the runtime (https://dotnet.microsoft.com/download/dotnet/{match.Groups["line"].Value}), then {TestFindings.RunAll}")
            : ("needs a runtime of .NET that is not installed", $"install the runtime (https://dotnet.microsoft.com/download/dotnet), then {TestFindings.RunAll}");
    }

    [GeneratedRegex("""Framework: '(?<name>[^']+)', version '(?<version>(?<line>\d+\.\d+)[^']*)'""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Framework();
}
