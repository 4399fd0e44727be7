using System;
using System.IO;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Sync;

/// <summary>Writes a file as a whole: whoever looks, and whenever the process dies, finds the old one or the new one.</summary>
internal static class FileWriter
{
    private const string TemporaryEnd = ".standards-tmp";

    /// <param name="path">The file.</param>
    /// <param name="text">In lines that end with a line feed.</param>
    /// <param name="model">A file whose line ends and byte-order mark are taken over.</param>
    public static void Write(string path, string text, string model)
    {
        var (newLine, mark) = StyleOf(model);
        Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(mark), leaveOpen: true);
            writer.Write(newLine == "\n" ? text : text.Replace("\n", newLine, StringComparison.Ordinal));
        });
    }

    /// <summary>Writes a source as it is, in the encoding that it was read in.</summary>
    public static void Write(string path, SourceText text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, text.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        text.Write(writer);
    });

    private static void Write(string path, Action<Stream> write)
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

    private static (string NewLine, bool Mark) StyleOf(string model)
    {
        var bytes = File.ReadAllBytes(model);
        var mark = bytes is [0xEF, 0xBB, 0xBF, ..];
        var first = Array.IndexOf(bytes, (byte)'\n');
        return (first > 0 && bytes[first - 1] == '\r' ? "\r\n" : "\n", mark);
    }
}
