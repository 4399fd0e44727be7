using System.IO;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Standards.Commands;

/// <summary>What a command found and did, to be written as text or as JSON.</summary>
internal abstract record CommandResult(int ExitCode)
{
    public abstract void WriteText(TextWriter output);

    /// <summary>Writes to a console that may have colours; by default the plain text.</summary>
    public virtual void WriteTo(IAnsiConsole console) => WriteText(console.Profile.Out.Writer);

    /// <summary>Adds to a document that has <c>command</c>, <c>version</c>, <c>exitCode</c> and <c>error</c> already.</summary>
    public abstract void AddTo(JsonObject document);
}
