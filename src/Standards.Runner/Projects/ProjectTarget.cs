using System;
using System.IO;
using System.Linq;
using Standards.Commands;

namespace Standards.Projects;

/// <summary>The solution or project that a command is about.</summary>
/// <param name="Path">Its file.</param>
/// <param name="IsSolution">Whether it is a solution or a filter over one.</param>
internal sealed record ProjectTarget(string Path, bool IsSolution)
{
    private static readonly string[] Solutions = [".sln", ".slnx"];
    private const string Filter = ".slnf";
    private const string Project = ".csproj";

    /// <param name="path">A file, or a folder that holds one; relative to the root.</param>
    /// <param name="root">The folder that relative paths begin from.</param>
    public static ProjectTarget Find(string? path, string root)
    {
        var full = System.IO.Path.GetFullPath(path ?? ".", root);
        if (Directory.Exists(full))
        {
            return InFolder(full);
        }

        if (!File.Exists(full))
        {
            throw CommandException.Usage($"'{full}' does not exist");
        }

        var isSolution = Has(full, Solutions) || Has(full, [Filter]);
        return isSolution || Has(full, [Project])
            ? new ProjectTarget(full, isSolution)
            : throw CommandException.Usage($"'{full}' is no solution and no C# project; name a .sln, .slnx, .slnf or .csproj file, or a folder that holds one");
    }

    /// <summary>The solution, else the filter, else the project; several are for the user to choose from.</summary>
    private static ProjectTarget InFolder(string folder)
    {
        foreach (var extensions in new[] { Solutions, [Filter], [Project] })
        {
            var files = Directory.GetFiles(folder).Where(file => Has(file, extensions)).Order(StringComparer.Ordinal).ToArray();
            if (files.Length == 1)
            {
                return new ProjectTarget(files[0], extensions[0] != Project);
            }

            if (files.Length > 1)
            {
                throw CommandException.Usage($"'{folder}' holds {string.Join(" and ", files.Select(static file => "'" + System.IO.Path.GetFileName(file) + "'"))}; name one of them");
            }
        }

        throw CommandException.Usage($"'{folder}' holds no solution and no C# project; name one");
    }

    private static bool Has(string file, string[] extensions) => extensions.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
