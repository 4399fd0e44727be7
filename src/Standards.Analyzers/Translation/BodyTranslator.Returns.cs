using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>What a function returns, and where that a call is made there and not later could be seen.</content>
internal sealed partial class BodyTranslator
{
    public override void VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (node.Expression is null)
        {
            return;
        }

        if (!frame.ReturnsTasks)
        {
            // "return await F();" of a Task<Task>, or what an async function of no value cannot have, is not legal source.
            ReturnValue(node.Expression);
            return;
        }

        var outcome = Awaited(node.Expression, node);
        if (outcome is Outcome.Expression && Protection(node) is { } around && MayThrow(node.Expression))
        {
            NoMeaning(node.Expression, "a task that is returned from inside " + Describe(around), "await it, so that both versions run it inside");
            return;
        }

        if (outcome == Outcome.Throw)
        {
            edits.Delete(node.ReturnKeyword.SpanStart, node.Expression.SpanStart);
            if (ProtectingTry(node))
            {
                NoMeaning(node.Expression, "a failed task that is returned from inside 'try'", "throw it, so that both versions catch it");
            }

            return;
        }

        if (!frame.ReturnsNothing || outcome is Outcome.Refused)
        {
            return;
        }

        if (outcome is Outcome.Nothing or Outcome.Value)
        {
            if (IsLast(node) && node.Parent is BlockSyntax)
            {
                DeleteStatement(node);
            }
            else
            {
                edits.Delete(node.ReturnKeyword.Span.End, node.SemicolonToken.SpanStart);
            }

            return;
        }

        if (outcome == Outcome.Statement)
        {
            return;
        }

        // "return FAsync();" is "F(); return;", and the return is not needed at the end.
        edits.Delete(node.ReturnKeyword.SpanStart, node.Expression.SpanStart);
        if (IsLast(node))
        {
            return;
        }

        if (node.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            edits.Insert(node.Span.End, NewLineAndIndentation(node) + "return;");
        }
        else
        {
            edits.Insert(node.SpanStart, "{ ");
            edits.Insert(node.Span.End, " return; }");
        }
    }

    private void ReturnValue(ExpressionSyntax expression)
    {
        if (Plain.Is(expression))
        {
            return;
        }

        CheckConversion(expression);
        if (frame.IsMapped && model.GetTypeInfo(expression, cancellationToken).ConvertedType is { TypeKind: TypeKind.Delegate } target && mapper.Changes(target))
        {
            MappedValue(expression);
        }
        else
        {
            Visit(expression);
        }
    }

    private void ArrowBody(ArrowExpressionClauseSyntax arrow)
    {
        if (!frame.ReturnsTasks)
        {
            if (frame.ReturnsNothing && WithoutParentheses(arrow.Expression) is AwaitExpressionSyntax await)
            {
                RemoveAwait(await);
                SettleArrow(arrow, Awaited(await.Expression, arrow));
                return;
            }

            ReturnValue(arrow.Expression);
            return;
        }

        SettleArrow(arrow, Awaited(arrow.Expression, arrow));
    }

    /// <summary>An arrow whose expression is no statement any more becomes a block.</summary>
    private void SettleArrow(ArrowExpressionClauseSyntax arrow, Outcome outcome)
    {
        if (!frame.ReturnsNothing || outcome is not (Outcome.Nothing or Outcome.Value))
        {
            return;
        }

        var semicolon = arrow.GetLastToken().GetNextToken();
        edits.Replace(TextSpan.FromBounds(arrow.SpanStart, semicolon.IsKind(SyntaxKind.SemicolonToken) ? semicolon.Span.End : arrow.Span.End), "{ }");
    }

    public override void VisitYieldStatement(YieldStatementSyntax node)
    {
        if (node.Expression is not null)
        {
            Visit(node.Expression);
        }
    }

    /// <summary>What makes it matter when, not only whether, a call throws: try, using, lock.</summary>
    private SyntaxNodeOrToken? Protection(StatementSyntax node)
    {
        for (SyntaxNode n = node; n.Parent is { } parent && n != frame.Node; n = parent)
        {
            switch (parent)
            {
                case TryStatementSyntax statement when statement.Block == n || statement.Finally is not null:
                    return statement.TryKeyword;
                case CatchClauseSyntax { Parent: TryStatementSyntax { Finally: not null } outer }:
                    return outer.TryKeyword;
                case UsingStatementSyntax u:
                    return u.UsingKeyword;
                case LockStatementSyntax l:
                    return l.LockKeyword;
                case BlockSyntax block:
                    foreach (var s in block.Statements)
                    {
                        if (s == n)
                        {
                            break;
                        }

                        if (s is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } declaration)
                        {
                            return declaration.UsingKeyword;
                        }
                    }

                    break;
            }
        }

        return null;
    }

    private bool ProtectingTry(StatementSyntax node)
    {
        for (SyntaxNode n = node; n.Parent is { } parent && n != frame.Node; n = parent)
        {
            if (parent is TryStatementSyntax { Catches.Count: > 0 } statement && statement.Block == n)
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(SyntaxNodeOrToken keyword) => "'" + keyword.ToString() + "'";

    /// <summary>Whether the task stands for work, and not only for a value that is there already.</summary>
    private bool MayThrow(ExpressionSyntax expression)
    {
        expression = WithoutParentheses(expression);
        return expression switch
        {
            InvocationExpressionSyntax call => SymbolOf(call) is not IMethodSymbol { Name: "FromResult" or "FromException" or "FromCanceled" } || !IsTaskFactory(call),
            ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax or DefaultExpressionSyntax or LiteralExpressionSyntax => false,
            MemberAccessExpressionSyntax => false,
            IdentifierNameSyntax => false,
            _ => true,
        };
    }
}
