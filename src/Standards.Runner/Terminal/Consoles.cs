using System;
using System.IO;
using Spectre.Console;

namespace Standards.Terminal;

/// <summary>Consoles over a writer: coloured on a terminal that wants it, plain elsewhere.</summary>
internal static class Consoles
{
    /// <summary>What a plain console wraps at: nothing.</summary>
    private const int Unlimited = 10_000;

    public static IAnsiConsole Create(TextWriter writer, bool plain)
    {
        if (IsTerminal(writer) && !plain && !IsPlainWanted())
        {
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(new TrimmingWriter(writer)), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        console.Profile.Width = Unlimited;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>Whether what is written ends on a terminal.</summary>
    public static bool IsTerminal(TextWriter writer)
        => (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected) || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected);

    /// <summary>Whether the environment asks for text without colour and movement (https://no-color.org).</summary>
    public static bool IsPlainWanted()
        => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
