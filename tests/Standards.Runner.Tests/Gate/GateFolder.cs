using System;
using System.Threading.Tasks;
using Standards.Git;

namespace Standards.Gate;

/// <summary>A repository whose checks of files pass; nothing of it is built.</summary>
internal static class GateFolder
{
    public const string Checks = "policy-changed,waivers,docs-words,docs-build,changelog";

    /// <param name="docs">The command of 'docs-build', one word an argument.</param>
    public static (string Name, string Text)[] Files(params string[] docs) =>
    [
        ("standards.json", $$"""
            {
              "version": 1,
              "build": { "target": "Library.csproj" },
              "gate": { "changelog": { "mode": "entry" }, "docs": { "build": [{{string.Join(", ", Array.ConvertAll(docs, static word => $"\"{word}\""))}}] } }
            }
            """),
        ("Library.csproj", "<Project />\n"),
        ("README.md", "# Library\n"),
        ("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- One.\n"),
    ];

    public static Task<GitFolder> CreateAsync(params string[] docs) => GitFolder.CreateAsync(Files(docs));

    public static Task<Tool.Result> RunAsync(string root, params string[] more)
        => Tool.RunAsync(["gate", "--root", root, "--only", Checks, "--json", .. more]);
}
