using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Standards.Evidence;

/// <summary>Reads Cobertura, as coverlet and Microsoft's code coverage write it. Branches are not read.</summary>
/// <remarks>
/// A line stands in its method and in its class again, and an async method or iterator is a class of its own: by file and line it is one.
/// coverlet writes file names that are relative to one of its sources, Microsoft's tool absolute ones and no sources.
/// </remarks>
internal static class CoberturaReader
{
    /// <param name="path">The report.</param>
    /// <param name="exists">Whether a source is there: decides between several sources. Without any that is, the first one is taken.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="EvidenceException">The report cannot be used.</exception>
    public static CoverageReport Read(string path, Func<string, bool> exists, CancellationToken cancellationToken)
        => SafeXml.Read(path, xml => Parse(xml, exists), cancellationToken);

    /// <inheritdoc cref="Read(string, Func{string, bool}, CancellationToken)"/>
    /// <param name="stream">The report.</param>
    /// <param name="file">Its name for messages.</param>
    public static CoverageReport Read(Stream stream, string file, Func<string, bool> exists, CancellationToken cancellationToken)
        => SafeXml.Read(stream, file, xml => Parse(xml, exists), cancellationToken);

    private static CoverageReport Parse(XmlElements xml, Func<string, bool> exists)
    {
        xml.Begin();
        if (xml.Name != "coverage")
        {
            throw xml.Problem($"is no Cobertura report: its root is '{xml.Name}'");
        }

        var sources = new List<string>();
        var named = new CoverageBuilder();
        var hasPackages = false;
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name == "sources")
            {
                ReadSources(xml, sources);
            }
            else if (xml.Name == "packages")
            {
                hasPackages = true;
                ReadClasses(xml, named);
            }
        }

        if (!hasPackages)
        {
            // Clover has the same root.
            throw xml.Problem("is no Cobertura report: it has no 'packages'");
        }

        return Resolve(named.Report(), sources, exists);
    }

    private static void ReadSources(XmlElements xml, List<string> sources)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name == "source" && xml.Text().Trim() is { Length: > 0 } source)
            {
                sources.Add(source);
            }
        }
    }

    /// <summary>Classes, however deep they stand in packages.</summary>
    private static void ReadClasses(XmlElements xml, CoverageBuilder coverage)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name != "class")
            {
                ReadClasses(xml, coverage);
            }
            else if (xml.Attribute("filename") is { Length: > 0 } file)
            {
                ReadLines(xml, file, coverage);
            }
        }
    }

    /// <summary>The lines of a class, and those of its methods.</summary>
    private static void ReadLines(XmlElements xml, string file, CoverageBuilder coverage)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name != "line")
            {
                ReadLines(xml, file, coverage);
                continue;
            }

            var line = RequiredNumber(xml, "number");
            var hits = RequiredNumber(xml, "hits");
            if (line > int.MaxValue)
            {
                throw xml.Problem($"has a line with the number {line}");
            }

            // Code without a place in the source.
            if (line > 0)
            {
                coverage.Add(file, (int)line, hits);
            }
        }
    }

    private static long RequiredNumber(XmlElements xml, string name)
        => xml.Number(name) ?? throw xml.Problem($"has an element '{xml.Name}' without '{name}'");

    private static CoverageReport Resolve(CoverageReport named, List<string> sources, Func<string, bool> exists)
    {
        // Several names may be one file, such as an absolute and a relative one.
        var resolved = new CoverageBuilder();
        foreach (var file in named.Files.Values)
        {
            var path = CoveragePath.Resolve(file.Path, sources, exists);
            foreach (var line in file.Lines)
            {
                resolved.Add(path, line.Line, line.Hits);
            }
        }

        return resolved.Report();
    }
}
