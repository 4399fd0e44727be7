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

        List<(SyntaxNode Declaration, SyntaxToken Name)>? candidates = null;
        foreach (var node in body.DescendantNodes())
        {
            if (NameOfCandidate(node) is { RawKind: not 0 } name)
            {
                (candidates ??= []).Add((node, name));
            }
        }

        if (candidates is null)
        {
            return;
        }

        var uses = body.DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(static n => n.Identifier.ValueText);
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
                if ((own.Count > 0 || declaration is VariableDeclaratorSyntax { Initializer.Value: var value } && !IsConstant(value)) && own.All(n => edits.IsDeleted(n.Span) || (declaration is LocalFunctionStatementSyntax && declaration.Span.Contains(n.Span))))
                {
                    Remove(declaration, name);
                    candidates.RemoveAt(i);
                    changed = true;
                }
            }
        }
    }

    private SyntaxToken NameOfCandidate(SyntaxNode node) => node switch
    {
        LabeledStatementSyntax label => label.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        CatchDeclarationSyntax { Identifier.RawKind: not 0 } caught => caught.Identifier,

        // The compiler warns of a variable that is only given constants, not of one that is given the result of something.
        VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } variable
            when variable.Initializer is null || IsConstant(variable.Initializer.Value) || (hasKnownValues && BecomesUnobserved(variable.Initializer.Value)) => variable.Identifier,
        _ => default,
    };

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
