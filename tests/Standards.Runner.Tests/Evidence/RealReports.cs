using System;
using System.IO;
using System.Text;

namespace Standards.Evidence;

/// <summary>Reports that real tools wrote.</summary>
internal static class RealReports
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Evidence", "Reports", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
