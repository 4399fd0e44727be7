using System.CommandLine;
using System.IO;
using Standards.Terminal;

namespace Standards.Commands;

/// <summary>The options that all commands take.</summary>
internal sealed class CommonOptions
{
    public Option<bool> Json { get; } = new("--json") { Description = "Writes one JSON document to standard output, also on failure.", Recursive = true };

    public Option<string> Root { get; } = new("--root")
    {
        Description = "The folder that relative paths begin from.",
        Recursive = true,
        DefaultValueFactory = static _ => Directory.GetCurrentDirectory(),
    };

    public Option<Verbosity> Verbosity { get; } = new("--verbosity", "-v")
    {
        Description = "How much is said on standard error.",
        Recursive = true,
        DefaultValueFactory = static _ => Terminal.Verbosity.Normal,
    };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "Writes plain text.", Recursive = true };

    public void AddTo(Command command)
    {
        command.Options.Add(Json);
        command.Options.Add(Root);
        command.Options.Add(Verbosity);
        command.Options.Add(NoColor);
    }

    public CommandContext Context(ParseResult result, Streams streams)
    {
        var root = Path.GetFullPath(result.GetValue(Root)!);
        return Directory.Exists(root)
            ? new CommandContext(root, result.GetValue(Verbosity), streams.Error, result.GetValue(NoColor))
            : throw CommandException.Usage($"'{root}' is no folder");
    }
}
