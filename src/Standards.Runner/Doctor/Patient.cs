using System;
using System.Collections.Immutable;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;

namespace Standards.Doctor;

/// <summary>The repository that is examined, as far as it can be understood.</summary>
/// <param name="Command">What every command gets.</param>
/// <param name="Processes">Runs child processes.</param>
internal sealed record Patient(CommandContext Command, ProcessRunner Processes)
{
    public string Root => Command.Root;

    /// <summary>Null where there is no git or no repository.</summary>
    public GitRepository? Git { get; init; }

    /// <summary>Null where there is none, or none that can be understood.</summary>
    public StandardsPolicy? Policy { get; init; }

    /// <summary>Null where it cannot be found.</summary>
    public ProjectTarget? Target { get; init; }

    /// <summary>The files of the repository, relative to the root.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Today, in UTC.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);
}
