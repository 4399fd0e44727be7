using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Standards.Evidence;

namespace Standards.Testing;

/// <summary>Gives tests of NUnit and MSTest the categories that the xUnit report of the same run leaves out.</summary>
internal static class TestCategories
{
    public const string Trait = "Category";

    /// <param name="tests">Of the xUnit report.</param>
    /// <param name="file">TRX, or the report of NUnit.</param>
    /// <param name="library">Which of the two wrote it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="EvidenceException">The report cannot be used.</exception>
    public static ImmutableArray<TestResult> Add(ImmutableArray<TestResult> tests, string file, TestLibrary library, CancellationToken cancellationToken)
    {
        var categories = (library == TestLibrary.NUnit ? OfNUnit(file, cancellationToken) : OfTrx(file, cancellationToken)).ToLookup(static pair => pair.Test, static pair => pair.Category);
        return categories.Count == 0 ? tests : [.. tests.Select(test => categories[Key(test.ClassName, test.MethodName)].Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } own
            ? test with { Traits = test.Traits.AddRange(own.Select(static category => new Trait(Trait, category))) }
            : test)];
    }

    private static IEnumerable<(string Test, string Category)> OfTrx(string file, CancellationToken cancellationToken)
        => TrxReader.Read(file, cancellationToken).Tests.SelectMany(static test => test.Traits.Where(static trait => trait.Name == Trait).Select(trait => (Key(test.ClassName, test.MethodName), trait.Value)));

    private static List<(string Test, string Category)> OfNUnit(string file, CancellationToken cancellationToken)
        => SafeXml.Read(
            file,
            static xml =>
            {
                xml.Begin();
                if (xml.Name != "test-run")
                {
                    throw xml.Problem($"is no report of NUnit: its root is '{xml.Name}'");
                }

                var found = new List<(string, string)>();
                AddWithin(xml, null, [], found);
                return found;
            },
            cancellationToken);

    /// <summary>Categories stand at a test case, before it ends, and at the suites around it, before their members: class, namespace, assembly.</summary>
    private static void AddWithin(XmlElements xml, string? test, ImmutableArray<string> outer, List<(string Test, string Category)> found)
    {
        var depth = xml.Depth;
        var categories = outer;
        while (xml.Child(depth))
        {
            switch (xml.Name)
            {
                case "properties":
                    categories = categories.AddRange(Categories(xml));
                    break;
                case "test-suite":
                    AddWithin(xml, null, categories, found);
                    break;
                case "test-case":
                    AddWithin(xml, Key(xml.Attribute("classname"), xml.Attribute("methodname")), categories, found);
                    break;
            }
        }

        if (test is not null)
        {
            found.AddRange(categories.Select(category => (test, category)));
        }
    }

    private static List<string> Categories(XmlElements xml)
    {
        var depth = xml.Depth;
        var found = new List<string>();
        while (xml.Child(depth))
        {
            if (xml.Name == "property" && xml.Attribute("name") == Trait)
            {
                found.Add(xml.RequiredAttribute("value"));
            }
        }

        return found;
    }

    /// <summary>Without the arguments of the test, which the reports write differently.</summary>
    private static string Key(string? type, string? method) => $"{type}.{method?.Split('(')[0].TrimEnd()}";
}
