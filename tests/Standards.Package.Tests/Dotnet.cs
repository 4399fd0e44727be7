using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;

namespace Standards;

internal static class Dotnet
{
    /// <summary>No MSBuild node stays behind; for the compiler see <see cref="CompilerServer"/>.</summary>
    public static readonly string[] NoNodes = ["-m:1", "-nodeReuse:false"];

    public static Task<Output> RunAsync(string folder, IEnumerable<string> arguments) => RunAsync("dotnet", folder, arguments);

    /// <summary>Another command that runs MSBuild.</summary>
    /// <param name="command">The file that is run.</param>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="home">Where dotnet keeps its own files; the user's home where it is null.</param>
    public static async Task<Output> RunAsync(string command, string folder, IEnumerable<string> arguments, string? home = null)
    {
        var result = await Cli.Wrap(command)
            .WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(e => e
                .Set("DOTNET_CLI_UI_LANGUAGE", "en")
                .Set("DOTNET_NOLOGO", "1")
                .Set("DOTNET_CLI_TELEMETRY_OPTOUT", "1")
                .Set("MSBUILDDISABLENODEREUSE", "1")
                .Set("MSBUILDTERMINALLOGGER", "off")
                .Set("DOTNET_CLI_HOME", home ?? Environment.GetEnvironmentVariable("DOTNET_CLI_HOME"))

                // Left by the 'dotnet' that runs these tests, for its own children only.
                .Set("MSBuildSDKsPath", null)
                .Set("MSBuildExtensionsPath", null)
                .Set("MSBUILD_EXE_PATH", null)
                .Set("CI", null)
                .Set("TF_BUILD", null)
                .Set("GITHUB_BASE_REF", null))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(Xunit.TestContext.Current.CancellationToken);
        return new Output(result.ExitCode, result.StandardOutput + result.StandardError);
    }

    /// <param name="ExitCode">The exit code.</param>
    /// <param name="Text">Standard output and error.</param>
    internal sealed record Output(int ExitCode, string Text)
    {
        public bool Succeeded => ExitCode == 0;

        public string[] Warnings => Lines(": warning ");

        public string[] Errors => Lines(": error ");

        // MSBuild repeats each at the end, and once a target framework.
        private string[] Lines(string kind)
            => [.. Text.Split('\n', StringSplitOptions.TrimEntries).Where(l => l.Contains(kind, StringComparison.Ordinal)).Distinct()];
    }
}
