using System;

namespace Standards.Commands;

/// <summary>Ends a command with a message for the user and an exit code; no fault of the tool.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>Something stands in the way that the user can change.</summary>
    public static CommandException Blocked(string message) => new(ExitCodes.Blocked, message);

    /// <summary>The command line is not one that the tool understands.</summary>
    public static CommandException Usage(string message) => new(ExitCodes.Usage, message);
}
