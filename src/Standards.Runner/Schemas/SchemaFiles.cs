using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Policy;

namespace Standards.Schemas;

/// <summary>The JSON schemas that the tool ships: of <c>standards.json</c>, and of what each command writes with <c>--json</c>.</summary>
internal static class SchemaFiles
{
    private const string Prefix = "Standards.Schemas.";
    private const string Extension = ".schema.json";

    /// <summary>The name under which the schema of the policy is asked for.</summary>
    public const string PolicyName = "policy";

    /// <summary>The names, in order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        PolicyName,
        .. typeof(SchemaFiles).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(static name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <param name="name">A command, or <see cref="PolicyName"/>.</param>
    public static JsonObject Read(string name)
    {
        if (name == PolicyName)
        {
            return PolicySchema.Create();
        }

        using var stream = typeof(SchemaFiles).Assembly.GetManifestResourceStream(Prefix + name + Extension) ?? throw new ArgumentException($"there is no schema '{name}'", nameof(name));
        using var reader = new StreamReader(stream);
        return (JsonObject)JsonNode.Parse(reader.ReadToEnd())!;
    }
}
