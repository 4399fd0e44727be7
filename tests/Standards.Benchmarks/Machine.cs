using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Standards;

/// <summary>What the figures are of.</summary>
internal static class Machine
{
    public static void Print()
    {
        var processor = OperatingSystem.IsLinux() ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        var load = OperatingSystem.IsLinux() ? ", load average " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";
        Console.WriteLine($"{Environment.ProcessorCount} cores{(processor is null ? "" : " of " + processor)}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.RuntimeIdentifier}, .NET {Environment.Version}{load}");
    }
}
