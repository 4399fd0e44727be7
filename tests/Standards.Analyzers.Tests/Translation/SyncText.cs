using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Standards.Translation;

/// <summary>What was generated for a case, without the attributes and the verdicts. When only sources are checked, nothing is asserted.</summary>
internal sealed class SyncText(string text, IReadOnlyList<SyntaxTree> trees)
{
    public static readonly SyncText None = new("", []);

    public string Text => text;

    public SyncText Contains(params string[] parts)
    {
        foreach (var part in SyncRun.SourceOnly ? [] : parts)
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        return this;
    }

    public SyncText Lacks(params string[] parts)
    {
        foreach (var part in SyncRun.SourceOnly ? [] : parts)
        {
            Assert.DoesNotContain(part, text, StringComparison.Ordinal);
        }

        return this;
    }

    /// <summary>The generated methods of this name, however many.</summary>
    public SyncText Declares(string method, int times = 1)
    {
        if (!SyncRun.SourceOnly)
        {
            Assert.Equal(times, trees.SelectMany(t => t.GetRoot().DescendantNodes()).OfType<MethodDeclarationSyntax>().Count(m => m.Identifier.ValueText == method));
        }

        return this;
    }

    /// <summary>All generated members with their trivia, without <c>[GeneratedCode]</c>.</summary>
    public string Members()
    {
        var members = new List<string>();
        foreach (var tree in trees)
        {
            Collect(tree.GetRoot(), members);
        }

        return string.Join("\n\n", members.Select(Normalize));
    }

    public static string Normalize(string member)
    {
        var lines = member.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Where(l => !l.Contains("GeneratedCode(", StringComparison.Ordinal)).Select(l => l.TrimEnd()).ToList();
        var indentation = lines.Where(l => l.Length > 0 && l.TrimStart()[0] != '#').Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join("\n", lines.Select(l => l.Length >= indentation && string.IsNullOrWhiteSpace(l[..indentation]) ? l[indentation..] : l.TrimStart())).Trim('\n');
    }

    private static void Collect(SyntaxNode node, List<string> members)
    {
        switch (node)
        {
            case CompilationUnitSyntax unit:
                unit.Members.ToList().ForEach(m => Collect(m, members));
                break;
            case BaseNamespaceDeclarationSyntax space:
                space.Members.ToList().ForEach(m => Collect(m, members));
                break;
            case TypeDeclarationSyntax type when type.Modifiers.Any(SyntaxKind.PartialKeyword):
                type.Members.ToList().ForEach(m => Collect(m, members));
                break;
            default:
                members.Add(node.ToFullString());
                break;
        }
    }
}
