using System.CommandLine;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Standards.Schemas;

namespace Standards.Commands;

/// <summary><c>standards schema</c>: the JSON schema of the policy, or of what a command writes.</summary>
internal static class SchemaCommand
{
    public static CommandDefinition Create()
    {
        var name = new Argument<string>("name")
        {
            Description = $"'{SchemaFiles.PolicyName}' for standards.json, or the command whose --json it describes.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = static _ => SchemaFiles.PolicyName,
        };
        name.AcceptOnlyFromAmong([.. SchemaFiles.Names]);
        return new CommandDefinition(
            new Command("schema", "Writes a JSON schema to standard output.") { name },
            (parsed, _, _) => Task.FromResult<CommandResult>(new SchemaResult(parsed.GetValue(name)!)));
    }
}

/// <summary>A JSON schema.</summary>
/// <param name="Name">What it describes.</param>
internal sealed record SchemaResult(string Name) : CommandResult(ExitCodes.Done)
{
    public override void WriteText(TextWriter output) => output.WriteLine(SchemaFiles.Read(Name).ToJsonString(StandardsCommand.Indented));

    public override void AddTo(JsonObject document)
    {
        document["name"] = Name;
        document["schema"] = SchemaFiles.Read(Name);
    }
}
