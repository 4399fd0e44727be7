using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Tests;

/// <summary>The edits that make one part of a class and its members static.</summary>
internal static class StaticModifiers
{
    public static void Add(Document document, ClassDeclarationSyntax declaration, SolutionEdits edits)
    {
        var isSealed = false;
        foreach (var modifier in declaration.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.SealedKeyword))
            {
                edits.Add(document, new TextChange(modifier.Span, "static"));
                isSealed = true;
            }
        }

        if (!isSealed)
        {
            Insert(document, declaration.Modifiers, declaration.Keyword, edits);
        }

        foreach (var member in declaration.Members)
        {
            HideFromDerived(document, member, edits);
            if (!member.Modifiers.Any(SyntaxKind.StaticKeyword))
            {
                switch (member)
                {
                    case MethodDeclarationSyntax method:
                        Insert(document, method.Modifiers, method.ReturnType.GetFirstToken(), edits);
                        break;
                    case PropertyDeclarationSyntax property:
                        Insert(document, property.Modifiers, property.Type.GetFirstToken(), edits);
                        break;
                }
            }
        }
    }

    // Behind 'public', before 'async' and 'partial'.
    private static void Insert(Document document, SyntaxTokenList modifiers, SyntaxToken next, SolutionEdits edits)
    {
        foreach (var modifier in modifiers)
        {
            if (!IsFirst(modifier))
            {
                next = modifier;
                break;
            }
        }

        edits.Insert(document, next.SpanStart, "static ");
    }

    private static bool IsFirst(SyntaxToken modifier) => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.FileKeyword or SyntaxKind.NewKeyword;

    /// <summary>A static class has no protected members: <c>protected</c> becomes <c>private</c>, beside another word it goes.</summary>
    private static void HideFromDerived(Document document, MemberDeclarationSyntax member, SolutionEdits edits)
    {
        var index = member.Modifiers.IndexOf(SyntaxKind.ProtectedKeyword);
        if (index < 0)
        {
            return;
        }

        var token = member.Modifiers[index];
        var isAlone = !member.Modifiers.Any(SyntaxKind.PrivateKeyword) && !member.Modifiers.Any(SyntaxKind.InternalKeyword);
        edits.Add(document, isAlone ? new TextChange(token.Span, "private") : new TextChange(TextSpan.FromBounds(token.SpanStart, token.GetNextToken().SpanStart), ""));
    }
}
