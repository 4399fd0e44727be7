using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>What is awaited, or returned as a task.</content>
internal sealed partial class BodyTranslator
{
    public override void VisitAwaitExpression(AwaitExpressionSyntax node)
    {
        RemoveAwait(node);
        if (verbatim > 0)
        {
            Visit(node.Expression);
            return;
        }

        insertedCast = false;
        switch (Awaited(node.Expression, null))
        {
            case Outcome.Nothing or Outcome.Statement:
                NoMeaning(node, "an awaited task that gives no value, inside an expression,");
                break;
            case Outcome.Throw when node.Parent is not (ArrowExpressionClauseSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or LambdaExpressionSyntax)
                && !(node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Right == node):
                NoMeaning(node, "a failed task inside an expression", "throw the exception in a statement");
                break;
            case Outcome.Expression or Outcome.Value when node.Parent is ParenthesizedExpressionSyntax parentheses && IsPrimary(node.Expression) && !insertedCast:
                RemoveParentheses(parentheses);
                break;
        }
    }

    /// <summary>
    /// Makes the text of an expression that yields a task the text of what awaiting it gives.
    /// </summary>
    /// <param name="task">The awaited or returned expression.</param>
    /// <param name="context">The statement or arrow that consists of nothing else; null inside an expression.</param>
    private Outcome Awaited(ExpressionSyntax task, SyntaxNode? context)
    {
        switch (task)
        {
            case ParenthesizedExpressionSyntax parentheses:
                var inner = Awaited(parentheses.Expression, context);
                if (inner == Outcome.Throw || (inner == Outcome.Expression && IsStatementOf(context))
                    || (inner is Outcome.Expression or Outcome.Value && (IsPrimary(parentheses.Expression) || (context is not null && ShapeOf(parentheses).IsVoid()))))
                {
                    RemoveParentheses(parentheses);
                }

                return inner;

            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                var operand = Awaited(suppressed.Operand, context);
                edits.Delete(suppressed.OperatorToken.Span);
                return operand;

            case CastExpressionSyntax cast:
                var outcome = Awaited(cast.Expression, null);
                if (!ShapeOf(cast).IsVoid() && ShapeOf(cast.Expression).IsVoid() && outcome != Outcome.Throw)
                {
                    return NoMeaning(cast, $"the task '{Short(cast)}'");
                }

                if (ShapeOf(cast).IsVoid() || outcome is Outcome.Throw || (outcome == Outcome.Expression && context is ExpressionStatementSyntax))
                {
                    edits.Delete(cast.OpenParenToken.SpanStart, cast.Expression.SpanStart);
                }
                else
                {
                    RewriteType(cast.Type);
                }

                return outcome;

            case AwaitExpressionSyntax await:
                // A task of a task: both waits are one.
                RemoveAwait(await);
                return Awaited(await.Expression, context);

            case ConditionalExpressionSyntax conditional:
                return AwaitedConditional(conditional, context);

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return AwaitedCoalesce(coalesce);

            case SwitchExpressionSyntax arms when !ShapeOf(arms).IsVoid():
                if (arms.Arms.All(arm => AlwaysFails(arm.Expression)))
                {
                    return NoMeaning(arms, "a choice between failed tasks only", "throw the exception");
                }

                Governing(arms.GoverningExpression);
                foreach (var arm in arms.Arms)
                {
                    Visit(arm.Pattern);
                    Visit(arm.WhenClause);
                    if (arm.Expression is ThrowExpressionSyntax)
                    {
                        Visit(arm.Expression);
                    }
                    else if (Awaited(arm.Expression, null) is Outcome.Nothing or Outcome.Statement)
                    {
                        NoMeaning(arm.Expression, "a task without a value in a switch expression");
                    }
                }

                return Outcome.Value;

            case ConditionalAccessExpressionSyntax access:
                return AwaitedAccess(access, keepQuestionMark: false);

            case InvocationExpressionSyntax call:
                return AwaitedCall(call, context);

            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return AwaitedName(task);

            case BaseObjectCreationExpressionSyntax creation:
                return AwaitedCreation(creation, context);

            case DefaultExpressionSyntax @default when ShapeOf(@default) is { } shape && shape.IsTask():
                if (shape.IsVoid())
                {
                    return Outcome.Nothing;
                }

                RewriteType(@default.Type);
                edits.Insert(@default.Span.End, Forgiveness(((INamedTypeSymbol)TypeOf(@default)!).TypeArguments[0], @default.SpanStart));
                return Outcome.Value;

            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } literal
                when model.GetTypeInfo(literal, cancellationToken).ConvertedType is INamedTypeSymbol { IsValueType: true } converted && AsyncShapes.Of(converted).IsTask():
                if (converted.Arity == 0)
                {
                    return Outcome.Nothing;
                }

                if (context is null)
                {
                    edits.Replace(literal.Span, $"default({Display(mapper.Map(converted), literal.SpanStart)})");
                }

                return Outcome.Value;

            case ThrowExpressionSyntax:
                Visit(task);
                return Outcome.Throw;
        }

        return NoMeaning(task, $"the task '{Short(task)}'");
    }

    private Outcome AwaitedName(ExpressionSyntax name)
    {
        var symbol = SymbolOf(name);
        switch (symbol)
        {
            case ILocalSymbol local when values.Contains(local):
                return AsyncShapes.Of(local.Type).IsVoid() ? Outcome.Nothing : Outcome.Value;
            case IParameterSymbol parameter when AsyncShapes.Of(parameter.Type) is AsyncShape.TaskOfT && IsMappedStorage(parameter):
                return Outcome.Value;
            case IPropertySymbol { Name: "CompletedTask" } property when AsyncShapes.Of(property.ContainingType).IsTask():
                return Outcome.Nothing;
            case IPropertySymbol or IFieldSymbol when state.Counterparts.Find(symbol.OriginalDefinition, model.Compilation) is { } target:
                edits.Replace(NameToken(name).Span, target.Name + (target is IMethodSymbol ? "()" : ""));
                if (name is MemberAccessExpressionSyntax mapped)
                {
                    Visit(mapped.Expression);
                }

                return target is IMethodSymbol ? Outcome.Expression : Outcome.Value;
            case not null when IsRefused(name):
                return Outcome.Refused;
            case IPropertySymbol { Name: "Task", ContainingType: { Name: "TaskCompletionSource" } source } when IsThreading(source):
                return NoMeaning(name, $"'{Short(name)}'");
            case ILocalSymbol local:
                return NoMeaning(name, $"the task in '{local.Name}'", "await it where it is started");
            case IFieldSymbol { IsStatic: true, IsReadOnly: true } constant when CompletedTasks.Read(constant) is { } completed:
                if (completed.Value is not { } literal)
                {
                    return Outcome.Nothing;
                }

                edits.Replace(name.Span, literal);
                return Outcome.Value;
            case IPropertySymbol or IFieldSymbol:
                Refuse("STD1004", name, Short(name), $"no map in SyncCounterparts.txt names '{symbol.GetDocumentationCommentId()}'");
                return Outcome.Refused;
            default:
                return NoMeaning(name, $"the task '{Short(name)}'");
        }
    }

    /// <summary>Removes the parentheses, with white space inside them.</summary>
    private void RemoveParentheses(ParenthesizedExpressionSyntax node)
    {
        var first = node.Expression.GetFirstToken();
        var last = node.Expression.GetLastToken();
        edits.Delete(node.OpenParenToken.SpanStart, OnlySpace(node.OpenParenToken.Span.End, first.SpanStart) ? first.SpanStart : node.OpenParenToken.Span.End);
        edits.Delete(OnlySpace(last.Span.End, node.CloseParenToken.SpanStart) ? last.Span.End : node.CloseParenToken.SpanStart, node.CloseParenToken.Span.End);

        bool OnlySpace(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                if (!char.IsWhiteSpace(edits.Source[i]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static string Short(SyntaxNode node)
    {
        var text = node.ToString();
        var line = text.IndexOf('\n');
        text = line < 0 ? text : text.Substring(0, line).TrimEnd() + "…";
        return text.Length > 60 ? text.Substring(0, 60) + "…" : text;
    }

    private string Display(ITypeSymbol type, int position) => type.ToMinimalDisplayString(model, position);

    private static SyntaxToken NameToken(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier,
        SimpleNameSyntax name => name.Identifier,
        _ => expression.GetLastToken(),
    };
}
