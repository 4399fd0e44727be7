using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Standards.Processes;

/// <summary>
/// Which children run, one file each. A tool that is killed cannot end them, and one that builds or tests on would write into what the next run reads:
/// that run ends them first.
/// </summary>
/// <param name="folder">Where the files are. The caller holds a lock under which no other run writes there.</param>
internal sealed class ProcessJournal(string folder)
{
    private const string Form = "O";

    /// <summary>The system counts from its own start, and when that was is worked out anew in every process.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>Ends what a killed run left behind.</summary>
    /// <returns>How many processes that were.</returns>
    public int EndAbandoned()
    {
        var ended = 0;
        if (!Directory.Exists(folder))
        {
            return ended;
        }

        foreach (var file in Directory.GetFiles(folder))
        {
            // Another process may have the number by now: the start says whether it is the same.
            if (int.TryParse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && DateTime.TryParseExact(File.ReadAllText(file), Form, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var started) && Find(id) is { } process)
            {
                using (process)
                {
                    ended += Start(process) is { } start && (start - started).Duration() < Tolerance && End(process) ? 1 : 0;
                }
            }

            File.Delete(file);
        }

        return ended;
    }

    /// <summary>Writes down that a process runs; disposed, that it has ended.</summary>
    /// <returns>Null where it has ended already: there is nothing to write down.</returns>
    public IDisposable? Enter(int id)
    {
        using var process = Find(id);
        if (process is null || Start(process) is not { } start)
        {
            return null;
        }

        var file = Path.Combine(folder, id.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, start.ToString(Form, CultureInfo.InvariantCulture));
        return new Entry(file);
    }

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DateTime? Start(Process process)
    {
        try
        {
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static bool End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            return false;
        }
    }

    private sealed class Entry(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
