using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.IO.Enumeration;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Testing;

/// <summary>Between tests and the files that declare them, by syntax alone.</summary>
internal static class TestSources
{
    /// <summary>The classes that a file declares, with namespace; a nested one is behind a <c>+</c>.</summary>
    public static ImmutableArray<string> Classes(string file, CancellationToken cancellationToken)
        => [.. Root(file, cancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(static type => type is ClassDeclarationSyntax or RecordDeclarationSyntax or StructDeclarationSyntax)
            .Where(static type => type.Members.Any(static member => member is MethodDeclarationSyntax { AttributeLists.Count: > 0 }))
            .Select(FullName).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a file declares a test: a method with an attribute that some test framework's tests have.</summary>
    public static bool HasTests(string file, CancellationToken cancellationToken)
        => Root(file, cancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Any(static method => method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => IsTest(attribute.Name.ToString().Split('.', ':')[^1])));

    /// <summary>Where a test method is declared; null where no source of the project does.</summary>
    /// <param name="module">Whose test it is.</param>
    /// <param name="type">The class, with namespace.</param>
    /// <param name="method">The method.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static (string File, int Line)? Find(TestModule module, string type, string method, CancellationToken cancellationToken)
    {
        // Of a generic class the report has the arity, or the arguments.
        var name = type.Split('`', '<', '[')[0];
        foreach (var file in Sources(Path.GetDirectoryName(module.Project)!))
        {
            if (!File.ReadAllText(file).Contains(method, StringComparison.Ordinal))
            {
                continue;
            }

            var found = Root(file, cancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>()
                .FirstOrDefault(declared => declared.Identifier.ValueText == method && declared.Parent is TypeDeclarationSyntax parent && FullName(parent) == name);
            if (found is not null)
            {
                return (file, found.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
            }
        }

        return null;
    }

    /// <summary>By its name: attributes of one's own are named after those of the frameworks.</summary>
    private static bool IsTest(string attribute)
        => (attribute.EndsWith("Attribute", StringComparison.Ordinal) ? attribute[..^"Attribute".Length] : attribute) is var name
            && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal) || name.EndsWith("Test", StringComparison.Ordinal) || name.EndsWith("TestMethod", StringComparison.Ordinal) || name.EndsWith("TestCase", StringComparison.Ordinal) || name.EndsWith("TestCaseSource", StringComparison.Ordinal));

    private static SyntaxNode Root(string file, CancellationToken cancellationToken)
        => CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None), file, cancellationToken: cancellationToken).GetRoot(cancellationToken);

    private static string FullName(TypeDeclarationSyntax type)
    {
        var types = string.Join('+', type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Reverse().Select(static t => t.Identifier.ValueText));
        var spaces = string.Join('.', type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(static n => n.Name.ToString()));
        return spaces.Length == 0 ? types : spaces + "." + types;
    }

    private static IEnumerable<string> Sources(string folder) => new FileSystemEnumerable<string>(
        folder,
        static (ref FileSystemEntry entry) => entry.ToFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true })
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(".cs", StringComparison.OrdinalIgnoreCase),
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => entry.FileName is not ("bin" or "obj" or ".git"),
    };
}
