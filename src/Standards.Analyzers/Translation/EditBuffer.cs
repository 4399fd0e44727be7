using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>
/// Edits over the text of one source file. What is not edited keeps its formatting, comments and directives. An edit that
/// stands inside a wider one is swallowed by it.
/// </summary>
internal sealed class EditBuffer(SourceText text)
{
    private readonly List<(TextSpan Span, string Text, int Order)> edits = [];
    private bool sorted = true;

    public SourceText Source { get; } = text;

    /// <summary>Whether an edit was made of which it is not certain that what was C# still is.</summary>
    public bool MayBreak { get; private set; }

    /// <summary>Takes away what the grammar does not need there: a modifier, an element of a list with its comma, a whole statement of several, what stands around an expression.</summary>
    public void Remove(TextSpan span) => Add(span, "");

    /// <inheritdoc cref="Remove(TextSpan)"/>
    public void Remove(int start, int end) => Add(TextSpan.FromBounds(start, end), "");

    /// <summary>Writes one thing where the grammar allows the other: a type for a type, an attribute list or a modifier before a member.</summary>
    public void Exchange(TextSpan span, string replacement) => Add(span, replacement);

    /// <summary>Gives what is named another name.</summary>
    public void Rename(SyntaxToken identifier, string name)
    {
        // No keyword, contextual ones included, begins with an upper-case letter.
        MayBreak |= !identifier.IsKind(SyntaxKind.IdentifierToken) || name.Length == 0 || !char.IsUpper(name[0]) || !SyntaxFacts.IsValidIdentifier(name);
        Add(identifier.Span, name);
    }

    public void Delete(TextSpan span) => Replace(span, "");

    public void Delete(int start, int end) => Replace(TextSpan.FromBounds(start, end), "");

    public void Insert(int position, string inserted) => Replace(new TextSpan(position, 0), inserted);

    public void Replace(TextSpan span, string replacement)
    {
        MayBreak = true;
        Add(span, replacement);
    }

    private void Add(TextSpan span, string replacement)
    {
        if (span.Length == 0 && replacement.Length == 0)
        {
            return;
        }

        edits.Add((span, replacement, edits.Count));
        sorted = false;
    }

    /// <summary>Whether an edit takes the whole span away, and leaves at most what stands for nothing there.</summary>
    public bool IsDeleted(TextSpan span)
        => edits.Exists(e => e.Span.Length > 0 && e.Span.Contains(span) && (e.Text is "" or "{ }" or "break;" or ";" or "true" or "false" or "default"));

    /// <summary>The text of the span with its edits.</summary>
    public string Render(TextSpan span)
    {
        if (!sorted)
        {
            // Insertions before what is replaced at the same place; wider edits before those inside them.
            edits.Sort(static (a, b) =>
                a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start)
                : a.Span.IsEmpty != b.Span.IsEmpty ? (a.Span.IsEmpty ? -1 : 1)
                : a.Span.Length != b.Span.Length ? b.Span.Length.CompareTo(a.Span.Length)
                : a.Order.CompareTo(b.Order));
            sorted = true;
        }

        var builder = new StringBuilder(span.Length + 16);
        var at = span.Start;
        for (var i = First(span.Start); i < edits.Count && edits[i].Span.Start <= span.End; i++)
        {
            var (s, t, _) = edits[i];
            if (s.End > span.End || (s.Start == span.End && s.Length > 0))
            {
                continue;
            }

            if (s.Start < at)
            {
                // Inside what is gone, or across its end: what is replaced across a removed region goes with it.
                if (s.End > at)
                {
                    at = s.End;
                }

                continue;
            }

            builder.Append(Source.ToString(TextSpan.FromBounds(at, s.Start))).Append(t);
            at = s.End;
        }

        return builder.Append(Source.ToString(TextSpan.FromBounds(at, span.End))).ToString();
    }

    private int First(int start)
    {
        int low = 0, high = edits.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (edits[middle].Span.Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
