using System.IO;
using System.Text.Json.Nodes;

namespace Standards.Commands;

/// <summary>What a command found and did, to be written as text or as JSON.</summary>
internal abstract record CommandResult(int ExitCode)
{
    public abstract void WriteText(TextWriter output);

    /// <summary>Adds to a document that has <c>command</c>, <c>version</c>, <c>exitCode</c> and <c>error</c> already.</summary>
    public abstract void AddTo(JsonObject document);
}
