using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.DataAccess;

/// <summary>Which uses of a listed symbol are legacy.</summary>
internal enum LegacyUse
{
    /// <summary>Every use.</summary>
    Any,

    /// <summary><c>composed</c>: a value stands inside the SQL text that the member gets.</summary>
    Composed,

    /// <summary><c>blocked</c>: the task that the member returns is waited for at once.</summary>
    Blocked,
}

/// <summary>A documentation comment ID; with <c>*</c> at its end, all members of that name.</summary>
internal sealed record LegacyId(string Id, bool IsFamily)
{
    /// <summary>The name as sources have it, without arity: a constructor has the name of its type.</summary>
    public string Name
    {
        get
        {
            var name = IsConstructor ? SymbolList.NameOf("T:" + TypeOf()) : SymbolList.NameOf(Id);
            var arity = name.IndexOf('`');
            return arity < 0 ? name : name.Substring(0, arity);
        }
    }

    public bool IsConstructor => Id[0] == 'M' && SymbolList.NameOf(Id) == ".ctor";

    /// <summary>Without the kind, the arities and the parameters.</summary>
    public string FullName
    {
        get
        {
            var end = Id.IndexOf('(');
            return string.Join(".", Id.Substring(2, (end < 0 ? Id.Length : end) - 2).Split('.').Select(static part => part.IndexOf('`') is > 0 and var arity ? part.Substring(0, arity) : part));
        }
    }

    /// <summary>The ID of what stands there, null for anything else. A name without a kind is of the kind that fits.</summary>
    public static LegacyId? Parse(string text, TextSpan span, char likeKind)
    {
        if (SymbolList.IsId(text, span, "TMPFEN"))
        {
            var id = SymbolList.Compact(text, span);
            return id[id.Length - 1] != '*' ? new LegacyId(id, false) : "TN".IndexOf(id[0]) < 0 && id.Length > 3 ? new LegacyId(id.Substring(0, id.Length - 1), true) : null;
        }

        for (var i = span.Start; i < span.End; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '.' or '`'))
            {
                return null;
            }
        }

        return span.IsEmpty ? null : new LegacyId((likeKind is 'T' or 'N' ? likeKind : 'M') + ":" + text.Substring(span.Start, span.Length), likeKind is not ('T' or 'N'));
    }

    public ImmutableArray<ISymbol> Resolve(Compilation compilation)
        => IsFamily
            ? [.. DocumentationCommentId.GetSymbolsForDeclarationId("T:" + TypeOf(), compilation).OfType<INamedTypeSymbol>().SelectMany(type => type.GetMembers(SymbolList.NameOf(Id)))]
            : DocumentationCommentId.GetSymbolsForDeclarationId(Id, compilation);

    /// <summary><c>A.B</c> of <c>M:A.B.Member(System.Int32)</c>.</summary>
    private string TypeOf()
    {
        var end = Id.IndexOf('(');
        end = end < 0 ? Id.Length : end;
        var dot = Id.LastIndexOf('.', end - 1);
        return dot < 2 ? "" : Id.Substring(2, dot - 2);
    }
}

/// <summary>One line of a list of legacy symbols.</summary>
/// <param name="Symbol">What is legacy.</param>
/// <param name="Replacement">What to write instead; null where the list names nothing.</param>
/// <param name="Message">Further words for the message; may be empty.</param>
/// <param name="Use">Which uses are meant.</param>
/// <param name="SymbolSpan">Where <paramref name="Symbol"/> stands.</param>
/// <param name="ReplacementSpan">Where <paramref name="Replacement"/> stands.</param>
internal sealed record LegacyEntry(LegacyId Symbol, LegacyId? Replacement, string Message, LegacyUse Use, TextSpan SymbolSpan, TextSpan ReplacementSpan);
