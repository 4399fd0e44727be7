using System;
using System.CommandLine;
using System.Linq;

namespace Standards.Commands;

/// <summary>Command lines as a person types them.</summary>
internal static class Arguments
{
    /// <summary>The command that runs the same again.</summary>
    public static string Shown(string tool, ParseResult parsed) => tool + " " + string.Join(' ', parsed.Tokens.Select(static token => Quoted(token.Value)));

    private static string Quoted(string argument)
        => argument.AsSpan().IndexOfAny(" \"'$\\") < 0 && argument.Length > 0 ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
