using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Standards.Twins;

/// <summary>A generated text that was found equal, and what it could mean otherwise once other members are written by hand again.</summary>
internal sealed class EqualText(SyntaxTree tree)
{
    /// <summary>What C# calls without naming it: in <c>using</c>, <c>foreach</c>, initializers and deconstructions.</summary>
    public static readonly ImmutableHashSet<string> CalledUnnamed = ["Dispose", "DisposeAsync", "GetAsyncEnumerator", "MoveNextAsync", "GetEnumerator", "MoveNext", "Add", "Deconstruct", "Slice"];

    private readonly string text = tree.ToString();
    private readonly ImmutableHashSet<string> names = [.. tree.GetRoot().DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText)];

    /// <summary>Whether it is still the text, and names none of the members that were restored since.</summary>
    public bool Holds(SyntaxTree now, ImmutableHashSet<string> restored)
        => !restored.Overlaps(names) && !restored.Overlaps(CalledUnnamed) && now.ToString() == text;
}
