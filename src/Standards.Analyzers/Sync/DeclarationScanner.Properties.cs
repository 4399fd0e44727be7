using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Sync;

/// <summary>Properties, indexers and events: of their accessors' bodies hardly anything counts.</summary>
internal sealed partial class DeclarationScanner
{
    private void VisitProperty(BasePropertyDeclarationSyntax property)
    {
        var arrow = property switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } expression } => expression,
            IndexerDeclarationSyntax { ExpressionBody: { } expression } => expression,
            _ => null,
        };
        if (arrow is not null || property.AccessorList is not { } accessors)
        {
            AddWithBody(property, arrow, out _);
            if (arrow is not null)
            {
                AddAccessor(arrow);
            }

            return;
        }

        Add(TextSpan.FromBounds(property.SpanStart, accessors.SpanStart));
        foreach (var accessor in accessors.Accessors)
        {
            AddAttributes(accessor.AttributeLists);
            AddWithBody(accessor, accessor.Body ?? (SyntaxNode?)accessor.ExpressionBody, out var body);
            if (body is not null)
            {
                AddAccessor(body);
            }
        }

        Add(TextSpan.FromBounds(accessors.Span.End, property.Span.End));
    }

    /// <summary>Of an accessor's body only what another file's translation may read: does it use <c>field</c>.</summary>
    private void AddAccessor(SyntaxNode body)
    {
        hash.Mark('B');
        var start = hash.Length;
        hash.Add(text, body.Span);
        if (!hash.ContainsSince(start, "field"))
        {
            hash.Truncate(start);
        }
    }
}
