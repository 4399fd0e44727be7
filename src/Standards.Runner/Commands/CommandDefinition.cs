using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;

namespace Standards.Commands;

/// <summary>A verb: how it is written, and what it does.</summary>
internal sealed record CommandDefinition(Command Command, CommandDefinition.Action Run)
{
    public delegate Task<CommandResult> Action(ParseResult parsed, CommandContext context, CancellationToken cancellationToken);
}
