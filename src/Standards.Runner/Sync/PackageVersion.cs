using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Commands;
using Standards.Projects;

namespace Standards.Sync;

/// <summary>The package in a project: another version could translate differently, and build and tool would never agree.</summary>
internal static class PackageVersion
{
    private const string Assembly = "Standards.Analyzers.dll";

    /// <summary>Whether the project uses the package at all; in another version it is an error.</summary>
    public static bool IsUsedBy(LoadedProject project)
    {
        var reference = project.Project.AnalyzerReferences.FirstOrDefault(static reference => Path.GetFileName(reference.FullPath) == Assembly);
        if (reference is null)
        {
            return false;
        }

        // A project reference that was not built yet has no file, and its version is the repository's own.
        if (Of(reference.FullPath!) is { } version && version != StandardsCommand.Version)
        {
            throw CommandException.Blocked($"'{project.Path}' uses Standards.Analyzers {version}, and this tool is version {StandardsCommand.Version}; install Standards.Runner {version}");
        }

        return true;
    }

    /// <summary>The version of the package that an assembly of it belongs to; null where there is no such file.</summary>
    public static string? Of(string assembly)
        => File.Exists(assembly) ? FileVersionInfo.GetVersionInfo(assembly).ProductVersion?.Split('+')[0] : null;
}
