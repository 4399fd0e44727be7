using System;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Standards.Policy;

namespace Standards.Schemas;

/// <summary>The JSON schema of <c>standards.json</c>, from the types that read it.</summary>
internal static class PolicySchema
{
    public static JsonObject Create()
    {
        var schema = (JsonObject)PolicyReader.Json.GetJsonSchemaAsNode(typeof(StandardsPolicy), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Described });
        schema.Remove("type");
        var document = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = StandardsPolicy.FileName,
            ["description"] = "What a repository asks of itself; read by the tool 'standards'.",
            ["type"] = "object",
        };
        foreach (var (name, value) in schema.ToList())
        {
            document[name] = value?.DeepClone();
        }

        return document;
    }

    private static JsonNode Described(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        if (context.PropertyInfo?.AttributeProvider is { } property && property.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute description])
        {
            // First, where editors and people look.
            schema.Remove("description");
            schema.Insert(0, "description", description.Description);
        }

        // What the reader checks besides the shape.
        if (context.TypeInfo.Type == typeof(DateOnly))
        {
            schema["format"] = "date";
        }

        if (schema["default"] is JsonObject or JsonArray)
        {
            schema.Remove("default");
        }

        return schema;
    }
}
