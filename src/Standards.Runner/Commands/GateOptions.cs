using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Standards.Gate.Reports;
using Standards.Policy;

namespace Standards.Commands;

/// <summary>The options of <c>standards gate</c>.</summary>
internal sealed class GateOptions
{
    public Option<string?> Base { get; } = new("--base") { Description = "The branch or commit that changes are counted from.", HelpName = "revision" };

    public Option<string[]> Only { get; } = new("--only") { Description = "Runs these checks and no others, separated by commas.", HelpName = "checks", AllowMultipleArgumentsPerToken = false };

    public Option<string[]> Results { get; } = new("--results") { Description = "A folder of test reports made elsewhere on the same content.", HelpName = "folder", AllowMultipleArgumentsPerToken = false };

    public Option<string?> Explain { get; } = new("--explain") { Description = "Says what a check or a rule asks for; runs nothing.", HelpName = "check|rule" };

    public Option<ReportFormat?> Format { get; } = new("--format") { Description = "How the verdict is written; default: text." };

    public Option<PolicySide?> Policy { get; } = new("--policy") { Description = "Whose policy holds where there is a base: in CI the base's, else the one at hand." };

    public Option<bool> Advisory { get; } = new("--advisory") { Description = "Says the verdict and exits with 0; needs no standards.json." };

    public Option<bool> NoReuse { get; } = new("--no-reuse") { Description = "Runs every check, also those that passed on the same content." };

    public Option<bool> AllowAccept { get; } = new("--allow-accept") { Description = "Runs the commands of standards.json that prove acceptance criteria; in CI they run without it." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Base, Only, Results, Explain, Format, Policy, Advisory, NoReuse, AllowAccept })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The names of the checks that are asked for; empty: all.</summary>
    /// <exception cref="CommandException">One is no check.</exception>
    public IReadOnlyList<string> Checks(ParseResult parsed)
    {
        var names = (parsed.GetValue(Only) ?? []).SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        return names.Find(static name => !CheckNames.All.Contains(name)) is { } unknown
            ? throw CommandException.Usage($"'{unknown}' is no check; the checks are {string.Join(", ", CheckNames.All)}")
            : names;
    }
}

/// <summary>Whose policy holds.</summary>
internal enum PolicySide
{
    /// <summary>That of the base.</summary>
    Base,

    /// <summary>That of the working tree.</summary>
    Head,
}
