using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>What is known once a token or progress parameter is gone.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>The value of a condition that only asks the dropped parameter, and null for any other.</summary>
    private bool? ConstantOf(ExpressionSyntax? expression)
    {
        if (dropped.Count == 0 || keepsConditions)
        {
            return null;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return ConstantOf(parenthesized.Expression);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return !ConstantOf(not.Operand);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested" or "CanBeCanceled" } access when IsDroppedToken(access.Expression):
                return false;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and:
                return ConstantOf(and.Left) is not { } left ? null : left ? ConstantOf(and.Right) : false;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or:
                return ConstantOf(or.Left) is not { } first ? null : first ? true : ConstantOf(or.Right);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } equality when IsDroppedProgress(equality.Left) && equality.Right.IsKind(SyntaxKind.NullLiteralExpression):
                return equality.IsKind(SyntaxKind.EqualsExpression);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison when (ConstantOf(comparison.Left) ?? ConstantOf(comparison.Right)) is not null:
                return (ConstantOf(comparison.Left) ?? Literal(comparison.Left)) is { } a && (ConstantOf(comparison.Right) ?? Literal(comparison.Right)) is { } b
                    ? (a == b) == comparison.IsKind(SyntaxKind.EqualsExpression) : null;
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var wanted } } match when Literal(wanted) is { } literal:
                return ConstantOf(match.Expression) is { } subject ? subject == literal : null;
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var unwanted } } } match when Literal(unwanted) is { } literal:
                return ConstantOf(match.Expression) is { } other ? other != literal : null;
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } isNull when IsDroppedProgress(isNull.Expression):
                return true;
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } } isNotNull when IsDroppedProgress(isNotNull.Expression):
                return false;
            default:
                return null;
        }
    }

    private static bool? Literal(ExpressionSyntax expression) => expression.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        _ => null,
    };

    /// <summary>Inside what a switch decides by: a constant there would make its other cases unreachable.</summary>
    private bool keepsConditions;

    private void Governing(ExpressionSyntax expression)
    {
        var outer = keepsConditions;
        keepsConditions = true;
        Visit(expression);
        keepsConditions = outer;
    }

    public override void VisitSwitchStatement(SwitchStatementSyntax node)
    {
        Governing(node.Expression);
        foreach (var section in node.Sections)
        {
            Visit(section);
        }
    }

    public override void VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        Governing(node.GoverningExpression);
        foreach (var arm in node.Arms)
        {
            Visit(arm);
        }
    }

    /// <summary><c>catch (…) when (token.IsCancellationRequested)</c> never catches, <c>when (!…)</c> always does.</summary>
    public override void VisitTryStatement(TryStatementSyntax node)
    {
        Visit(node.Block);
        var left = node.Catches.Count;
        foreach (var clause in node.Catches)
        {
            switch (ConstantOf(clause.Filter?.FilterExpression))
            {
                case false:
                    left--;
                    edits.Delete(clause.CatchKeyword.GetPreviousToken().Span.End, clause.Span.End);
                    continue;
                case true:
                    edits.Delete(clause.Filter!.WhenKeyword.GetPreviousToken().Span.End, clause.Filter.Span.End);
                    break;
            }

            Visit(clause);
        }

        Visit(node.Finally);
        if (left == node.Catches.Count)
        {
            return;
        }

        if (left == 0 && node.Finally is null)
        {
            edits.Delete(node.TryKeyword.SpanStart, node.Block.SpanStart);
        }

        RemoveUnreachable(node);
    }

    public override void VisitCatchClause(CatchClauseSyntax node)
    {
        Visit(node.Declaration);
        if (node.Filter is { } filter && ConstantOf(filter.FilterExpression) is null)
        {
            CheckFilter((TryStatementSyntax)node.Parent!, node, filter);
            Visit(filter);
        }

        Visit(node.Block);
    }

    private bool IsDroppedProgress(ExpressionSyntax expression)
        => expression is IdentifierNameSyntax name && IsNameOfDropped(name) && SymbolOf(name) is IParameterSymbol parameter && dropped.Contains(parameter) && AsyncShapes.Of(parameter.Type) == AsyncShape.Progress;

    /// <summary><c>token.ThrowIfCancellationRequested()</c>, <c>progress?.Report(…)</c> of a dropped parameter.</summary>
    private bool IsThrowIfDropped(InvocationExpressionSyntax call)
        => call.Expression is MemberAccessExpressionSyntax access
            && ((access.Name.Identifier.ValueText == "ThrowIfCancellationRequested" && IsDroppedToken(access.Expression))
                || (IsDroppedReport(call) && call.ArgumentList.Arguments.All(a => IsPure(a.Expression))));

    private bool IsDroppedReport(InvocationExpressionSyntax call)
        => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Report" } access && IsDroppedProgress(access.Expression);

    /// <summary><c>progress.Report(Count());</c> of a dropped parameter is <c>Count();</c>: nobody hears of it, but it is done.</summary>
    private bool DroppedReport(ExpressionStatementSyntax node, InvocationExpressionSyntax call)
    {
        if (!IsDroppedReport(call) || call.ArgumentList.Arguments is not [{ NameColon: null, Expression: var value }])
        {
            return false;
        }

        edits.Delete(node.SpanStart, value.SpanStart);
        edits.Delete(value.Span.End, call.Span.End);
        if (WithoutParentheses(value) is AwaitExpressionSyntax await)
        {
            RemoveAwait(await);
            Settle(node, value, Awaited(await.Expression, node));
            return true;
        }

        if (value is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax)
            && value.RawKind is not ((int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression))
        {
            edits.Insert(value.SpanStart, "_ = ");
        }

        Visit(value);
        return true;
    }

    public override void VisitConditionalAccessExpression(ConditionalAccessExpressionSyntax node)
    {
        if (IsDroppedProgress(node.Expression) && node.Parent is ExpressionStatementSyntax statement)
        {
            // Without progress nothing of "progress?.Report(F())" runs, as with a null one.
            DeleteStatement(statement);
            return;
        }

        DefaultVisit(node);
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        switch (ConstantOf(node.Condition))
        {
            case false when node.Else is null:
                DeleteStatement(node);
                return;
            case false:
                edits.Delete(node.SpanStart, node.Else!.Statement.SpanStart);
                Visit(node.Else.Statement);
                RemoveUnreachable(node);
                return;
            case true:
                edits.Delete(node.SpanStart, node.Statement.SpanStart);
                if (node.Else is not null)
                {
                    edits.Delete(node.Statement.Span.End, node.Else.Span.End);
                }

                Visit(node.Statement);
                RemoveUnreachable(node);
                return;
            default:
                DefaultVisit(node);
                return;
        }
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        if (ConstantOf(node.Condition) is not { } constant)
        {
            DefaultVisit(node);
            return;
        }

        var chosen = constant ? node.WhenTrue : node.WhenFalse;
        edits.Delete(node.SpanStart, chosen.SpanStart);
        edits.Delete(chosen.Span.End, node.Span.End);
        Visit(chosen);
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        switch (ConstantOf(node.Condition))
        {
            case false:
                DeleteStatement(node);
                return;
            case true:
                edits.Replace(node.Condition.Span, "true");
                Visit(node.Statement);
                RemoveUnreachable(node);
                return;
            default:
                DefaultVisit(node);
                return;
        }
    }

    public override void VisitDoStatement(DoStatementSyntax node)
    {
        if (ConstantOf(node.Condition) is { } constant)
        {
            edits.Replace(node.Condition.Span, constant ? "true" : "false");
            Visit(node.Statement);
            if (constant)
            {
                RemoveUnreachable(node);
            }

            return;
        }

        DefaultVisit(node);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        CheckIncrementors(node);
        if (ConstantOf(node.Condition) is not { } constant)
        {
            DefaultVisit(node);
            return;
        }

        edits.Replace(node.Condition!.Span, constant ? "true" : "false");
        foreach (var child in node.ChildNodes())
        {
            if (child != node.Condition)
            {
                Visit(child);
            }
        }

        if (constant)
        {
            RemoveUnreachable(node);
        }
        else
        {
            NoMeaning(node.Condition, "a loop that runs only when cancellation is requested");
        }
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (ConstantOf(node) is { } constant)
        {
            edits.Replace(node.Span, constant ? "true" : "false");
            return;
        }

        DefaultVisit(node);
    }

    public override void VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        if (ConstantOf(node) is { } constant)
        {
            edits.Replace(node.Span, constant ? "true" : "false");
            return;
        }

        DefaultVisit(node);
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (ConstantOf(node) is { } constant)
        {
            edits.Replace(node.Span, constant ? "true" : "false");
            return;
        }

        var and = node.IsKind(SyntaxKind.LogicalAndExpression);
        if (and || node.IsKind(SyntaxKind.LogicalOrExpression))
        {
            // "a && !token.IsCancellationRequested" is "a"; what decides alone is not simplified, for "a" is still evaluated.
            if (ConstantOf(node.Left) == and)
            {
                edits.Delete(node.Left.SpanStart, node.Right.SpanStart);
                Visit(node.Right);
                return;
            }

            if (ConstantOf(node.Right) == and)
            {
                Visit(node.Left);
                edits.Delete(node.Left.Span.End, node.Right.Span.End);
                return;
            }
        }

        DefaultVisit(node);
    }
}
