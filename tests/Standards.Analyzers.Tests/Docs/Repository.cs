using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Syntax;

namespace Standards.Docs;

/// <summary>The files of this repository, found from where the tests run.</summary>
internal static class Repository
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    // The pages of requirements are no documentation; the gate looks at them.
    private static readonly HashSet<string> SkippedDirectories = new(StringComparer.Ordinal) { "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "requirements" };

    public static string Root { get; } = FindRoot();

    /// <summary>All Markdown files but those of requirements, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> MarkdownFiles { get; } = Find(new DirectoryInfo(Root), "*.md").Order(StringComparer.Ordinal).ToArray();

    /// <summary>All C# files of the product, the same way.</summary>
    public static IReadOnlyList<string> SourceFiles => [.. Find(new DirectoryInfo(Path.Combine(Root, "src")), "*.cs").Order(StringComparer.Ordinal)];

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath)).ReplaceLineEndings("\n");

    public static MarkdownDocument Parse(string relativePath) => Markdown.Parse(Read(relativePath), Pipeline);

    public static bool Exists(string relativePath)
        => File.Exists(Path.Combine(Root, relativePath)) || Directory.Exists(Path.Combine(Root, relativePath));

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Standards.Analyzers.sln")))
            {
                return directory.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no Standards.Analyzers.sln above '{AppContext.BaseDirectory}'");
    }

    private static IEnumerable<string> Find(DirectoryInfo directory, string pattern)
    {
        foreach (var file in directory.EnumerateFiles(pattern))
        {
            yield return Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');
        }

        foreach (var child in directory.EnumerateDirectories())
        {
            if (child.Name[0] == '.' || SkippedDirectories.Contains(child.Name))
            {
                continue;
            }

            foreach (var file in Find(child, pattern))
            {
                yield return file;
            }
        }
    }
}
