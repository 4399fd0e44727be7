using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>The last look at a translated member: text that is no C# leaves nobody's hands.</summary>
internal static class MemberText
{
    public static string? Check(string text, MemberDeclarationSyntax syntax, SyncOnlyDirectives? directives, List<Problem> problems)
    {
        var options = (CSharpParseOptions)syntax.SyntaxTree.Options;
        var parsed = CSharpSyntaxTree.ParseText("partial class C\n{\n" + text + "\n}\n", options.WithDocumentationMode(Microsoft.CodeAnalysis.DocumentationMode.None));
        if (parsed.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error) is not { } error)
        {
            return text;
        }

        if (syntax.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            problems.Add(new("STD1012", Identifier(syntax), [Name(syntax), "the source does not parse"], true));
        }
        else if (directives?.Overlaps(syntax.FullSpan) == true)
        {
            problems.Add(new("STD1009", Identifier(syntax), ["the member does not parse with SYNC_ONLY: " + error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)], true));
        }
        else
        {
            problems.Add(new("STD1012", Identifier(syntax), [Name(syntax), "the translation does not parse: " + error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)], true));
        }

        return null;
    }

    private static Microsoft.CodeAnalysis.Text.TextSpan Identifier(MemberDeclarationSyntax syntax)
        => syntax is MethodDeclarationSyntax method ? method.Identifier.Span : syntax.GetFirstToken().Span;

    private static string Name(MemberDeclarationSyntax syntax) => syntax is MethodDeclarationSyntax method ? method.Identifier.ValueText : syntax.Kind().ToString();
}
