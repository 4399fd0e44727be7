using System;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Workspace;

namespace Standards.Evidence;

/// <summary>Names for content: what is made of the same files by the same SDK, tool and options has the same one.</summary>
internal sealed class InputIds
{
    private readonly TreeSnapshot snapshot;
    private readonly string sdk;
    private readonly PathGlobs documentation;
    private readonly PathGlobs read;
    private readonly string changelog;
    private readonly ConcurrentDictionary<InputFiles, string> content = new();

    /// <param name="snapshot">The files.</param>
    /// <param name="policy">Says which of them are documentation.</param>
    /// <param name="sdk">The version of the .NET SDK.</param>
    public InputIds(TreeSnapshot snapshot, StandardsPolicy policy, string sdk)
    {
        this.snapshot = snapshot;
        this.sdk = sdk;
        documentation = new PathGlobs(policy.Gate.Docs.Include, policy.Gate.Docs.Exclude);
        read = new PathGlobs(policy.Tests.Inputs);
        changelog = RootedPath.Relative(snapshot.Repository.Folder, policy.Gate.Changelog.File) ?? policy.Gate.Changelog.File;
    }

    /// <exception cref="CommandException">There is no SDK.</exception>
    public static async Task<InputIds> CreateAsync(ProcessRunner processes, TreeSnapshot snapshot, StandardsPolicy policy, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(new ProcessRequest("dotnet", snapshot.Repository.Folder, "--version"), cancellationToken).ConfigureAwait(false);
        return result.IsSuccess
            ? new InputIds(snapshot, policy, result.Output.Trim())
            : throw CommandException.Blocked($"dotnet --version: {(result.Error + result.Output).Trim()}");
    }

    /// <summary>SHA-256 over mode, blob and path of the files, the version of the SDK, that of this tool, and the options.</summary>
    /// <param name="files">Which files.</param>
    /// <param name="options">What else the result follows from, such as values of the policy.</param>
    public string Of(InputFiles files, IEnumerable<string> options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var given = options.ToList();
        Append(hash, ["standards-input-1", sdk, StandardsCommand.Version, content.GetOrAdd(files, Hash), $"{given.Count}", .. given]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string Hash(InputFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in snapshot.Files.Where(file => Counts(file.Path, files)))
        {
            Append(hash, [file.Mode, file.Blob, file.Path]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Of the code alone, whatever is asked of it: what a report of tests was made from.</summary>
    public string OfCode() => Of(InputFiles.Code, []);

    /// <summary>What lies outside the root is input to every check, for no check claims it.</summary>
    private bool Counts(string path, InputFiles files)
    {
        var prefix = snapshot.Repository.Prefix;
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
        {
            return true;
        }

        var name = path[prefix.Length..];
        return !IsEvidence(name) && (files == InputFiles.All || !IsClaimed(name) || read.Matches(name));
    }

    /// <summary>Whether checks of documentation and workspace look at it, or the policy is in it, whose values count by themselves.</summary>
    private bool IsClaimed(string name)
        => name == StandardsPolicy.FileName || name == changelog || RequirementTree.Holds(name) || IsDocumentation(name);

    /// <summary>What this tool writes beside a requirement, after a check.</summary>
    private static bool IsEvidence(string name) => RequirementTree.Holds(name) && name.Contains("/evidence/", StringComparison.Ordinal);

    /// <summary>Only Markdown is; a glob such as <c>docs/**</c> claims no code.</summary>
    private bool IsDocumentation(string name) => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && documentation.Matches(name);

    /// <summary>Each with its length before it, so that no two lists are one sequence of bytes.</summary>
    private static void Append(IncrementalHash hash, ReadOnlySpan<string> values)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var value in values)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
