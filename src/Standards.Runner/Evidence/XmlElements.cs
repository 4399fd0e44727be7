using System;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Xml;

namespace Standards.Evidence;

/// <summary>Walks through elements, forward only. Namespaces are not looked at.</summary>
internal sealed class XmlElements(XmlReader reader, CancellationToken cancellationToken)
{
    private const int ReadsBetweenChecks = 1024;

    private int reads;

    /// <summary>Of the current element, without prefix.</summary>
    public string Name => reader.LocalName;

    /// <summary>Of the current element; 0 is the root.</summary>
    public int Depth => reader.Depth;

    /// <summary>Goes to the root.</summary>
    public void Begin()
    {
        while (Read() && reader.NodeType != XmlNodeType.Element)
        {
        }
    }

    /// <summary>Goes to the next child of the element at this depth, past whatever is left of the child before; false at the element's end.</summary>
    public bool Child(int depth)
    {
        if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth && reader.IsEmptyElement)
        {
            return false;
        }

        while (Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null where the current element has no such attribute.</summary>
    public string? Attribute(string name) => reader.GetAttribute(name);

    public string RequiredAttribute(string name) => Attribute(name) ?? throw Problem($"has an element '{Name}' without '{name}'");

    /// <summary>A whole number that is not negative; null where there is no such attribute.</summary>
    public long? Number(string name)
    {
        var text = Attribute(name);
        if (text is null)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem($"has an element '{Name}' whose '{name}' is no whole number: '{text}'");
    }

    /// <summary>The text of the current element, without that of its children.</summary>
    public string Text()
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var chunk = new char[1024];
        while (Read() && reader.Depth > depth)
        {
            if (reader.Depth != depth + 1 || reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            for (var count = 1; count > 0 && text.Length < SafeXml.MaximumTextLength;)
            {
                count = reader.ReadValueChunk(chunk, 0, Math.Min(chunk.Length, SafeXml.MaximumTextLength - text.Length));
                text.Append(chunk, 0, count);
            }
        }

        return text.ToString();
    }

    /// <summary>Reads on to the end of the document, whatever stands there.</summary>
    public void End()
    {
        while (Read())
        {
        }
    }

    public EvidenceFormatException Problem(string problem)
    {
        var place = (IXmlLineInfo)reader;
        return place.HasLineInfo() && place.LineNumber > 0
            ? new EvidenceFormatException(problem, place.LineNumber, place.LinePosition)
            : new EvidenceFormatException(problem);
    }

    private bool Read()
    {
        if (++reads % ReadsBetweenChecks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (!reader.Read())
        {
            return false;
        }

        return reader.Depth <= SafeXml.MaximumDepth ? true : throw Problem($"is nested deeper than {SafeXml.MaximumDepth} elements");
    }
}
