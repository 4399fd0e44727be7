using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>Writes <c>[CreateSyncVersion]</c> onto a declaration.</summary>
internal static class SyncAttribute
{
    public const string Namespace = "Standards";
    public const string ShortName = SyncAttributeNames.Create;
    private const string FullName = ShortName + "Attribute";

    /// <summary>Whether a method asks for a sync version, by itself or by its type, or says that it wants none.</summary>
    public static bool Decides(IMethodSymbol method) => GeneratedMembers.IsSkipped(method) || new GeneratedMembers().RequestFor(method) is not null;

    /// <param name="model">The model of the file.</param>
    /// <param name="method">What gets the attribute.</param>
    /// <param name="arguments">The attribute's arguments, in parentheses; empty where it has none.</param>
    public static IEnumerable<TextChange> Changes(SemanticModel model, MethodDeclarationSyntax method, string arguments = "")
    {
        var root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot();
        var text = model.SyntaxTree.GetText();
        var start = method.GetFirstToken().SpanStart;
        var name = ShortName;
        if (!IsInScope(model, root, start))
        {
            if (Using(text, root) is { } directive)
            {
                yield return directive;
            }
            else
            {
                name = Namespace + "." + ShortName;
            }
        }

        yield return new(new TextSpan(start, 0), "[" + name + arguments + "]" + text.NewLineAt(start) + text.IndentationAt(start));
    }

    private static bool IsInScope(SemanticModel model, CompilationUnitSyntax root, int position)
        => model.LookupNamespacesAndTypes(position, name: FullName).Any() || root.Usings.Any(static u => u.Name?.ToString() == Namespace);

    private static TextChange? Using(SourceText text, CompilationUnitSyntax root)
    {
        // Without usings there is no place that is surely right: a header comment, an '#if', 'extern alias' may stand there.
        // Among '#if's a using could end up in one branch only.
        if (root.Usings.Count == 0 || root.Usings.Any(static u => u.DescendantTrivia().Any(static t => IsConditional(t))))
        {
            return null;
        }

        var last = root.Usings.LastOrDefault(static u => IsBefore(u));
        var anchor = last ?? root.Usings[0];
        var place = last is null ? anchor.SpanStart : SourceLines.EndWithLine(last.GetLastToken());
        return new TextChange(new TextSpan(place, 0), "using " + Namespace + ";" + text.NewLineAt(anchor.SpanStart));
    }

    private static bool IsConditional(SyntaxTrivia trivia)
        => trivia.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia;

    private static bool IsBefore(UsingDirectiveSyntax directive)
        => directive.Alias is null && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && (directive.Name?.ToString() is { } name)
            && (name == "System" || name.StartsWith("System.", System.StringComparison.Ordinal) || string.CompareOrdinal(name, Namespace) < 0);
}
