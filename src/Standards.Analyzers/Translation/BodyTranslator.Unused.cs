using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>What only removed text used: left alone, it would be a warning that the source does not have.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>Removes declarations all uses of which are gone, until nothing changes.</summary>
    private void RemoveUnused(SyntaxNode body)
    {
        // Only what is folded away, or never reached, takes uses with it; only what is known needs none.
        if (dropped.Count == 0 && !removesUnreachable && !hasKnownValues)
        {
            return;
        }

        var candidates = Nodes.Removable.FindAll(c => body.Span.Contains(c.Declaration.Span));
        if (candidates.Count == 0)
        {
            return;
        }

        var uses = Nodes.Names.Where(n => body.Span.Contains(n.Span)).ToLookup(static n => n.Identifier.ValueText);
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = candidates.Count - 1; i >= 0; i--)
            {
                var (declaration, name) = candidates[i];
                if (edits.IsDeleted(name.Span))
                {
                    candidates.RemoveAt(i);
                    continue;
                }

                var scope = Scope(declaration);
                var own = uses[name.ValueText].Where(n => scope.Span.Contains(n.Span) && !(n.Parent is MemberAccessExpressionSyntax access && access.Name == n)).ToList();
                if (own.TrueForAll(n => edits.IsDeleted(n.Span) || (declaration is LocalFunctionStatementSyntax && declaration.Span.Contains(n.Span))) && IsWarnedOf(declaration, own.Count > 0))
                {
                    Remove(declaration, name);
                    candidates.RemoveAt(i);
                    changed = true;
                }
            }
        }
    }

    /// <summary>Whether the compiler warns of the variable once nothing uses it: of one that is only given constants, not of one that is given the result of something.</summary>
    /// <param name="declaration">A variable, or what is always warned of.</param>
    /// <param name="wasUsed">The source uses it, or has its own warning.</param>
    private bool IsWarnedOf(SyntaxNode declaration, bool wasUsed)
    {
        if (declaration is not VariableDeclaratorSyntax { Initializer.Value: var value })
        {
            return wasUsed;
        }

        return IsConstant(value) ? wasUsed : hasKnownValues && BecomesUnobserved(value);
    }

    private bool IsConstant(ExpressionSyntax value)
        => value is LiteralExpressionSyntax or DefaultExpressionSyntax
            || (value is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } && TypeOf(value) is { IsValueType: true })
            || (IsPure(value) && model.GetConstantValue(value, cancellationToken).HasValue);

    private static SyntaxNode Scope(SyntaxNode declaration)
        => declaration is CatchDeclarationSyntax ? declaration.Parent!
            : declaration.FirstAncestorOrSelf<SyntaxNode>(n => n != declaration && n is BlockSyntax or SwitchStatementSyntax or AnonymousFunctionExpressionSyntax) ?? declaration.SyntaxTree.GetRoot();

    private void Remove(SyntaxNode declaration, SyntaxToken name)
    {
        switch (declaration)
        {
            case LabeledStatementSyntax label:
                var line = WholeLine(TextSpan.FromBounds(name.SpanStart, label.ColonToken.Span.End));
                edits.Delete(line.End <= label.Statement.SpanStart ? line : TextSpan.FromBounds(name.SpanStart, label.Statement.SpanStart));
                break;
            case LocalFunctionStatementSyntax function:
                DeleteStatement(function);
                break;
            case CatchDeclarationSyntax caught:
                edits.Delete(caught.Type.Span.End, name.Span.End);
                break;
            case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } }:
                DeleteStatement(statement);
                break;
            default:
                NoMeaning(name, $"the variable '{name.ValueText}', which nothing in the sync version would use,", "declare it on its own, or where it is used");
                break;
        }
    }

    private bool removesUnreachable;
}
