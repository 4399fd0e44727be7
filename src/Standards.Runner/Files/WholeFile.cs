using System;
using System.IO;
using System.Text;

namespace Standards.Files;

/// <summary>Writes a file as a whole: whoever looks, and whenever the process dies, finds the old one or the new one.</summary>
internal static class WholeFile
{
    private const string TemporaryEnd = ".standards-tmp";

    /// <summary>Whether the name is that of a file that is being written; where nobody writes, it was abandoned.</summary>
    public static bool IsTemporary(string name) => name.EndsWith(TemporaryEnd, StringComparison.Ordinal);

    /// <summary>Writes UTF-8 without a byte-order mark.</summary>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text)));

    /// <summary>The caller holds a lock under which nobody else writes this file.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        // Through a link to what it names: a rename would put a file in the link's place.
        var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        DeleteAbandoned(target);
        var temporary = $"{target}.{Guid.NewGuid():N}{TemporaryEnd}";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>What a killed process left behind. The lock says that no other one is writing.</summary>
    private static void DeleteAbandoned(string target)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, Path.GetFileName(target) + ".*" + TemporaryEnd))
        {
            File.Delete(file);
        }
    }
}
