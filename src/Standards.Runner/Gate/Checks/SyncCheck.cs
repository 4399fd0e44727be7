using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Building;
using Standards.Evidence;
using Standards.Policy;
using Standards.Projects;
using Standards.Sync;

namespace Standards.Gate.Checks;

/// <summary>Whether committed sync files are what their sources give.</summary>
internal sealed class SyncCheck : IGateCheck
{
    public string Name => CheckNames.Sync;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Translates the sources whose sync version is committed, and compares the result with the files, as 'standards sync --check' does.
        Blocks on a file that is edited, stale, missing, left over, not compiled, or not the tool's, whether its lines changed or not: what a file is to be follows from other files.
        'standards sync' writes the files.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (!CommittedTrace.IsThere(context.Root, await context.FilesAsync(cancellationToken).ConfigureAwait(false)))
        {
            return CheckResult.NotApplicable(Name, "no configuration asks for committed sync files, and there are none");
        }

        var loader = await context.ProjectsAsync(cancellationToken).ConfigureAwait(false);
        var plan = await SyncPlan.MakeAsync(loader.Projects, project => context.Step("translating: " + project), cancellationToken).ConfigureAwait(false);
        if (plan.Files.IsEmpty && plan.Problems.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, "no project has committed sync files");
        }

        var findings = plan.Problems.Select(problem => OfProblem(context, problem))
            .Concat(plan.Files.Where(static file => file.Status != SyncStatus.Current).Select(file => OfFile(context, file)))
            .ToImmutableArray();
        var current = plan.Files.Count(static file => file.Status == SyncStatus.Current);
        return CheckResult.Of(Name, $"{current} of {plan.Files.Length} {(plan.Files.Length == 1 ? "sync file" : "sync files")} in step", findings);
    }

    private static Finding OfProblem(GateContext context, SyncProblem problem)
    {
        var path = context.Relative(problem.Path);
        return new Finding(problem.Message) { Code = problem.Id, Path = path, Line = path is null ? 0 : problem.Line, Target = problem.Id, Fix = OwnRules.FixFor(problem.Id) };
    }

    private static Finding OfFile(GateContext context, SyncFile file)
    {
        var code = file.Status is SyncStatus.Edited or SyncStatus.HeaderMissing or SyncStatus.EditedLeftOver ? Rules.CommittedFileEdited.Id : Rules.CommittedFileStale.Id;
        var path = context.Relative(file.Path);
        return new Finding($"'{System.IO.Path.GetFileName(file.Path)}' {file.Reason}")
        {
            Code = code,
            Path = path,
            Line = path is null ? 0 : file.Line,
            Target = code,
            Fix = Command(context.Policy.Build, file.IsWritten || file.IsDeleted),
        };
    }

    /// <summary>What writes the file; where a person decides, what looks again.</summary>
    private static string Command(BuildPolicy policy, bool isWritten)
    {
        List<string> words = ["standards", "sync"];
        if (policy.Target is { } target)
        {
            words.Add(target);
        }

        if (policy.Configuration is { } configuration)
        {
            words.AddRange(["-c", configuration]);
        }

        return BuildArguments.Shown(isWritten ? words : [.. words, "--check"]);
    }
}
