using System;
using System.IO;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Standards.Files;

namespace Standards.Sync;

/// <summary>Writes sources as whole files, in the style of a source beside them.</summary>
internal static class FileWriter
{
    /// <param name="path">The file.</param>
    /// <param name="text">In lines that end with a line feed.</param>
    /// <param name="model">A file whose line ends and byte-order mark are taken over.</param>
    public static void Write(string path, string text, string model)
    {
        var (newLine, mark) = StyleOf(model);
        WholeFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(mark), leaveOpen: true);
            writer.Write(newLine == "\n" ? text : text.Replace("\n", newLine, StringComparison.Ordinal));
        });
    }

    /// <summary>Writes a source as it is, in the encoding that it was read in.</summary>
    public static void Write(string path, SourceText text) => WholeFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, text.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        text.Write(writer);
    });

    private static (string NewLine, bool Mark) StyleOf(string model)
    {
        var bytes = File.ReadAllBytes(model);
        var mark = bytes is [0xEF, 0xBB, 0xBF, ..];
        var first = Array.IndexOf(bytes, (byte)'\n');
        return (first > 0 && bytes[first - 1] == '\r' ? "\r\n" : "\n", mark);
    }
}
