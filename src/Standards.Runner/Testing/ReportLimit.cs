using System.IO;
using Standards.Evidence;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>The size above which a report is not read.</summary>
internal static class ReportLimit
{
    private const long Megabyte = 1 << 20;

    /// <exception cref="EvidenceException">The report is larger.</exception>
    public static void Ensure(string path, LimitPolicy limits)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length > limits.ReportMegabytes * Megabyte)
        {
            throw new EvidenceException(path, $"has {file.Length / Megabyte} MB, and 'limits.reportMegabytes' is {limits.ReportMegabytes}");
        }
    }
}
