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

    public static void Add(Document document, SemanticModel model, SourceText text, MethodDeclarationSyntax method, SolutionEdits edits)
    {
        var start = method.GetFirstToken().SpanStart;
        var root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot();
        var name = ShortName;
        if (!IsInScope(model, root, start) && !TryAddUsing(document, text, root, edits))
        {
            name = Namespace + "." + ShortName;
        }

        edits.Insert(document, start, "[" + name + "]" + text.NewLineAt(start) + text.IndentationAt(start));
    }

    private static bool IsInScope(SemanticModel model, CompilationUnitSyntax root, int position)
        => model.LookupNamespacesAndTypes(position, name: FullName).Any() || root.Usings.Any(static u => u.Name?.ToString() == Namespace);

    private static bool TryAddUsing(Document document, SourceText text, CompilationUnitSyntax root, SolutionEdits edits)
    {
        // Without usings there is no place that is surely right: a header comment, an '#if', 'extern alias' may stand there.
        // Among '#if's a using could end up in one branch only.
        if (root.Usings.Count == 0 || root.Usings.Any(static u => u.DescendantTrivia().Any(static t => IsConditional(t))))
        {
            return false;
        }

        var last = root.Usings.LastOrDefault(static u => IsBefore(u));
        var anchor = last ?? root.Usings[0];
        var directive = "using " + Namespace + ";" + text.NewLineAt(anchor.SpanStart);
        edits.Insert(document, last is null ? anchor.SpanStart : SourceLines.EndWithLine(last.GetLastToken()), directive);
        return true;
    }

    private static bool IsConditional(SyntaxTrivia trivia)
        => trivia.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia;

    private static bool IsBefore(UsingDirectiveSyntax directive)
        => directive.Alias is null && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && (directive.Name?.ToString() is { } name)
            && (name == "System" || name.StartsWith("System.", System.StringComparison.Ordinal) || string.CompareOrdinal(name, Namespace) < 0);
}
