using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>What annotates code: attributes, and references in documentation.</content>
internal sealed partial class BodyTranslator
{
    /// <summary><c>[return: NotNullIfNotNull(nameof(progress))]</c>: an attribute about a parameter that the sync version does not have.</summary>
    private bool NamesDropped(AttributeSyntax attribute)
        => dropped.Count > 0 && attribute.ArgumentList is { } arguments && arguments.Arguments.Any(a =>
            a.Expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }] }
                && dropped.Any(d => d.Name == name.Identifier.ValueText));

    /// <summary>Removes attributes by the last part of their name, and those that name a dropped parameter; the whole list where nothing is left.</summary>
    public void RemoveAttributes(AttributeListSyntax list, System.Func<string, bool> isRemoved)
    {
        var gone = list.Attributes.Where(a => isRemoved(SyntaxNames.Last(a.Name)) || NamesDropped(a)).ToList();
        if (gone.Count == 0)
        {
            return;
        }

        if (gone.Count == list.Attributes.Count)
        {
            var end = list.Span.End;
            while (end < edits.Source.Length && edits.Source[end] is ' ' or '\t')
            {
                end++;
            }

            var whole = WholeLine(list.Span);
            edits.Remove(whole.Length > list.Span.Length ? whole : TextSpan.FromBounds(list.SpanStart, end));
            return;
        }

        foreach (var attribute in gone)
        {
            edits.Remove(SeparatedSpan(list.Attributes, attribute, list.OpenBracketToken, removed));
        }
    }

    public override void VisitAttributeList(AttributeListSyntax node)
    {
    }

    /// <summary>What a <c>cref</c> becomes in the sync documentation; null where it stays.</summary>
    public string? CrefOf(CrefSyntax cref)
    {
        if (SymbolOf(cref) is not IMethodSymbol method || !GeneratedMembers.IsTaskReturning(method)
            || resolver.Find(method, null, cref.SpanStart, false) is not { IsProperty: false, StaticContainer: null } counterpart)
        {
            return null;
        }

        var name = cref.DescendantNodesAndSelf().OfType<NameMemberCrefSyntax>().Select(static m => m.Name).LastOrDefault() switch
        {
            SimpleNameSyntax simple => simple.Identifier,
            QualifiedNameSyntax qualified => qualified.Right.Identifier,
            _ => default,
        };
        if (name.RawKind == 0)
        {
            return null;
        }

        // A signature in the cref is the async one; the name alone is enough, but for overloads.
        var text = cref.ToString();
        var at = name.SpanStart - cref.SpanStart;
        if (cref is QualifiedCrefSyntax { Container: NameSyntax container } && method.ContainingType is { } owner && Sibling(owner) is { } sibling)
        {
            // "AsyncStore.ReadAsync" stands as "Store.Read" in the sibling type.
            var last = SyntaxNames.Last(container);
            var from = text.LastIndexOf(last, at, System.StringComparison.Ordinal);
            text = text.Substring(0, from) + sibling + text.Substring(from + last.Length);
            at += sibling.Length - last.Length;
        }

        var open = text.IndexOf('(');
        var renamed = text.Substring(0, at) + counterpart.Name + text.Substring(at + name.Span.Length, (open < 0 ? text.Length : open) - at - name.Span.Length);
        if (open < 0)
        {
            return renamed;
        }

        var types = counterpart.Parameters.Where(static p => !p.Dropped).Select(p => p.Type.ToMinimalDisplayString(model, cref.SpanStart).Replace('<', '{').Replace('>', '}').Replace("?", ""));
        return renamed + "(" + string.Join(", ", types) + ")";
    }
}
