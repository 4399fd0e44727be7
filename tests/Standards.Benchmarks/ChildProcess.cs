using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Standards;

/// <summary>Programs that are run to their end.</summary>
internal static class ChildProcess
{
    public static string RepositoryFolder { get; } = FindRepository();

    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="InvalidOperationException">Its exit code is not 0.</exception>
    public static string Run(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // 'dotnet run' leaves them to its children, where they would name the wrong SDK; a build server changes what the gate compares with.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_HOST_PATH" or "CI" or "TF_BUILD" or "GITHUB_BASE_REF").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var errors = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with exit code {process.ExitCode}: {output}{errors}");
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Standards.Analyzers.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"no Standards.Analyzers.sln above '{AppContext.BaseDirectory}'");
        }

        return folder.FullName;
    }
}
