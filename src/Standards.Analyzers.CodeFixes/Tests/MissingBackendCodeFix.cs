using System;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Tests;

/// <summary>STD3004: inserts <c>[Trait("Backend", "sqlite")]</c>, or what the framework has instead, behind the attributes of the test.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingBackendCodeFix))]
[Shared]
internal sealed class MissingBackendCodeFix : StandardsCodeFix
{
    public MissingBackendCodeFix()
        : base(Rules.MissingBackend, "Add the backend that path or namespace names")
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(BackendMarkerAnalyzer.Replacement, out var marker) && root!.FindNode(diagnostic.Location.SourceSpan) is MethodDeclarationSyntax { AttributeLists.Count: > 0 } method)
            {
                var lists = method.AttributeLists;
                var last = lists[lists.Count - 1];
                var name = marker!.Substring(0, marker.IndexOf('('));
                var attribute = $"[{Qualifier(model!, method, name)}{marker}]";
                edits.Insert(document, last.Span.End, Separator(text, last) + attribute);
            }
        }
    }

    /// <summary>A line of its own where the attributes have one.</summary>
    private static string Separator(SourceText text, AttributeListSyntax last)
    {
        var line = text.Lines.GetLineFromPosition(last.Span.End);
        var next = last.GetLastToken().GetNextToken();
        if (line.End > next.SpanStart)
        {
            return " ";
        }

        var start = text.Lines.GetLineFromPosition(last.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(start.Start, last.SpanStart));
        return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + (string.IsNullOrWhiteSpace(indentation) ? indentation : "");
    }

    /// <summary>The namespace of the framework, where its name alone does not find the attribute.</summary>
    private static string Qualifier(SemanticModel model, MethodDeclarationSyntax method, string name)
    {
        var attributes = model.LookupNamespacesAndTypes(method.SpanStart, name: name + "Attribute").Concat(model.LookupNamespacesAndTypes(method.SpanStart, name: name));
        if (attributes.OfType<INamedTypeSymbol>().Select(static type => type.ContainingNamespace.ToDisplayString()).Distinct(StringComparer.Ordinal).Count() == 1)
        {
            return "";
        }

        var framework = name switch
        {
            "Trait" => "Xunit",
            "TestProperty" => "Microsoft.VisualStudio.TestTools.UnitTesting",
            _ when model.Compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name == "TUnit.Core") => "TUnit.Core",
            _ => "NUnit.Framework",
        };
        return framework + ".";
    }
}
