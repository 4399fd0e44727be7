using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Standards.Gate;
using Standards.Policy;

namespace Standards.Building;

/// <summary>Whether what is said of a project as a whole is new: something changed that its compilation is made of.</summary>
internal static class ProjectScope
{
    private static readonly string[] Shared = [".props", ".targets", ".editorconfig", ".globalconfig", ".ruleset", ".rsp"];
    private static readonly string[] Own = [".cs", ".csproj", .. Shared];
    private static readonly string[] AtTheRoot = ["standards.json", "global.json", "nuget.config"];

    /// <summary>With scope 'new': whether one of the project's own files changed, or a file in a folder above it that every project below reads.</summary>
    /// <param name="context">The run.</param>
    /// <param name="project">The project file, in full.</param>
    /// <param name="policy">Whether the files at the root count too that decide about every project without being part of one.</param>
    public static bool Contains(GateContext context, string project, bool policy = true)
    {
        if (context.Policy.Gate.Scope == GateScope.All || context.Changes is not { } changes)
        {
            return true;
        }

        // Of what lies outside nothing is known.
        var folder = context.Relative(Path.GetDirectoryName(project)!);
        return folder is null || changes.Files.Keys.Concat(changes.Deleted).Any(file => IsPartOf(file, folder) || (policy && AtTheRoot.Contains(file, StringComparer.OrdinalIgnoreCase)));
    }

    private static bool IsPartOf(string file, string folder)
        => IsBelow(file, folder)
            ? Has(file, Own)
            : Has(file, Shared) && IsBelow(folder + "/", FolderOf(file));

    private static bool IsBelow(string path, string folder) => folder is "." or "" || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static string FolderOf(string file) => file.LastIndexOf('/') is > 0 and var slash ? file[..slash] : ".";

    private static bool Has(string file, IEnumerable<string> extensions) => extensions.Any(extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
