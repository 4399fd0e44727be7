using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Standards.Evidence;

/// <summary>What TRX says of a test apart from its result.</summary>
/// <param name="ClassName">With namespace.</param>
/// <param name="MethodName">Without arguments.</param>
/// <param name="Traits">Categories and properties.</param>
internal sealed record TrxDefinition(string? ClassName, string? MethodName, ImmutableArray<Trait> Traits)
{
    private const string Category = "Category";

    /// <summary>The element <c>TestDefinitions</c>, by the IDs that results name.</summary>
    public static void Read(XmlElements xml, Dictionary<string, TrxDefinition> definitions)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Attribute("id") is { } id)
            {
                definitions[id] = ReadOne(xml);
            }
        }
    }

    private static TrxDefinition ReadOne(XmlElements xml)
    {
        var traits = ImmutableArray.CreateBuilder<Trait>();
        string? className = null;
        string? methodName = null;
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            switch (xml.Name)
            {
                case "TestMethod":
                    // Older tools add the assembly.
                    className = xml.Attribute("className")?.Split(',', 2)[0];
                    methodName = TestReportBuilder.MethodName(xml.Attribute("name"));
                    break;
                case "TestCategory":
                    ReadCategories(xml, traits);
                    break;
                case "Properties":
                    ReadProperties(xml, traits);
                    break;
            }
        }

        return new TrxDefinition(className, methodName, traits.ToImmutable());
    }

    private static void ReadCategories(XmlElements xml, ImmutableArray<Trait>.Builder traits)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name == "TestCategoryItem")
            {
                traits.Add(new Trait(Category, xml.RequiredAttribute("TestCategory")));
            }
        }
    }

    private static void ReadProperties(XmlElements xml, ImmutableArray<Trait>.Builder traits)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            var property = xml.Depth;
            string? key = null;
            string? value = null;
            while (xml.Child(property))
            {
                switch (xml.Name)
                {
                    case "Key":
                        key = xml.Text();
                        break;
                    case "Value":
                        value = xml.Text();
                        break;
                }
            }

            if (key is not null)
            {
                traits.Add(new Trait(key, value ?? ""));
            }
        }
    }
}
