using System;
using System.Collections.Immutable;
using System.Linq;

namespace Standards.Building;

/// <summary>What a build came to.</summary>
/// <param name="ExitCode">Of <c>dotnet build</c>; -1 where it was stopped.</param>
/// <param name="IsTimedOut">Whether it was stopped at its time.</param>
/// <param name="Errors">What the compiler, MSBuild and NuGet call errors, each once.</param>
/// <param name="Projects">The C# compilations that the build came to, one for each project and target framework.</param>
/// <param name="Duration">From start to end.</param>
internal sealed record BuildOutcome(int ExitCode, bool IsTimedOut, ImmutableArray<BuildError> Errors, ImmutableArray<ProjectAnalysis> Projects, TimeSpan Duration)
{
    public bool IsSuccess => ExitCode == 0 && !IsTimedOut;

    /// <summary>The limit at which the build was stopped.</summary>
    public TimeSpan Limit { get; init; }

    /// <summary>The command that shows the same to a person.</summary>
    public required string Command { get; init; }

    /// <summary>The folder in which the build wrote down what it made of test projects.</summary>
    public string TestModules { get; init; } = "";

    /// <summary>Whether any project has the package.</summary>
    public bool HasPackage => Projects.Any(static project => project.Compilation.HasPackage);
}

/// <summary>An error of a build.</summary>
/// <param name="Code">Such as <c>CS1002</c>; empty where it has none.</param>
/// <param name="Message">The text, without place and project.</param>
/// <param name="Path">The file as the build names it; null where there is none.</param>
/// <param name="Line">From 1; 0 where there is none.</param>
internal sealed record BuildError(string Code, string Message, string? Path, int Line);
