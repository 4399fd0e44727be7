using System;
using System.IO;
using System.Threading.Tasks;
using Spectre.Console;

namespace Standards.Terminal;

/// <summary>Says on standard error what long work is at: in one moving line on a terminal, in lines when asked to, else not at all.</summary>
internal sealed class Progress(TextWriter error, Verbosity verbosity, bool plain)
{
    private readonly bool moves = !plain && verbosity != Verbosity.Quiet && Consoles.IsTerminal(error) && !Consoles.IsPlainWanted();

    /// <summary>Whether one line moves on a terminal.</summary>
    public bool Moves => moves;

    /// <param name="title">What the work is.</param>
    /// <param name="work">Does it, and tells what it is at.</param>
    public Task<T> RunAsync<T>(string title, Func<Action<string>, Task<T>> work)
    {
        if (!moves)
        {
            return work(verbosity == Verbosity.Detailed ? step => error.WriteLine(title + ": " + step) : static _ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return console.Status().StartAsync(title.EscapeMarkup(), status => work(step => status.Status((title + ": " + step).EscapeMarkup())));
    }
}
