using System.Linq;

namespace Standards.Evidence;

/// <summary>What TRX says of the run as a whole, held against its results.</summary>
internal sealed class TrxSummary(TestReportBuilder report, TrxResults results)
{
    // Each of these is a failed test to the tools that write it.
    private static readonly string[] Failures = ["failed", "error", "timeout", "aborted", "passedButRunAborted", "notRunnable", "disconnected", "warning", "completed", "inProgress", "pending"];

    /// <summary>The element <c>ResultSummary</c>; results stand before it in the file.</summary>
    public void Read(XmlElements xml)
    {
        var outcome = xml.RequiredAttribute("outcome");
        var depth = xml.Depth;
        var hasCounters = false;
        while (xml.Child(depth))
        {
            if (xml.Name == "Counters")
            {
                hasCounters = true;
                ReadCounters(xml);
            }
            else if (xml.Name == "RunInfos")
            {
                ReadMessages(xml);
            }
        }

        if (!hasCounters)
        {
            report.AddProblem("the run has no counters");
        }

        // Last, because the messages of the run say more.
        CheckOutcome(xml, outcome);
    }

    private void CheckOutcome(XmlElements xml, string outcome)
    {
        switch (outcome)
        {
            case "Completed" or "Passed" or "Warning" or "Inconclusive" or "NotExecuted":
                break;
            case "Failed":
                if (!results.HasFailure)
                {
                    report.AddProblem("the run failed, and none of its tests did");
                }

                break;
            case "Aborted" or "Error" or "Timeout" or "Disconnected" or "NotRunnable" or "PassedButRunAborted" or "InProgress" or "Pending":
                report.IsAborted = true;
                report.AddProblem($"the run ended as '{outcome}'");
                break;
            default:
                throw xml.Problem($"has a run with an outcome that is not defined: '{outcome}'");
        }
    }

    private void ReadCounters(XmlElements xml)
    {
        var total = xml.Number("total") ?? 0;
        var passed = xml.Number("passed") ?? 0;
        var failed = Failures.Sum(name => xml.Number(name) ?? 0);
        if (!results.Match(total, passed, failed))
        {
            report.AddProblem($"the run counts {new TestTally(total, passed, failed)}, and lists {results.Listed}");
        }

        report.IsAborted |= (xml.Number("aborted") ?? 0) > 0;
    }

    private void ReadMessages(XmlElements xml)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name != "RunInfo" || xml.Attribute("outcome") is not ("Error" or "Failed" or "Aborted" or "Timeout"))
            {
                continue;
            }

            var text = "";
            var info = xml.Depth;
            while (xml.Child(info))
            {
                if (xml.Name == "Text")
                {
                    text = xml.Text().Trim();
                }
            }

            report.AddProblem(text.Length > 0 ? text : "the run has an error");
        }
    }
}
