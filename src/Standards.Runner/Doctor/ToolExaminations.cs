using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Processes;

namespace Standards.Doctor;

/// <summary>The tools that everything else starts: the .NET SDK, git, and this one.</summary>
internal static class ToolExaminations
{
    private const string Package = "standards.runner";

    /// <summary>The SDK looks for it in a folder <c>.config</c> first, and then beside it, where SDK 10 writes it.</summary>
    private const string ToolManifest = "dotnet-tools.json";

    /// <summary>Whether <c>dotnet</c> finds an SDK that <c>global.json</c> accepts.</summary>
    public static async Task<Examination> SdkAsync(Patient patient, CancellationToken cancellationToken)
    {
        const string name = "sdk";
        ProcessResult result;
        try
        {
            result = await patient.Processes.RunAsync(new ProcessRequest("dotnet", patient.Root, "--version"), cancellationToken).ConfigureAwait(false);
        }
        catch (CommandException exception)
        {
            return Examination.Problem(name, exception.Message, "install the .NET SDK 10 or later: https://dotnet.microsoft.com/download");
        }

        var (file, asked) = Asked(patient.Root);
        var wanted = file is null ? "no global.json" : $"global.json asks for {asked ?? "no version"}";
        if (!result.IsSuccess)
        {
            var said = (result.Error + result.Output).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return Examination.Problem(name, $"no SDK is accepted, {wanted}: {string.Join(" / ", said.Take(3)).TrimEnd('.')}", file is null ? "dotnet --list-sdks" : $"install the SDK {asked}, or change {Path.GetRelativePath(patient.Root, file)}");
        }

        return Examination.Ok(name, $".NET SDK {result.Output.Trim()}, {wanted}");
    }

    /// <summary>Whether git answers, and the folder belongs to a repository.</summary>
    public static async Task<(Examination Examination, GitRepository? Git)> GitAsync(Patient patient, CancellationToken cancellationToken)
    {
        const string name = "git";
        try
        {
            var git = await GitRepository.FindAsync(patient.Processes, patient.Root, cancellationToken).ConfigureAwait(false);
            if (git is null)
            {
                return (new Examination(name, [new Fact("no git, or no repository: checks that compare with a base are not applicable, and no evidence is reused", ExaminationStatus.Warning, "git init")]), null);
            }

            var version = (await git.RunAsync(cancellationToken, "version").ConfigureAwait(false)).Trim();
            return await git.IsShallowAsync(cancellationToken).ConfigureAwait(false)
                ? (new Examination(name, [new Fact($"{version}; a part of the history is not here", ExaminationStatus.Warning, "git fetch --unshallow, or in CI: fetch-depth: 0")]), git)
                : (Examination.Ok(name, version), git);
        }
        catch (CommandException exception)
        {
            return (Examination.Problem(name, exception.Message, "git status"), null);
        }
    }

    /// <summary>Whether the repository says which version of this tool it means.</summary>
    public static Examination Pin(Patient patient)
    {
        const string name = "pin";
        if (Above(patient.Root, Path.Combine(".config", ToolManifest), ToolManifest) is not { } file)
        {
            return new Examination(name, [new Fact($"no {ToolManifest}; this tool is version {StandardsCommand.Version}", Fix: "dotnet new tool-manifest && dotnet tool install Standards.Runner")]);
        }

        string? pinned;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            pinned = document.RootElement.TryGetProperty("tools", out var tools)
                ? tools.EnumerateObject().Where(static tool => tool.Name.Equals(Package, StringComparison.OrdinalIgnoreCase)).Select(static tool => tool.Value.GetProperty("version").GetString()).FirstOrDefault()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            return Examination.Problem(name, $"'{file}' cannot be understood: {exception.Message.TrimEnd('.')}", "dotnet tool list");
        }

        return pinned is null ? new Examination(name, [new Fact($"'{file}' does not name Standards.Runner; this tool is version {StandardsCommand.Version}", Fix: "dotnet tool install Standards.Runner")])
            : pinned == StandardsCommand.Version ? Examination.Ok(name, $"Standards.Runner {pinned}")
            : new Examination(name, [new Fact($"'{file}' names Standards.Runner {pinned}, and this tool is version {StandardsCommand.Version}", ExaminationStatus.Warning, "dotnet tool restore && dotnet standards doctor")]);
    }

    private static (string? File, string? Version) Asked(string root)
    {
        if (Above(root, "global.json") is not { } file)
        {
            return (null, null);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var version = document.RootElement.TryGetProperty("sdk", out var sdk) && sdk.TryGetProperty("version", out var value) ? value.GetString() : null;
            var rollForward = version is not null && sdk.TryGetProperty("rollForward", out var roll) ? roll.GetString() : null;
            return (file, rollForward is null ? version : $"{version} ({rollForward})");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // What 'dotnet' makes of it, it says itself.
            return (file, null);
        }
    }

    /// <summary>The first of these files that a folder has, from the root upwards.</summary>
    private static string? Above(string root, params ReadOnlySpan<string> names)
    {
        for (var folder = Path.GetFullPath(root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var name in names)
            {
                if (File.Exists(Path.Combine(folder, name)))
                {
                    return Path.Combine(folder, name);
                }
            }
        }

        return null;
    }
}
