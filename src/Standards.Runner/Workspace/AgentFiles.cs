using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Files;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>How a generated file stands to what would be generated.</summary>
internal enum DriftState
{
    /// <summary>It is the same.</summary>
    Current,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is as it was written, and the policy or the tool has changed since.</summary>
    Stale,

    /// <summary>It was changed by hand.</summary>
    Edited,

    /// <summary>It is somebody's own: nothing in it says that the tool wrote it.</summary>
    Foreign,
}

/// <summary>A generated file and its state.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="State">How it is.</param>
internal sealed record DriftFile(string Path, DriftState State);

/// <summary>The files that agents read: a block of <c>AGENTS.md</c>, and for Claude four agents and four commands. They follow from the policy and the rules.</summary>
internal static class AgentFiles
{
    public const string Agents = "AGENTS.md";

    /// <summary>Writes what is missing or stale; what was edited, or is somebody's own, only by force.</summary>
    /// <exception cref="CommandException">A path leads through a link, or cannot be written.</exception>
    public static ImmutableArray<LaidFile> Write(string root, StandardsPolicy policy, bool force = false, bool dryRun = false)
    {
        var laid = ImmutableArray.CreateBuilder<LaidFile>();
        foreach (var (path, text) in AgentTexts.All(policy))
        {
            var state = State(root, path, text);
            var action = state switch
            {
                DriftState.Current => InitAction.Unchanged,
                DriftState.Missing => InitAction.Written,
                DriftState.Stale => InitAction.Replaced,
                _ => force ? InitAction.Replaced : InitAction.Kept,
            };
            if (!dryRun && action is InitAction.Written or InitAction.Replaced)
            {
                Put(root, path, text);
            }

            laid.Add(new LaidFile(path, action));
        }

        return laid.ToImmutable();
    }

    /// <summary>The state of every file; where none was ever written, nothing.</summary>
    public static ImmutableArray<DriftFile> Check(string root, StandardsPolicy policy)
    {
        ImmutableArray<DriftFile> files = [.. AgentTexts.All(policy).Select(file => new DriftFile(file.Path, State(root, file.Path, file.Text)))];
        return files.All(static file => file.State is DriftState.Missing or DriftState.Foreign) ? [] : files;
    }

    private static DriftState State(string root, string path, string text)
    {
        var full = Resolve(root, path);
        if (!File.Exists(full))
        {
            return DriftState.Missing;
        }

        var whole = Read(full, path);
        var own = path == Agents ? AgentTexts.Block.Get(whole) : whole;
        return own is null ? DriftState.Missing
            : own.TrimEnd('\n') == text.TrimEnd('\n') ? DriftState.Current
            : GeneratedMark.Verify(own) switch { true => DriftState.Stale, false => DriftState.Edited, null => DriftState.Foreign };
    }

    private static void Put(string root, string path, string text)
    {
        var full = Resolve(root, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            var old = path == Agents ? File.Exists(full) ? Read(full, path) : "# AGENTS.md\n" : null;
            WholeFile.Write(full, old is null ? text : AgentTexts.Block.Put(old, text.TrimEnd('\n')));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{path}' cannot be written: {exception.Message}");
        }
    }

    private static string Read(string full, string path)
    {
        try
        {
            return File.ReadAllText(full).ReplaceLineEndings("\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{path}' cannot be read: {exception.Message}");
        }
    }

    private static string Resolve(string root, string path)
        => RootedPath.Resolve(root, path) ?? throw CommandException.Blocked($"'{path}' leads through a link, or outside the root");
}
