using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;

namespace Standards.Commands;

/// <summary>A verb: how it is written, and what it does.</summary>
internal sealed record CommandDefinition(Command Command, CommandDefinition.Action Run)
{
    /// <summary>Whether another option than <c>--json</c> asks for the JSON document.</summary>
    public Func<ParseResult, bool> IsJson { get; init; } = static _ => false;

    public delegate Task<CommandResult> Action(ParseResult parsed, CommandContext context, CancellationToken cancellationToken);
}
