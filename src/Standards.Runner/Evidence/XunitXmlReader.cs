using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Standards.Evidence;

/// <summary>Reads XML of xUnit version 2 and later, as xUnit writes it and as XunitXml.TestLogger writes it for any framework.</summary>
/// <remarks>The logger loses the reasons of skipped tests and failures outside of tests, such as those of a class fixture's cleanup.</remarks>
internal static class XunitXmlReader
{
    private const string Assemblies = "assemblies";
    private const string Assembly = "assembly";

    /// <inheritdoc cref="TestReports.Read(string, CancellationToken)"/>
    /// <param name="path">xUnit XML.</param>
    public static TestReport Read(string path, CancellationToken cancellationToken) => SafeXml.Read(path, Parse, cancellationToken);

    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    /// <param name="stream">The report.</param>
    /// <param name="file">Its name for messages.</param>
    public static TestReport Read(Stream stream, string file, CancellationToken cancellationToken) => SafeXml.Read(stream, file, Parse, cancellationToken);

    public static bool IsRoot(string name) => name is Assemblies or Assembly;

    /// <summary>The root was just read.</summary>
    public static TestReport ParseRoot(XmlElements xml)
    {
        var report = new TestReportBuilder();
        if (xml.Name == Assembly)
        {
            ReadAssembly(xml, report);
            return report.Report();
        }

        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name == Assembly)
            {
                ReadAssembly(xml, report);
            }
        }

        return report.Report();
    }

    private static TestReport Parse(XmlElements xml)
    {
        xml.Begin();
        return IsRoot(xml.Name) ? ParseRoot(xml) : throw xml.Problem($"is no xUnit report: its root is '{xml.Name}'");
    }

    private static void ReadAssembly(XmlElements xml, TestReportBuilder report)
    {
        var depth = xml.Depth;
        var name = Path.GetFileName(xml.Attribute("name")?.Replace('\\', '/')) ?? "";
        var stated = (Total: xml.Number("total"), Passed: xml.Number("passed"), Failed: xml.Number("failed"));
        var errors = xml.Number("errors") ?? 0;
        var before = report.Tests.Count;
        var listed = 0;
        while (xml.Child(depth))
        {
            if (xml.Name == "errors")
            {
                listed += ReadErrors(xml, report);
            }
            else if (xml.Name == "collection")
            {
                ReadCollection(xml, report);
            }
        }

        if (listed == 0 && errors > 0)
        {
            report.AddProblem($"'{name}' counts {errors} errors outside of its tests");
        }

        var tally = TestTally.Of(report.Tests.Skip(before));
        var counted = new TestTally(stated.Total ?? tally.Total, stated.Passed ?? tally.Passed, stated.Failed ?? tally.Failed);
        if (counted != tally)
        {
            report.AddProblem($"'{name}' counts {counted}, and lists {tally}");
        }
    }

    private static int ReadErrors(XmlElements xml, TestReportBuilder report)
    {
        var depth = xml.Depth;
        var count = 0;
        while (xml.Child(depth))
        {
            if (xml.Name != "error")
            {
                continue;
            }

            var type = xml.Attribute("type") ?? "error";
            var name = xml.Attribute("name");
            var message = ReadFailure(xml);
            report.AddProblem(type + (string.IsNullOrEmpty(name) ? "" : $" of '{name}'") + (message is null ? "" : ": " + message));
            report.IsAborted |= type == "fatal";
            count++;
        }

        return count;
    }

    private static void ReadCollection(XmlElements xml, TestReportBuilder report)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name == "test")
            {
                report.Tests.Add(ReadTest(xml));
            }
        }
    }

    private static TestResult ReadTest(XmlElements xml)
    {
        var depth = xml.Depth;
        var name = xml.RequiredAttribute("name");
        var type = xml.Attribute("type");
        var method = TestReportBuilder.MethodName(xml.Attribute("method"));
        var file = xml.Attribute("source-file");
        var line = xml.Number("source-line") ?? 0;
        var outcome = Outcome(xml);
        string? message = null;
        var traits = new List<Trait>();
        while (xml.Child(depth))
        {
            switch (xml.Name)
            {
                case "failure":
                    message = ReadFailure(xml, isFailure: true) ?? message;
                    break;
                case "reason":
                    message = xml.Text();
                    break;
                case "traits":
                    ReadTraits(xml, traits);
                    break;
            }
        }

        return new TestResult(name, type, method, outcome, message, [.. traits], file, line <= int.MaxValue ? (int)line : 0);
    }

    private static TestOutcome Outcome(XmlElements xml) => xml.RequiredAttribute("result") switch
    {
        "Pass" => TestOutcome.Passed,
        "Fail" => TestOutcome.Failed,

        // The last is the logger's word for tests that an adapter gave no verdict on.
        "Skip" or "NotRun" or "Unknown" => TestOutcome.Skipped,
        var result => throw xml.Problem($"has a test with a result that is not defined: '{result}'"),
    };

    /// <summary>The message of the <c>failure</c> that is the current element, or a child of it.</summary>
    private static string? ReadFailure(XmlElements xml, bool isFailure = false)
    {
        var depth = xml.Depth;
        string? message = null;
        while (xml.Child(depth))
        {
            if (isFailure && xml.Name == "message")
            {
                message = xml.Text();
            }
            else if (!isFailure && xml.Name == "failure")
            {
                message = ReadFailure(xml, isFailure: true) ?? message;
            }
        }

        return message;
    }

    private static void ReadTraits(XmlElements xml, List<Trait> traits)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name == "trait")
            {
                traits.Add(new Trait(xml.RequiredAttribute("name"), xml.RequiredAttribute("value")));
            }
        }
    }
}
