using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Statements.</content>
internal sealed partial class BodyTranslator
{
    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (dropped.Count > 0 && node.Expression is InvocationExpressionSyntax call)
        {
            if (IsThrowIfDropped(call))
            {
                DeleteStatement(node);
                return;
            }

            if (DroppedReport(node, call))
            {
                return;
            }
        }

        if (verbatim == 0 && WithoutParentheses(node.Expression) is AwaitExpressionSyntax await)
        {
            RemoveAwait(await);
            Settle(node, node.Expression, Awaited(await.Expression, node));
            return;
        }

        if (verbatim == 0 && TaskAssignment(node))
        {
            return;
        }

        Visit(node.Expression);
    }

    /// <summary>Makes a statement of what an awaited expression has become.</summary>
    private void Settle(StatementSyntax statement, ExpressionSyntax expression, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Nothing:
                DeleteStatement(statement);
                break;
            case Outcome.Value:
                if (IsPure(expression))
                {
                    DeleteStatement(statement);
                }
                else
                {
                    edits.Insert(statement.SpanStart, "_ = ");
                }

                break;
            case Outcome.Throw:
                foreach (var dead in Unreachable(statement))
                {
                    if (dead is not (BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax }))
                    {
                        NoMeaning(expression, "a failed task with statements after it", "throw the exception");
                        break;
                    }

                    edits.Delete(WholeLine(dead.Span));
                }

                break;
        }
    }

    /// <summary>Removes the statement, with its line where it stands alone; comments before it stay.</summary>
    private void DeleteStatement(StatementSyntax node)
    {
        if (node.Parent is not (BlockSyntax or SwitchSectionSyntax))
        {
            edits.Replace(node.Span, node.Parent is LabeledStatementSyntax ? ";" : "{ }");
            return;
        }

        if (node.Parent is SwitchSectionSyntax { Statements.Count: 1 })
        {
            edits.Replace(node.Span, "break;");
            return;
        }

        var span = WholeLine(node.Span);
        if (span.Length > node.Span.Length && node.Parent is BlockSyntax block && block.Statements[0] == node)
        {
            // What was separated from the first statement by a blank line is now first.
            var text = edits.Source;
            for (var line = text.Lines.GetLineFromPosition(span.End); line.LineNumber < text.Lines.Count && line.End < block.CloseBraceToken.SpanStart && string.IsNullOrWhiteSpace(line.ToString()); line = text.Lines[line.LineNumber + 1])
            {
                span = TextSpan.FromBounds(span.Start, line.EndIncludingLineBreak);
            }
        }

        edits.Remove(span);
    }

    /// <summary>The span with its line, where nothing else stands there.</summary>
    private TextSpan WholeLine(TextSpan span)
    {
        var text = edits.Source;
        var first = text.Lines.GetLineFromPosition(span.Start);
        var last = text.Lines.GetLineFromPosition(span.End);
        for (var i = first.Start; i < span.Start; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return span;
            }
        }

        for (var i = span.End; i < last.End; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return span;
            }
        }

        return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
    }

    private string NewLineAndIndentation(SyntaxNode node)
    {
        var text = edits.Source;
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        var end = line.Start;
        while (end < node.SpanStart && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var newLine = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return (newLine.Length == 0 ? "\n" : newLine) + text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Whether nothing of the function comes after the statement.</summary>
    private bool IsLast(StatementSyntax node)
    {
        for (SyntaxNode n = node; ; n = n.Parent!)
        {
            switch (n.Parent)
            {
                case BlockSyntax block:
                    var rest = block.Statements.SkipWhile(s => s != n).Skip(1);
                    if (rest.Any(static s => s is not LocalFunctionStatementSyntax))
                    {
                        return false;
                    }

                    if (block == frame.Node)
                    {
                        return true;
                    }

                    continue;
                case IfStatementSyntax or ElseClauseSyntax:
                    continue;
                default:
                    return false;
            }
        }
    }

    public override void VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        foreach (var variable in node.Declaration.Variables)
        {
            // Binds the statement. Asking the local of a "var" for its type first would bind the initializer a second time.
            if (variable.Initializer is { } initializer)
            {
                _ = TypeOf(initializer.Value);
            }
        }

        if (node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            RemoveKeyword(node.AwaitKeyword);
            CheckDisposable(node.Declaration);
        }

        if (verbatim == 0 && TaskLocal(node))
        {
            return;
        }

        Visit(node.Declaration);
    }

    public override void VisitVariableDeclaration(VariableDeclarationSyntax node)
    {
        var isMemory = node.Variables.Count > 0 && model.GetDeclaredSymbol(node.Variables[0], cancellationToken) is ILocalSymbol local && AsyncShapes.Of(local.Type).IsMemory();
        if (isMemory)
        {
            MemoryLocal(node);
            return;
        }

        TypeOrVisit(node.Type);
        foreach (var variable in node.Variables)
        {
            if (variable.ArgumentList is not null)
            {
                Visit(variable.ArgumentList);
            }

            if (variable.Initializer?.Value is { } value)
            {
                var count = problems.Count;
                ValueFor(value, node.Type.IsVar ? null : model.GetTypeInfo(node.Type, cancellationToken).Type);
                if (RefusedSince(count) && model.GetDeclaredSymbol(variable, cancellationToken) is ILocalSymbol declared)
                {
                    refused.Add(declared);
                }
            }
        }
    }

    private void RemoveAwait(AwaitExpressionSyntax node) => RemoveKeyword(node.AwaitKeyword);

    /// <summary>Removes a keyword with the space after it; a comment there stays.</summary>
    private void RemoveKeyword(SyntaxToken keyword)
    {
        var end = keyword.Span.End;
        foreach (var trivia in keyword.TrailingTrivia)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                break;
            }

            end = trivia.Span.End;
        }

        if (keyword.IsKind(SyntaxKind.AsyncKeyword) || CanBegin(keyword.GetNextToken()))
        {
            edits.Remove(keyword.SpanStart, end);
        }
        else
        {
            edits.Delete(keyword.SpanStart, end);
        }
    }

    /// <summary>Whether what begins with the token parses without the word before it as it did with it: an operator or a parenthesis may then belong to what stands before.</summary>
    private static bool CanBegin(SyntaxToken token)
        => token.Kind() is SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword or SyntaxKind.ForEachKeyword or SyntaxKind.UsingKeyword
            || (token.IsKind(SyntaxKind.IdentifierToken) && SyntaxFacts.GetContextualKeywordKind(token.ValueText) == SyntaxKind.None);

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }
}
