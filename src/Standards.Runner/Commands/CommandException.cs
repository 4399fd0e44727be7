using System;

namespace Standards.Commands;

/// <summary>Ends a command with a message for the user and an exit code; no fault of the tool.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The command that mends it; null where the message names none.</summary>
    public string? Remedy { get; private init; }

    /// <summary>The message without that command, for reports that have a place for it.</summary>
    public string Reason { get; private init; } = message;

    /// <summary>Something stands in the way that the user can change.</summary>
    public static CommandException Blocked(string message) => new(ExitCodes.Blocked, message);

    /// <summary>The same, with the command that mends it.</summary>
    public static CommandException Blocked(string reason, string remedy) => new(ExitCodes.Blocked, $"{reason}; run '{remedy}'") { Reason = reason, Remedy = remedy };

    /// <summary>The command line is not one that the tool understands.</summary>
    public static CommandException Usage(string message) => new(ExitCodes.Usage, message);
}
