using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>The namespaces and types around a member, as the headers of further parts.</summary>
internal static class ContainerBuilder
{
    public static ImmutableArray<Container> Build(MemberDeclarationSyntax member, List<Problem> problems, ISymbol symbol)
    {
        var result = new List<Container>();
        for (var node = member.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case TypeDeclarationSyntax type:
                    Check(type, problems, symbol);
                    result.Add(new(Header(type), ContainerKind.Type));
                    break;
                case FileScopedNamespaceDeclarationSyntax fileScoped:
                    result.Add(new("namespace " + fileScoped.Name, ContainerKind.FileScopedNamespace) { Usings = Usings(fileScoped) });
                    break;
                case NamespaceDeclarationSyntax block:
                    result.Add(new("namespace " + block.Name, ContainerKind.Namespace) { Usings = Usings(block) });
                    break;
            }
        }

        result.Reverse();
        return [.. result];
    }

    // They stay inside, where a name is looked up in the namespace first.
    private static string Usings(BaseNamespaceDeclarationSyntax space)
        => string.Concat(space.Externs.Select(static e => e.ToString() + "\n").Concat(space.Usings.Select(static u => u.ToString() + "\n")));

    private static void Check(TypeDeclarationSyntax type, List<Problem> problems, ISymbol symbol)
    {
        if (type.Modifiers.Any(SyntaxKind.FileKeyword))
        {
            problems.Add(new("STD1003", type.Modifiers.First(static m => m.IsKind(SyntaxKind.FileKeyword)).Span, [$"a member of the file-local type '{type.Identifier.ValueText}'", "its parts cannot stand in two files"], true));
        }
        else if (!IsExtension(type) && !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            problems.Add(new("STD1005", type.Identifier.Span, [type.Identifier.ValueText, symbol.Name], true));
        }
    }

    /// <summary>A C# 14 extension block. Known by its keyword, for its syntax class has had two names.</summary>
    public static bool IsExtension(TypeDeclarationSyntax type) => type.Keyword.ValueText == "extension" && type.Identifier.ValueText.Length == 0;

    private static string Header(TypeDeclarationSyntax type)
    {
        if (IsExtension(type))
        {
            var text = type.SyntaxTree.GetText();
            return text.ToString(TextSpan.FromBounds(type.Keyword.SpanStart, type.OpenBraceToken.SpanStart)).TrimEnd();
        }

        var keyword = type is RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not 0 } record
            ? record.Keyword.ValueText + " " + record.ClassOrStructKeyword.ValueText
            : type.Keyword.ValueText;
        var modifiers = string.Join(" ", type.Modifiers.Select(static m => m.ValueText));
        var parameters = type.TypeParameterList is null ? "" : "<" + string.Join(", ", type.TypeParameterList.Parameters.Select(static p =>
            (p.VarianceKeyword.RawKind == 0 ? "" : p.VarianceKeyword.ValueText + " ") + p.Identifier.Text)) + ">";
        return $"{modifiers} {keyword} {type.Identifier.Text}{parameters}".TrimStart();
    }
}
