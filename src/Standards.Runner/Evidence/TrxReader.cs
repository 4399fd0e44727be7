using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Standards.Evidence;

/// <summary>Reads TRX, as VSTest and Microsoft.Testing.Platform write it.</summary>
/// <remarks>
/// VSTest writes no traits of xUnit and NUnit, categories of MSTest only. Microsoft.Testing.Extensions.TrxReport writes traits as properties of the definition.
/// A failed test of xUnit is also an error of the run, which is a problem of the report.
/// </remarks>
internal static class TrxReader
{
    private const string TestRun = "TestRun";

    /// <inheritdoc cref="TestReports.Read(string, CancellationToken)"/>
    /// <param name="path">TRX.</param>
    public static TestReport Read(string path, CancellationToken cancellationToken) => SafeXml.Read(path, Parse, cancellationToken);

    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    /// <param name="stream">The report.</param>
    /// <param name="file">Its name for messages.</param>
    public static TestReport Read(Stream stream, string file, CancellationToken cancellationToken) => SafeXml.Read(stream, file, Parse, cancellationToken);

    public static bool IsRoot(string name) => name == TestRun;

    /// <summary>The root was just read.</summary>
    public static TestReport ParseRoot(XmlElements xml)
    {
        var report = new TestReportBuilder();
        var results = new TrxResults();
        var definitions = new Dictionary<string, TrxDefinition>(StringComparer.OrdinalIgnoreCase);
        var hasSummary = false;
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            switch (xml.Name)
            {
                case "Results":
                    results.Read(xml);
                    break;
                case "TestDefinitions":
                    TrxDefinition.Read(xml, definitions);
                    break;
                case "ResultSummary":
                    hasSummary = true;
                    new TrxSummary(report, results).Read(xml);
                    break;
            }
        }

        if (!hasSummary)
        {
            report.AddProblem("the run has no summary");
        }

        report.Tests.AddRange(results.Leaves.Select(result => result.With(definitions.GetValueOrDefault(result.TestId))));
        return report.Report();
    }

    private static TestReport Parse(XmlElements xml)
    {
        xml.Begin();
        return IsRoot(xml.Name) ? ParseRoot(xml) : throw xml.Problem($"is no TRX: its root is '{xml.Name}'");
    }
}
