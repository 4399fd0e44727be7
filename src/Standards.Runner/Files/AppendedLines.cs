using System.IO;
using System.Text;

namespace Standards.Files;

/// <summary>Files of lines to which lines are added, and in which none is changed.</summary>
internal static class AppendedLines
{
    /// <summary>Adds a line, on disk before it returns. The caller holds the lock.</summary>
    public static void Add(string path, string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

        // A killed process may have left a part of a line: it ends here, and counts for nothing.
        var cut = stream.Length > 0 && stream.Seek(-1, SeekOrigin.End) >= 0 && stream.ReadByte() != '\n';
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.UTF8.GetBytes((cut ? "\n" : "") + line + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
