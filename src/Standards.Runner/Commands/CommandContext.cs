using System.IO;
using Standards.Terminal;

namespace Standards.Commands;

/// <summary>What every command gets.</summary>
/// <param name="Root">The folder that relative paths begin from.</param>
/// <param name="Verbosity">How much is said besides the result.</param>
/// <param name="Error">Where prose goes.</param>
/// <param name="Plain">Whether nothing moves and nothing is coloured.</param>
internal sealed record CommandContext(string Root, Verbosity Verbosity, TextWriter Error, bool Plain)
{
    public Progress Progress { get; } = new(Error, Verbosity, Plain);

    /// <summary>Says something about the run, on standard error.</summary>
    public void Say(string line)
    {
        if (Verbosity != Verbosity.Quiet)
        {
            Error.WriteLine(line);
        }
    }
}
