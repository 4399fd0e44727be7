using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>What stands before the body of a member: comments, documentation, attributes, modifiers.</summary>
internal static class HeadEdits
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
            edits.Insert(line.Start, indentation + inserted + NewLine(text));
        }
        else
        {
            edits.Insert(syntax.SpanStart, inserted + " ");
        }
    }

    /// <summary>Removes the modifier <c>async</c>, with the space after it.</summary>
    public static void RemoveAsync(MethodDeclarationSyntax syntax, EditBuffer edits)
    {
        var modifier = syntax.Modifiers.FirstOrDefault(static m => m.IsKind(SyntaxKind.AsyncKeyword));
        if (modifier.RawKind != 0)
        {
            edits.Delete(modifier.SpanStart, modifier.GetNextToken().SpanStart);
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

    /// <summary>The modifier <c>new</c>, where the base has, or has not, what the sync version would hide.</summary>
    public static void New(MethodDeclarationSyntax syntax, IMethodSymbol method, string name, EditBuffer edits, BodyTranslator body)
    {
        if (method.ExplicitInterfaceImplementations.Length > 0)
        {
            return;
        }

        var modifier = syntax.Modifiers.FirstOrDefault(static m => m.IsKind(SyntaxKind.NewKeyword));
        var hidden = Hidden(method, name, body);
        if (modifier.RawKind == 0 && hidden is IMethodSymbol { IsSealed: false } slot && (slot.IsVirtual || slot.IsAbstract || slot.IsOverride)
            && slot.DeclaredAccessibility == method.DeclaredAccessibility && !method.IsStatic && !method.IsVirtual && !method.IsAbstract && body.Resolver.ReturnsTheSame(method, slot))
        {
            // "async Task<int> ReadByteAsync()" in a stream: the sync one has a slot in the base.
            Insert(syntax, edits, "override ");
            return;
        }

        if (modifier.RawKind == 0 && hidden is null && IsOverriddenBelow(method, name, body))
        {
            Insert(syntax, edits, "virtual ");
            return;
        }

        var hides = hidden is not null;
        if (modifier.RawKind != 0 && !hides)
        {
            edits.Delete(modifier.SpanStart, modifier.GetNextToken().SpanStart);
        }
        else if (modifier.RawKind == 0 && hides)
        {
            Insert(syntax, edits, "new ");
        }
    }

    private static void Insert(MethodDeclarationSyntax syntax, EditBuffer edits, string modifier)
    {
        var before = syntax.Modifiers.FirstOrDefault(static m => m.IsKind(SyntaxKind.PartialKeyword) || m.IsKind(SyntaxKind.AsyncKeyword));
        edits.Insert(before.RawKind != 0 ? before.SpanStart : syntax.ReturnType.SpanStart, modifier);
    }

    /// <summary>Whether a derived type of this compilation overrides what the sync version will be, as it did the hand-written one.</summary>
    private static bool IsOverriddenBelow(IMethodSymbol method, string name, BodyTranslator body)
    {
        var type = method.ContainingType;
        if (method.IsStatic || method.IsVirtual || method.IsAbstract || method.IsOverride || type.IsSealed || type.TypeKind != TypeKind.Class || method.DeclaredAccessibility == Accessibility.Private)
        {
            return false;
        }

        foreach (var other in body.State.Orphans(name))
        {
            if (SymbolEqualityComparer.Default.Equals(other.ContainingType.BaseType?.OriginalDefinition, type) && HasSlot(method, other, body))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the sync version has the other's signature: without the parameters that it drops, and with those that it keeps.</summary>
    private static bool HasSlot(IMethodSymbol method, IMethodSymbol other, BodyTranslator body)
    {
        if (body.Resolver.Align(method, other, false, out _) is not { IsDefault: false } parameters || parameters.Count(static p => !p.Dropped) != other.Parameters.Length)
        {
            return false;
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Dropped && !CounterpartResolver.IsDropped(method.Parameters[i], body.KeepsTokens, body.KeepsProgress))
            {
                return false;
            }
        }

        return true;
    }

    private static ISymbol? Hidden(IMethodSymbol method, string name, BodyTranslator body)
    {
        for (var type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member.DeclaredAccessibility == Accessibility.Private || !body.Resolver.IsAccessible(member))
                {
                    continue;
                }

                if (member is not IMethodSymbol other)
                {
                    return member;
                }

                if (HasSlot(method, other, body))
                {
                    return other;
                }
            }

            foreach (var member in type.GetMembers(method.Name))
            {
                // What the base's own attributed method becomes.
                if (member is IMethodSymbol other && other.Parameters.Length == method.Parameters.Length && body.Resolver.Generated(other) is { } generated && generated.Name == name
                    && other.Parameters.Select(static p => p.Type).SequenceEqual(method.Parameters.Select(static p => p.Type), TypeComparer.Instance))
                {
                    return method.IsOverride ? null : other;
                }
            }
        }

        return null;
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
                edits.Replace(change.Span, change.NewText ?? "");
            }
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
                    edits.Replace(cref.Cref.Span, text);
                }
            }
        }
    }

    /// <summary>The text of the member, with its comments, without what belongs to the lines around it.</summary>
    public static string Finish(MemberDeclarationSyntax syntax, EditBuffer edits, SyncOnlyDirectives? directives)
    {
        var text = edits.Source;
        var start = syntax.FullSpan.Start;
        var changes = new List<TextChange>();
        directives?.AppendChanges(syntax.FullSpan, changes);
        foreach (var change in changes)
        {
            edits.Replace(change.Span, change.NewText ?? "");
        }

        Directives(syntax, edits, directives);

        // Leading blank lines go; the first line keeps its indentation.
        var rendered = edits.Render(TextSpan.FromBounds(start, syntax.Span.End));
        var from = 0;
        for (var i = 0; i < rendered.Length && char.IsWhiteSpace(rendered[i]); i++)
        {
            if (rendered[i] == '\n')
            {
                from = i + 1;
            }
        }

        var result = rendered.Substring(from);
        if (!result.StartsWith(" ", StringComparison.Ordinal) && !result.StartsWith("\t", StringComparison.Ordinal))
        {
            var line = text.Lines.GetLineFromPosition(syntax.SpanStart);
            var end = line.Start;
            while (end < syntax.SpanStart && text[end] is ' ' or '\t')
            {
                end++;
            }

            if (end == syntax.SpanStart || !result.StartsWith("#", StringComparison.Ordinal))
            {
                result = text.ToString(TextSpan.FromBounds(line.Start, end)) + result;
            }
        }

        return result;
    }

    /// <summary>Regions, pragmas and conditions that reach beyond the member are not its own.</summary>
    private static void Directives(MemberDeclarationSyntax syntax, EditBuffer edits, SyncOnlyDirectives? directives)
    {
        if (!syntax.ContainsDirectives)
        {
            return;
        }

        foreach (var trivia in syntax.DescendantTrivia())
        {
            if (!trivia.IsDirective || (directives is not null && directives.IsRemoved(trivia.SpanStart)))
            {
                continue;
            }

            var directive = (DirectiveTriviaSyntax)trivia.GetStructure()!;
            var inside = trivia.SpanStart >= syntax.SpanStart;
            switch (directive)
            {
                case IfDirectiveTriviaSyntax or ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax
                    or RegionDirectiveTriviaSyntax or EndRegionDirectiveTriviaSyntax:
                    if (inside && directive.GetRelatedDirectives().All(d => syntax.Span.Contains(d.Span)))
                    {
                        continue;
                    }

                    break;
                case PragmaWarningDirectiveTriviaSyntax or NullableDirectiveTriviaSyntax:
                    if (inside)
                    {
                        continue;
                    }

                    break;
                default:
                    if (inside)
                    {
                        continue;
                    }

                    break;
            }

            edits.Delete(trivia.FullSpan);
            if (inside && directive is BranchingDirectiveTriviaSyntax { BranchTaken: false } branch)
            {
                DeleteBranch(branch, syntax, edits);
            }
        }

        foreach (var trivia in syntax.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            {
                edits.Delete(trivia.FullSpan);
            }
        }
    }

    /// <summary>"#if A", a head, "#else", another head, "#endif", one body: the branch that is not compiled goes with its directives.</summary>
    private static void DeleteBranch(BranchingDirectiveTriviaSyntax directive, MemberDeclarationSyntax syntax, EditBuffer edits)
    {
        var related = directive.GetRelatedDirectives();
        for (var i = 0; i < related.Count - 1; i++)
        {
            if (related[i] == directive)
            {
                edits.Delete(directive.FullSpan.Start, Math.Min(related[i + 1].FullSpan.Start, syntax.Span.End));
            }
        }
    }
}
