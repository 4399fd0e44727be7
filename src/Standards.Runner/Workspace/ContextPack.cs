using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>A file that is read before work goes on.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
internal sealed record ContextFile(string Path, string Hash);

/// <summary>What is read before the implementation, in this order: the rules of the repository, the requirement, its research, the guides.</summary>
internal static class ContextPack
{
    private const string Agents = "AGENTS.md";

    public static ImmutableArray<ContextFile> Of(Requirement requirement)
    {
        IEnumerable<string> own = new[] { Prd.FileName, TaskList.FileName, Requirement.Plan, Recovery.FileName }
            .Concat(requirement.Files("research", ".md").Where(static name => name != Requirement.Plan))
            .Concat(requirement.Files(Requirement.Tmp, ".md"))
            .Select(requirement.Shown);
        return [.. own.Prepend(Agents).Concat((requirement.Prd?.Guides ?? []).Select(static guide => guide.Path)).Distinct(StringComparer.Ordinal).Select(path => Read(requirement.Root, path)).OfType<ContextFile>()];
    }

    /// <summary>Those of them that do not belong to the requirement: the rules of the repository, the guides.</summary>
    public static IEnumerable<ContextFile> Around(Requirement requirement)
        => Of(requirement).Where(file => !file.Path.StartsWith(requirement.Folder + "/", StringComparison.Ordinal));

    private static ContextFile? Read(string root, string path)
        => RootedPath.Resolve(root, path) is { } full && File.Exists(full) ? new ContextFile(path, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(full)))) : null;
}
