using System;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Files;
using Standards.Processes;

namespace Standards.Doctor;

/// <summary>All examinations of a repository, in the order in which one builds on another.</summary>
internal static class Examinations
{
    /// <param name="command">What every command gets.</param>
    /// <param name="step">Told what is being looked at.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ImmutableArray<Examination>> RunAsync(CommandContext command, Action<string> step, CancellationToken cancellationToken)
    {
        step("looking at tools and policy");
        var patient = new Patient(command, new ProcessRunner());
        var sdk = await ToolExaminations.SdkAsync(patient, cancellationToken).ConfigureAwait(false);
        var (git, repository) = await ToolExaminations.GitAsync(patient, cancellationToken).ConfigureAwait(false);
        var (policy, read) = PolicyExaminations.Policy(patient);
        patient = patient with { Git = repository, Policy = read, Files = await RepositoryFiles.ListAsync(patient.Root, repository, cancellationToken).ConfigureAwait(false) };
        var (target, found) = PolicyExaminations.Target(patient);
        patient = patient with { Target = found };
        ImmutableArray<Examination> simple =
        [
            sdk,
            git,
            ToolExaminations.Pin(patient),
            policy,
            target,
            PolicyExaminations.Areas(patient),
            PolicyExaminations.Backends(patient),
            PolicyExaminations.Waivers(patient),
            await StateExaminations.FolderAsync(patient, cancellationToken).ConfigureAwait(false),
            StateExaminations.Leftovers(patient),
            AgentExaminations.Agents(patient),
            AgentExaminations.Guides(patient),
        ];
        step("building");
        return [.. simple, .. await RuleExaminations.RunAsync(patient, cancellationToken).ConfigureAwait(false)];
    }
}
