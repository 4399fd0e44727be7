using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Building;
using Standards.Commands;
using Standards.Gate;

namespace Standards.Testing;

/// <summary>The test modules of the build, which is that of all checks.</summary>
internal static class TestBuild
{
    /// <exception cref="CommandException">The build fails: what it left from an earlier time is not run.</exception>
    public static async Task<ImmutableArray<TestModule>> ModulesAsync(GateContext context, CancellationToken cancellationToken)
    {
        var build = await BuildRun.OnceAsync(context, cancellationToken).ConfigureAwait(false);
        if (build.IsTimedOut)
        {
            throw CommandException.Blocked($"the build did not end within {TestRun.Shown(build.Limit)}, so that no test is run", build.Command);
        }

        if (!build.IsSuccess)
        {
            var error = build.Errors.FirstOrDefault();
            var place = error?.Path is { } path ? $"{context.Relative(path) ?? path}{(error.Line > 0 ? $":{error.Line}" : "")}: " : "";
            throw CommandException.Blocked($"the build fails, so that no test is run{(error is null ? "" : $": {place}{(error.Code.Length == 0 ? "" : error.Code + ": ")}{error.Message}")}", build.Command);
        }

        return TestModules.Read(build.TestModules, context.Root, context.Policy.Tests.Platform);
    }
}
