using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>What stands before the body of a member: comments, documentation, attributes, modifiers.</summary>
internal static partial class HeadEdits
{
    public const string ToolVersion = "0.1.0";

    private const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"Standards.Analyzers\", \"" + ToolVersion + "\")]";
    private const string ExcludeFromCoverage = "[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";

    /// <param name="syntax">The member or type.</param>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="body">Removes attributes.</param>
    /// <param name="options">The user's choices.</param>
    /// <param name="marks">Whether the generator's own attributes go here: of a partial method they stand on one part.</param>
    public static void Attributes(MemberDeclarationSyntax syntax, EditBuffer edits, BodyTranslator body, TranslationOptions options, bool marks = true)
    {
        Strip(syntax, body);
        if (!marks)
        {
            return;
        }

        // A line of its own, before the first line of the declaration, whatever is removed from that.
        var text = edits.Source;
        var line = text.Lines.GetLineFromPosition(syntax.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, syntax.SpanStart));
        var inserted = GeneratedCode + (options.ExcludeFromCoverage ? " " + ExcludeFromCoverage : "");
        if (string.IsNullOrWhiteSpace(indentation))
        {
            edits.Exchange(new(line.Start, 0), indentation + inserted + NewLine(text));
        }
        else
        {
            edits.Exchange(new(syntax.SpanStart, 0), inserted + " ");
        }
    }

    /// <summary>Removes the modifier <c>async</c>, with the space after it.</summary>
    public static void RemoveAsync(MethodDeclarationSyntax syntax, EditBuffer edits)
    {
        var modifier = syntax.Modifiers.FirstOrDefault(static m => m.IsKind(SyntaxKind.AsyncKeyword));
        if (modifier.RawKind != 0)
        {
            edits.Remove(modifier.SpanStart, modifier.GetNextToken().SpanStart);
        }
    }

    /// <summary>Removes the attributes that only an async member has.</summary>
    public static void Strip(MemberDeclarationSyntax syntax, BodyTranslator body)
    {
        foreach (var list in syntax.AttributeLists)
        {
            body.RemoveAttributes(list, static name => name is "CreateSyncVersion" or "CreateSyncVersionAttribute" or "SkipSyncVersion" or "SkipSyncVersionAttribute"
                or "AsyncMethodBuilder" or "AsyncMethodBuilderAttribute" or "AsyncStateMachine" or "AsyncStateMachineAttribute");
        }
    }

    public static string NewLine(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    public static void Documentation(MethodDeclarationSyntax syntax, IMethodSymbol method, EditBuffer edits, BodyTranslator body, TypeMapper mapper, SyncRequest request)
    {
        foreach (var trivia in syntax.GetLeadingTrivia())
        {
            if (trivia.GetStructure() is not DocumentationCommentTriviaSyntax documentation)
            {
                continue;
            }

            var gone = new HashSet<string>(method.Parameters.Where(p => CounterpartResolver.IsDropped(p, mapper.KeepTokens, request.KeepsProgress)).Select(static p => p.Name), StringComparer.Ordinal);
            var shape = AsyncShapes.Of(method.ReturnType);
            var changes = new List<TextChange>();
            DocumentationRewriter.Rewrite(documentation, new(gone, shape.IsVoid(), shape == AsyncShape.TaskOfT, body.CrefOf), changes);
            foreach (var change in changes)
            {
                Rewrite(edits, change.Span, change.NewText ?? "");
            }
        }
    }

    /// <summary>Inside a line of a comment, or with whole lines of it, nothing can break.</summary>
    private static void Rewrite(EditBuffer edits, TextSpan span, string text)
    {
        var source = edits.Source;
        var line = source.Lines.GetLineFromPosition(span.Start);
        var isWhole = text.Length == 0 && span.Start == line.Start && source.Lines.GetLineFromPosition(span.End).Start == span.End;
        if (isWhole || (span.End <= line.End && text.IndexOf('\n') < 0 && !text.Contains("*/")))
        {
            edits.Exchange(span, text);
        }
        else
        {
            edits.Replace(span, text);
        }
    }

    /// <summary>References in the documentation of a member that is not async itself.</summary>
    public static void Crefs(MemberDeclarationSyntax syntax, EditBuffer edits, BodyTranslator body)
    {
        foreach (var trivia in syntax.GetLeadingTrivia())
        {
            if (trivia.GetStructure() is not DocumentationCommentTriviaSyntax documentation)
            {
                continue;
            }

            foreach (var cref in documentation.DescendantNodes().OfType<XmlCrefAttributeSyntax>())
            {
                if (body.CrefOf(cref.Cref) is { } text)
                {
                    Rewrite(edits, cref.Cref.Span, text);
                }
            }
        }
    }
}
