using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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

        switch (Awaited(node.Expression, null))
        {
            case Outcome.Nothing or Outcome.Statement:
                NoMeaning(node, "an awaited task that gives no value, inside an expression,");
                break;
            case Outcome.Throw when node.Parent is not (ArrowExpressionClauseSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or LambdaExpressionSyntax)
                && !(node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Right == node):
                NoMeaning(node, "a failed task inside an expression", "throw the exception in a statement");
                break;
            case Outcome.Expression or Outcome.Value when node.Parent is ParenthesizedExpressionSyntax parentheses && IsPrimary(node.Expression):
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

        // "await (c ? FAsync() : GAsync())" without a value is an if statement.
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

    private Outcome AwaitedCreation(BaseObjectCreationExpressionSyntax creation, SyntaxNode? context)
    {
        var type = TypeOf(creation) as INamedTypeSymbol;
        if (type?.Name != "ValueTask" || !AsyncShapes.Of(type).IsTask() || creation.Initializer is not null)
        {
            return NoMeaning(creation, $"the task '{Short(creation)}'");
        }

        var arguments = creation.ArgumentList?.Arguments ?? default;
        if (arguments.Count == 0)
        {
            if (type.Arity == 0)
            {
                return Outcome.Nothing;
            }

            edits.Replace(creation.Span, $"default({Display(mapper.Map(type), creation.SpanStart)})");
            return Outcome.Value;
        }

        if (arguments.Count > 1)
        {
            return NoMeaning(creation, "a task from a source");
        }

        var value = arguments[0].Expression;
        if (model.GetTypeInfo(value, cancellationToken).ConvertedType is { } converted && AsyncShapes.Of(converted).IsTask())
        {
            edits.Delete(creation.SpanStart, value.SpanStart);
            edits.Delete(value.Span.End, creation.Span.End);
            return Awaited(value, context);
        }

        return JustValue(creation, value, type.TypeArguments[0], context);
    }

    /// <summary>Leaves the value of <c>Task.FromResult(value)</c> or <c>new ValueTask&lt;T&gt;(value)</c>.</summary>
    private Outcome JustValue(ExpressionSyntax whole, ExpressionSyntax value, ITypeSymbol type, SyntaxNode? context)
    {
        ValueFor(value, type);
        var isTarget = context is ReturnStatementSyntax or ArrowExpressionClauseSyntax && frame.Node is { } f && f.Parent == member;
        if (!isTarget && WithoutParentheses(value) is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression })
        {
            edits.Replace(whole.Span, $"default({Display(mapper.Map(type), whole.SpanStart)})");
            return Outcome.Value;
        }

        if (!isTarget && WithoutParentheses(value) is ImplicitObjectCreationExpressionSyntax @new)
        {
            // What gave "new()" its type is gone.
            edits.Insert(@new.NewKeyword.Span.End, " " + Display(mapper.Map(type), whole.SpanStart));
        }

        var from = TypeOf(value);
        var cast = !isTarget && !TypeMapper.Same(from, type) && context is not ExpressionStatementSyntax
            ? $"({Display(mapper.Map(type), whole.SpanStart)})" : "";
        var needsParentheses = !IsPrimary(value) && (context is null || cast.Length > 0);
        edits.Replace(TextSpan.FromBounds(whole.SpanStart, value.SpanStart), cast + (needsParentheses ? "(" : ""));
        edits.Replace(TextSpan.FromBounds(value.Span.End, whole.Span.End), needsParentheses ? ")" : "");
        return WithoutParentheses(value) is InvocationExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax ? Outcome.Expression : Outcome.Value;
    }

    /// <summary>Whether the expression, once it is no longer awaited, can be followed by a dot without parentheses.</summary>
    private static bool IsPrimary(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax => true,
        AwaitExpressionSyntax await => IsPrimary(await.Expression),
        PostfixUnaryExpressionSyntax => true,
        InvocationExpressionSyntax call => !IsNamed(call, "Run", "FromException", "FromCanceled", "FromResult") || IsNamed(call, "FromResult"),
        IdentifierNameSyntax or GenericNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ThisExpressionSyntax
            or LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or DefaultExpressionSyntax or TypeOfExpressionSyntax => true,
        BaseObjectCreationExpressionSyntax => true,
        _ => false,
    };

    private static bool IsNamed(InvocationExpressionSyntax call, params string[] names)
        => call.Expression is MemberAccessExpressionSyntax access && names.Contains(access.Name.Identifier.ValueText);

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

    /// <summary>Whether evaluating the expression does nothing that anybody could see.</summary>
    private bool IsPure(ExpressionSyntax expression) => !expression.DescendantNodesAndSelf(static n => n is not AnonymousFunctionExpressionSyntax).Any(n =>
        n is InvocationExpressionSyntax call && !IsNameOf(call)
        || n is AwaitExpressionSyntax or AssignmentExpressionSyntax or ThrowExpressionSyntax or ElementAccessExpressionSyntax
        || (n is BaseObjectCreationExpressionSyntax creation && AsyncShapes.Of(TypeOf(creation)) != AsyncShape.CancellationToken)
        || n.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression);

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
