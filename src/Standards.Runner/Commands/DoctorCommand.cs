using System.CommandLine;
using Standards.Doctor;
using Standards.Doctor.Canaries;

namespace Standards.Commands;

/// <summary><c>standards doctor</c>: whether tool, policy and projects work together; with '--canary', whether each check can turn red.</summary>
internal static class DoctorCommand
{
    public static CommandDefinition Create()
    {
        var canary = new Option<bool>("--canary") { Description = "Also plants one violation a check in a small repository of its own, and asks whether the gate turns red." };
        var command = new Command("doctor", "Examines tools, policy, projects and state, and says what mends them.") { canary };
        return new CommandDefinition(command, async (parsed, context, cancellationToken) =>
        {
            var examinations = await context.Progress.RunAsync("Doctor", step => Examinations.RunAsync(context, step, cancellationToken)).ConfigureAwait(false);
            var canaries = parsed.GetValue(canary)
                ? await context.Progress.RunAsync("Canaries", step => CanaryRun.RunAsync(context, step, cancellationToken)).ConfigureAwait(false)
                : null;
            return new DoctorResult(examinations, canaries);
        });
    }
}
