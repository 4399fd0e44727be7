using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace Standards;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("standards-runner-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public string Read(string name) => File.ReadAllText(this[name]);

    /// <summary>Every file with the hash of its bytes and its time, but what MSBuild keeps below <c>obj</c>.</summary>
    public IReadOnlyDictionary<string, string> Contents()
        => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).StartsWith("obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .ToDictionary(static file => file, static file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))) + File.GetLastWriteTimeUtc(file).Ticks);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
