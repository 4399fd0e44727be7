using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>What cannot be reached any more once a condition is known.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>What stands after a statement that never ends any more would be a warning: it goes, up to where something else leads there.</summary>
    private void RemoveUnreachable(StatementSyntax statement)
    {
        foreach (var dead in Unreachable(statement))
        {
            removesUnreachable = true;
            edits.Delete(WholeLine(dead.Span));
        }
    }

    /// <summary>The statements that only the end of this one leads to, when that is never reached.</summary>
    private IEnumerable<StatementSyntax> Unreachable(StatementSyntax statement)
    {
        for (var node = statement; NeverEnds(node); )
        {
            var list = node.Parent switch
            {
                BlockSyntax block => block.Statements,
                SwitchSectionSyntax section => section.Statements,
                _ => default,
            };
            for (var i = list.IndexOf(node) + 1; i < list.Count && list.Count > 0; i++)
            {
                if (list[i] is LabeledStatementSyntax)
                {
                    yield break;
                }

                if (list[i] is not LocalFunctionStatementSyntax)
                {
                    yield return list[i];
                }
            }

            if (node.Parent == frame.Node || node.Parent?.FirstAncestorOrSelf<StatementSyntax>() is not { } outer)
            {
                yield break;
            }

            node = outer;
        }
    }

    /// <summary>Whether the statement is not there any more, or not reached, once the known conditions are gone.</summary>
    private bool IsDead(StatementSyntax statement, BlockSyntax function)
    {
        for (var node = (SyntaxNode)statement; node != function; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case IfStatementSyntax choice when node == choice.Statement && ConstantOf(choice.Condition) == false:
                case ElseClauseSyntax { Parent: IfStatementSyntax other } when ConstantOf(other.Condition) == true:
                case WhileStatementSyntax loop when ConstantOf(loop.Condition) == false:
                case BlockSyntax block when IsPassedBy(block.Statements, node):
                case SwitchSectionSyntax section when IsPassedBy(section.Statements, node):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether what stands before the statement leaves, and no label leads back to it.</summary>
    private bool IsPassedBy(SyntaxList<StatementSyntax> statements, SyntaxNode statement)
        => statement is not LabeledStatementSyntax && NeverEnds(statements.TakeWhile(s => s != statement));

    /// <summary>What a loop does between two rounds would be a warning where its first round always leaves in sync code, and not before.</summary>
    private void CheckIncrementors(ForStatementSyntax node)
    {
        if (node.Incrementors.Count > 0 && NeverEnds(node.Statement) && !IsContinued(node) && model.AnalyzeControlFlow(node.Statement) is { Succeeded: true, EndPointIsReachable: true })
        {
            NoMeaning(node.Incrementors[0], "a loop that always ends in its first round in sync code");
        }
    }

    /// <summary>Whether the end of the statement is unreachable, as the compiler sees it once the known conditions are gone.</summary>
    private bool NeverEnds(StatementSyntax? statement)
    {
        switch (statement)
        {
            case ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax:
            case YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement }:
                return true;
            case ExpressionStatementSyntax { Expression: AwaitExpressionSyntax await }:
                return AlwaysFails(await.Expression);
            case BlockSyntax block:
                return NeverEnds(block.Statements);
            case IfStatementSyntax choice:
                return ConstantOf(choice.Condition) switch
                {
                    true => NeverEnds(choice.Statement),
                    false => NeverEnds(choice.Else?.Statement),
                    _ => choice.Else is not null && NeverEnds(choice.Statement) && NeverEnds(choice.Else.Statement),
                };
            case WhileStatementSyntax loop:
                return IsTrue(loop.Condition) && !IsBroken(loop);
            case DoStatementSyntax loop:
                return !IsBroken(loop) && (IsTrue(loop.Condition) || (NeverEnds(loop.Statement) && !IsContinued(loop)));
            case ForStatementSyntax loop:
                return (loop.Condition is null || IsTrue(loop.Condition)) && !IsBroken(loop);
            case SwitchStatementSyntax choice:
                return choice.Sections.Any(static s => s.Labels.Any(static l => l is DefaultSwitchLabelSyntax)) && !IsBroken(choice)
                    && choice.Sections.All(s => NeverEnds(s.Statements));
            case TryStatementSyntax attempt:
                return NeverEnds(attempt.Finally?.Block) || (NeverEnds(attempt.Block) && attempt.Catches.All(c => ConstantOf(c.Filter?.FilterExpression) == false || NeverEnds(c.Block)));
            case LabeledStatementSyntax labeled:
                return NeverEnds(labeled.Statement);
            case UsingStatementSyntax { Statement: var inner }:
                return NeverEnds(inner);
            case LockStatementSyntax { Statement: var inner }:
                return NeverEnds(inner);
            case FixedStatementSyntax { Statement: var inner }:
                return NeverEnds(inner);
            case UnsafeStatementSyntax { Block: var inner }:
                return NeverEnds(inner);
            case CheckedStatementSyntax { Block: var inner }:
                return NeverEnds(inner);
            default:
                return false;
        }
    }

    private bool NeverEnds(IEnumerable<StatementSyntax> statements)
    {
        // What follows a label may be reached from elsewhere, whatever stands before it.
        var never = false;
        foreach (var statement in statements)
        {
            never = NeverEnds(statement) || (never && statement is not LabeledStatementSyntax);
        }

        return never;
    }

    private bool IsTrue(ExpressionSyntax condition)
        => ConstantOf(condition) == true || condition.IsKind(SyntaxKind.TrueLiteralExpression) || model.GetConstantValue(condition, cancellationToken).Value is true;

    private static bool IsBroken(StatementSyntax breakable)
        => Within(breakable).Any(n => n is GotoStatementSyntax || (n is BreakStatementSyntax && n.Ancestors().First(static a => a is SwitchStatementSyntax || IsLoop(a)) == breakable));

    private static bool IsContinued(StatementSyntax loop)
        => Within(loop).Any(n => n is ContinueStatementSyntax && n.Ancestors().First(IsLoop) == loop);

    private static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    /// <summary>What is below the node and belongs to the same function.</summary>
    private static IEnumerable<SyntaxNode> Within(SyntaxNode node)
        => node.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
