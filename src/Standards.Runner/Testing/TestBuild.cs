using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Gate;
using Standards.Policy;
using Standards.Processes;

namespace Standards.Testing;

/// <summary>The build that tests run from, and the modules that it wrote down.</summary>
internal static class TestBuild
{
    /// <exception cref="CommandException">The build fails: what it left from an earlier time is not run.</exception>
    public static async Task<ImmutableArray<TestModule>> ModulesAsync(GateContext context, CancellationToken cancellationToken)
    {
        var folder = context.Folder("modules");
        var target = context.Relative(context.Target.Path)!;
        var arguments = new List<string>
        {
            "build", context.Target.Path, "-nologo", "-v:q", "-nodeReuse:false", $"-p:CustomAfterMicrosoftCommonTargets={Escape(TestModules.Targets)}", $"-p:{TestModules.FolderProperty}={Escape(folder)}",
        };
        arguments.AddRange(context.Policy.Build.Properties.Select(static pair => $"-p:{pair.Key}={Escape(pair.Value)}"));
        if (context.Policy.Build.Configuration is { } configuration)
        {
            arguments.AddRange(["-c", configuration]);
        }

        context.Step("Building");
        var result = await context.Processes.RunAsync(new ProcessRequest("dotnet", context.Root, [.. arguments]) { Timeout = context.Timeout(CheckNames.Lint) }, cancellationToken).ConfigureAwait(false);
        if (!result.IsSuccess)
        {
            var error = result.Output.Split('\n').FirstOrDefault(static line => line.Contains(": error ", StringComparison.Ordinal))?.Trim();
            throw CommandException.Blocked($"the build fails, so that no test is run{(error is null ? "" : $": {error}")}; run 'dotnet build {target}'");
        }

        return TestModules.Read(folder, context.Root, context.Policy.Tests.Platform);
    }

    /// <summary>What separates properties on the command line of MSBuild.</summary>
    private static string Escape(string value) => value.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
