using Microsoft.CodeAnalysis.CSharp;

namespace Standards;

/// <summary>Names as they are written in source.</summary>
internal static class Identifiers
{
    /// <summary>A keyword that is used as a name has an <c>@</c>.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
