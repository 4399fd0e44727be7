using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Standards.Files;

namespace Standards.Doctor;

/// <summary>Finds the names that sources mark tests with, by syntax alone: what an attribute, a constant, or an attribute class of the repository says.</summary>
internal static class MarkedSources
{
    /// <param name="root">The root.</param>
    /// <param name="files">The files of the repository.</param>
    /// <param name="names">The names that are looked for.</param>
    /// <returns>Those that are found.</returns>
    public static ImmutableHashSet<string> Find(string root, IEnumerable<string> files, IEnumerable<string> names)
    {
        var missing = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(static file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)))
        {
            if (missing.Count == 0)
            {
                break;
            }

            if (Read(root, file) is { } text && missing.Any(name => text.Contains($"\"{name}\"", StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var name in Marks(text).Where(missing.Remove).ToList())
                {
                    found.Add(name);
                }
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<string> Marks(string text)
        => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None)).GetRoot().DescendantNodes()
            .OfType<LiteralExpressionSyntax>()
            .Where(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && IsMark(literal))
            .Select(static literal => literal.Token.ValueText);

    private static bool IsMark(LiteralExpressionSyntax literal)
        => literal.Ancestors().Any(static node => node is AttributeArgumentSyntax
            || node is FieldDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.ConstKeyword)
            || node is ClassDeclarationSyntax { Identifier.ValueText: var name } && name.EndsWith("Attribute", StringComparison.Ordinal));

    private static string? Read(string root, string file)
    {
        try
        {
            return RootedPath.Resolve(root, file) is { } path ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
