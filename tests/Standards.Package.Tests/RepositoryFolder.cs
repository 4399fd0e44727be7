using System;
using System.IO;

namespace Standards;

/// <summary>The folder of this repository, above the tests' output.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Standards.Analyzers.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no Standards.Analyzers.sln above " + AppContext.BaseDirectory);
        }

        return folder;
    }
}
