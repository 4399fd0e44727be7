using System;
using System.Diagnostics;
using System.IO;

namespace Standards.Testing;

/// <summary>What the tool brings along for the processes that run tests.</summary>
internal static class TestAssets
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "testing");

    /// <summary>The logger of VSTest that writes xUnit XML, which has traits.</summary>
    public static string XunitLogger { get; } = Path.Combine(Folder, "xunit");

    /// <summary>The coverage collector.</summary>
    public static string Coverlet { get; } = Path.Combine(Folder, "coverlet");

    /// <summary>The major version of an assembly beside a module; 0 where it says none.</summary>
    public static int MajorVersion(TestModule module, string file) => FileVersionInfo.GetVersionInfo(Path.Combine(module.Folder, file)).FileMajorPart;
}
