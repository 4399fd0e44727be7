using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;
using Standards.Commands;
using Standards.Terminal;
using Xunit;

namespace Standards;

/// <summary>Runs the tool: in this process, or as a process of its own.</summary>
internal static class Tool
{
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "standards.exe" : "standards");

    public static Task<Result> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    public static async Task<Result> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await StandardsCommand.RunAsync(arguments, new Streams(output, error), cancellationToken);
        return new Result(exitCode, output.ToString(), error.ToString());
    }

    public static async Task<Result> StartAsync(params string[] arguments)
    {
        var result = await Command(arguments).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return new Result(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    public static Command Command(params string[] arguments) => Plain(Executable, arguments);

    /// <summary>Hears SIGINT where these tests do not: what a shell starts in the background begins with that signal ignored, and so do its children.</summary>
    public static Command Interruptible(params string[] arguments)
        => OperatingSystem.IsLinux() ? Plain("env", ["--default-signal=INT", Executable, .. arguments]) : Command(arguments);

    private static Command Plain(string program, string[] arguments)
        => Cli.Wrap(program)
            .WithArguments(arguments)

            // The variables that a running 'dotnet' leaves for its children would lead MSBuild astray.
            .WithEnvironmentVariables(static e => e.Set("MSBuildSDKsPath", null).Set("MSBuildExtensionsPath", null).Set("MSBUILD_EXE_PATH", null))
            .WithValidation(CommandResultValidation.None);

    /// <param name="ExitCode">The exit code.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Error">Standard error.</param>
    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>Standard output as the one document that it is, valid by the schema of its command.</summary>
        public JsonElement Json
        {
            get
            {
                SchemaCheck.AssertValid(Output);
                return JsonDocument.Parse(Output).RootElement;
            }
        }
    }
}
