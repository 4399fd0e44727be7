using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Awaited expressions of which only one part is evaluated.</content>
internal sealed partial class BodyTranslator
{
    private Outcome AwaitedConditional(ConditionalExpressionSyntax node, SyntaxNode? context)
    {
        if (ConstantOf(node.Condition) is { } constant)
        {
            var chosen = constant ? node.WhenTrue : node.WhenFalse;
            edits.Delete(node.SpanStart, chosen.SpanStart);
            edits.Delete(chosen.Span.End, node.Span.End);
            return Awaited(chosen, context);
        }

        if (AlwaysFails(node.WhenTrue) && AlwaysFails(node.WhenFalse))
        {
            return NoMeaning(node, "a choice between failed tasks only", "throw the exception");
        }

        Visit(node.Condition);
        var whenTrue = Awaited(node.WhenTrue, null);
        var whenFalse = Awaited(node.WhenFalse, null);
        if (whenTrue == Outcome.Refused || whenFalse == Outcome.Refused)
        {
            return Outcome.Refused;
        }

        if (!ShapeOf(node).IsVoid() && model.GetTypeInfo(node, cancellationToken).ConvertedType is { } converted && !AsyncShapes.Of(converted).IsVoid())
        {
            return Outcome.Value;
        }

        // "await (c ? FAsync() : GAsync())" without a value is an if statement, and judged as one.
        var count = problems.Count;
        if (hasKnownValues)
        {
            JudgeCondition(node.Condition);
        }

        if (RefusedSince(count))
        {
            return Outcome.Refused;
        }

        var text = $"if ({edits.Render(node.Condition.Span)}) {Branch(node.WhenTrue, whenTrue)} else {Branch(node.WhenFalse, whenFalse)}";
        switch (context)
        {
            case ReturnStatementSyntax statement:
                text = IsLast(statement) ? text : text + NewLineAndIndentation(statement) + "return;";
                edits.Replace(statement.Span, statement.Parent is BlockSyntax or SwitchSectionSyntax ? text : "{ " + text + " }");
                return Outcome.Statement;
            case StatementSyntax statement:
                edits.Replace(statement.Span, statement.Parent is BlockSyntax or SwitchSectionSyntax ? text : "{ " + text + " }");
                return Outcome.Statement;
            case ArrowExpressionClauseSyntax arrow:
                var semicolon = arrow.GetLastToken().GetNextToken();
                edits.Replace(TextSpan.FromBounds(arrow.SpanStart, semicolon.IsKind(SyntaxKind.SemicolonToken) ? semicolon.Span.End : arrow.Span.End), "{ " + text + " }");
                return Outcome.Statement;
            case LambdaExpressionSyntax lambda:
                edits.Replace(lambda.Body.Span, "{ " + text + " }");
                return Outcome.Statement;
            default:
                return NoMeaning(node, "a choice between tasks without a value, inside an expression,", "write it as an if statement");
        }

        string Branch(ExpressionSyntax expression, Outcome outcome)
        {
            if (outcome == Outcome.Nothing || (outcome == Outcome.Value && IsPure(expression)))
            {
                return "{ }";
            }

            // A call in parentheses is no statement, nor is a cast.
            while (true)
            {
                switch (expression)
                {
                    case ParenthesizedExpressionSyntax parentheses:
                        RemoveParentheses(parentheses);
                        expression = parentheses.Expression;
                        continue;
                    case CastExpressionSyntax cast when outcome == Outcome.Expression:
                        expression = cast.Expression;
                        continue;
                }

                break;
            }

            return (outcome == Outcome.Value ? "_ = " : "") + edits.Render(expression.Span) + ";";
        }
    }

    /// <summary>Whether what is awaited becomes a statement of its own: no parentheses, no cast.</summary>
    private bool IsStatementOf(SyntaxNode? context)
        => context is ExpressionStatementSyntax || (context is ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax && frame.ReturnsNothing);

    /// <summary>A task that is a failure and nothing else: what is left of it is a throw expression, which has no type.</summary>
    private bool AlwaysFails(ExpressionSyntax expression) => expression switch
    {
        ThrowExpressionSyntax => true,
        ParenthesizedExpressionSyntax parentheses => AlwaysFails(parentheses.Expression),
        AwaitExpressionSyntax await => AlwaysFails(await.Expression),
        CastExpressionSyntax cast => AlwaysFails(cast.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => AlwaysFails(suppressed.Operand),
        ConditionalExpressionSyntax choice => AlwaysFails(choice.WhenTrue) && AlwaysFails(choice.WhenFalse),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: [var argument] } creation when ShapeOf(creation).IsTask() => AlwaysFails(argument.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" } wrapper } => AlwaysFails(wrapper.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromException" or "FromCanceled" } } call => IsTaskFactory(call),
        _ => false,
    };

    /// <summary><c>await (x?.FAsync() ?? Task.CompletedTask)</c>: the call stays conditional.</summary>
    private Outcome AwaitedCoalesce(BinaryExpressionSyntax node)
    {
        if (WithoutParentheses(node.Left) is not ConditionalAccessExpressionSyntax access)
        {
            return NoMeaning(node.Left, "a task that may be null", "test for null before the call");
        }

        // "x?.DisposeAsync()" is a "ValueTask?".
        var task = TypeOf(access) is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : TypeOf(access);
        if (AsyncShapes.Of(task).IsVoid())
        {
            var left = AwaitedAccess(access, keepQuestionMark: true);
            var right = Awaited(node.Right, null);
            if (left == Outcome.Refused || right == Outcome.Refused)
            {
                return Outcome.Refused;
            }

            if (right != Outcome.Nothing)
            {
                return NoMeaning(node.Right, "a second task after '??'", "write it as an if statement");
            }

            edits.Delete(node.Left.SpanStart, access.SpanStart);
            edits.Delete(access.Span.End, node.Span.End);
            return left;
        }

        var result = task is INamedTypeSymbol { TypeArguments.Length: 1 } taskType ? mapper.Map(taskType.TypeArguments[0]) : null;
        if (result is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T })
        {
            var left = AwaitedAccess(access, keepQuestionMark: true);
            var right = Awaited(node.Right, null);
            return left == Outcome.Refused || right is Outcome.Refused or Outcome.Nothing or Outcome.Statement ? Outcome.Refused : Outcome.Value;
        }

        if (!IsPure(access.Expression))
        {
            return NoMeaning(node, "a conditional call whose result may itself be null", "test for null before the call");
        }

        // A null result is not a null receiver: "x?.F() ?? y" would take y for both.
        var called = AwaitedAccess(access, keepQuestionMark: false);
        var otherwise = Awaited(node.Right, null);
        if (called == Outcome.Refused || otherwise is Outcome.Refused or Outcome.Nothing or Outcome.Statement)
        {
            return Outcome.Refused;
        }

        edits.Replace(node.Span, $"({edits.Render(access.Expression.Span)} is null ? {edits.Render(node.Right.Span)} : {edits.Render(access.Span)})");
        return Outcome.Value;
    }

    /// <summary><c>x?.FAsync()</c>. Awaiting the null of it throws, as calling on null does.</summary>
    private Outcome AwaitedAccess(ConditionalAccessExpressionSyntax access, bool keepQuestionMark)
    {
        Visit(access.Expression);
        if (!keepQuestionMark)
        {
            var warns = (model.GetNullableContext(access.SpanStart) & NullableContext.WarningsEnabled) != 0;
            edits.Replace(access.OperatorToken.Span, warns && TypeOf(access.Expression)?.IsReferenceType != false ? "!" : "");
            if (TypeOf(access.Expression)?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                edits.Insert(access.OperatorToken.SpanStart, ".Value");
            }
        }

        return access.WhenNotNull switch
        {
            InvocationExpressionSyntax call => AwaitedCall(call, null),
            ConditionalAccessExpressionSyntax nested => AwaitedAccess(nested, keepQuestionMark),
            _ => NoMeaning(access, $"the task '{Short(access)}'"),
        };
    }
}
