using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Standards.Processes;

namespace Standards.Gate.Checks;

/// <summary>The command that builds the documentation.</summary>
internal sealed class DocsBuildCheck : IGateCheck
{
    private const int ShownLines = 20;

    public string Name => CheckNames.DocsBuild;

    public InputFiles? Input => InputFiles.All;

    public string Explanation =>
        """
        Runs the command of 'gate.docs.build' at the root, without a shell.
        Blocks where it ends with another exit code than 0, or does not end within 'gate.timeoutMinutes'. Without a command it is not applicable.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var command = context.Policy.Gate.Docs.Build;
        if (command.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, "no 'gate.docs.build'");
        }

        // A path is relative to the root; .NET would take the folder of this process.
        var executable = command[0].AsSpan().IndexOfAny('/', '\\') < 0 ? command[0] : Path.GetFullPath(command[0], context.Root);
        var result = await context.Processes.RunAsync(new ProcessRequest(executable, context.Root, command.RemoveAt(0)) { Timeout = context.Timeout(Name) }, cancellationToken).ConfigureAwait(false);
        var line = string.Join(' ', command.Select(static part => part.Contains(' ', StringComparison.Ordinal) ? $"\"{part}\"" : part));
        if (result.IsSuccess)
        {
            return CheckResult.Of(Name, $"'{line}' in {result.Duration.TotalSeconds:0.0} s", []);
        }

        var what = result.IsTimedOut ? $"'{line}' did not end within {context.Timeout(Name).TotalMinutes:0} minutes" : $"'{line}' ended with exit code {result.ExitCode}";
        return CheckResult.Of(Name, "failed", [new Finding(what) { Target = Name, Fix = line }]) with
        {
            Tables = [new ReportTable($"End of the output of '{line}'", ["Text"], [.. (result.Output + result.Error).Split('\n').Where(static text => text.Trim().Length > 0).TakeLast(ShownLines).Select(static text => ImmutableArray.Create(text.TrimEnd()))])],
        };
    }
}
