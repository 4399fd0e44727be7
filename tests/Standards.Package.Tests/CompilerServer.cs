using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Standards;

/// <summary>
/// The builds that these tests start share a compiler of their own, whatever this machine has set: it ends with them.
/// A compiler for each build costs more than the build.
/// </summary>
internal static class CompilerServer
{
    private const string Shared = "UseSharedCompilation", Id = "SharedCompilationId";

    private static readonly string Pipe = string.Create(CultureInfo.InvariantCulture, $"standards-tests-{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>MSBuild takes the variables of the environment for properties.</summary>
    [ModuleInitializer]
    internal static void Name()
    {
        Environment.SetEnvironmentVariable(Shared, "true");
        Environment.SetEnvironmentVariable(Id, Pipe);

        // Of the runtimes that are started: they end before profiles pay for themselves.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => End();
    }

    private static void End()
    {
        var folder = typeof(CompilerServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "CompilerFolder").Value!;
        var server = Path.Combine(folder, "bincore", "VBCSCompiler.dll");

        // Where it is elsewhere, the server ends by itself after ten minutes.
        if (File.Exists(server))
        {
            using var shutdown = Process.Start(new ProcessStartInfo("dotnet", [server, "-shutdown", "-pipename:" + Pipe]) { RedirectStandardOutput = true, RedirectStandardError = true });
            shutdown?.WaitForExit(TimeSpan.FromSeconds(20));
        }
    }
}
