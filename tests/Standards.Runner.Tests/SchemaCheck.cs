using System.Linq;
using NJsonSchema;
using Standards.Schemas;
using Xunit;

namespace Standards;

/// <summary>Holds a document against a schema that the tool ships.</summary>
internal static class SchemaCheck
{
    public static string[] Problems(string schema, string document)
        => [.. JsonSchema.FromJsonAsync(SchemaFiles.Read(schema).ToJsonString()).GetAwaiter().GetResult().Validate(document).Select(static error => error.ToString())];

    /// <summary>What every command writes with <c>--json</c> is one document of its schema.</summary>
    public static void AssertValid(string output)
    {
        using var document = System.Text.Json.JsonDocument.Parse(output);
        Assert.Empty(Problems(document.RootElement.GetProperty("command").GetString()!, output));
    }
}
