using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Where the compiler judges a value that it sees: conditions, comparisons, arithmetic, patterns, assignments.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>Refuses what would be an error, a new warning or another meaning once the value is known.</summary>
    private void Judge(SyntaxNode node)
    {
        switch (node)
        {
            case IfStatementSyntax statement:
                JudgeCondition(statement.Condition);
                break;
            case WhileStatementSyntax loop:
                JudgeCondition(loop.Condition);
                break;
            case DoStatementSyntax loop:
                JudgeCondition(loop.Condition);
                break;
            case ForStatementSyntax { Condition: { } condition }:
                JudgeCondition(condition);
                break;
            case WhenClauseSyntax guard:
                JudgeCondition(guard.Condition);
                break;
            case SwitchStatementSyntax choice:
                JudgeGoverning(choice.Expression);
                break;
            case SwitchExpressionSyntax choice:
                JudgeGoverning(choice.GoverningExpression);
                break;
            case IsPatternExpressionSyntax pattern when ConstantOf(pattern) is null && BecomesConstant(pattern.Expression):
                RefuseKnown(pattern.Expression);
                break;
            case BinaryExpressionSyntax binary when ConstantOf(binary) is null:
                JudgeOperands(binary);
                break;
            case CastExpressionSyntax cast when Constant(cast.Expression).Value is decimal value && BecomesConstant(cast.Expression) && !Fits(value, Underlying(TypeOf(cast))):
                RefuseKnown(cast.Expression);
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus when Constant(minus.Operand).Value is decimal value && BecomesConstant(minus.Operand) && !Fits(-value, TypeOf(minus)):
                RefuseKnown(minus.Operand);
                break;
            case AssignmentExpressionSyntax assignment:
                JudgeAssignment(assignment, assignment.Left, assignment.Right);
                break;
            case ElementAccessExpressionSyntax access when TypeOf(access.Expression) is IArrayTypeSymbol:
                foreach (var index in access.ArgumentList.Arguments)
                {
                    if (Constant(index.Expression).Value is < 0m && BecomesConstant(index.Expression))
                    {
                        RefuseKnown(index.Expression);
                    }
                }

                break;
            case MemberAccessExpressionSyntax access when access.Expression is ParenthesizedExpressionSyntax:
                JudgeNull(access.Expression);
                break;
            case ConditionalAccessExpressionSyntax access:
                JudgeNull(access.Expression);
                break;
            case CommonForEachStatementSyntax each:
                JudgeNull(each.Expression);
                break;
            case InvocationExpressionSyntax call:
                JudgeArguments(call, call.ArgumentList);
                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList: { } list } creation:
                JudgeArguments(creation, list);
                break;
        }
    }

    private void RefuseKnown(ExpressionSyntax expression)
        => NoMeaning(expression, $"'{Short(expression)}', whose value the compiler knows in sync code,", WriteValue);

    /// <summary>A constant in sync code, and none in the source.</summary>
    private bool BecomesConstant(ExpressionSyntax expression)
        => Constant(expression).IsConstant && !model.GetConstantValue(expression, cancellationToken).HasValue;

    private void JudgeCondition(ExpressionSyntax condition)
    {
        if (ConstantOf(condition) is null && BecomesConstant(condition))
        {
            RefuseKnown(condition);
        }
        else if (WithoutParentheses(condition) is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && BecomesConstant(assignment.Right))
        {
            RefuseKnown(assignment.Right);
        }
    }

    private void JudgeGoverning(ExpressionSyntax expression)
    {
        var outer = keepsConditions;
        keepsConditions = true;
        if (BecomesConstant(expression))
        {
            RefuseKnown(expression);
        }

        keepsConditions = outer;
    }

    private void JudgeNull(ExpressionSyntax expression)
    {
        if (Constant(expression).IsNull && BecomesConstant(expression))
        {
            RefuseKnown(expression);
        }
    }

    private void JudgeOperands(BinaryExpressionSyntax node)
    {
        var isComparison = node.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
            or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;
        if (isComparison && IsSameVariable(node.Left, node.Right))
        {
            NoMeaning(node, $"'{Short(node)}', which compares a variable with itself in sync code,", WriteValue);
            return;
        }

        if (node.Kind() is SyntaxKind.CoalesceExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.AsExpression)
        {
            return;
        }

        var (left, right) = (Constant(node.Left), node.IsKind(SyntaxKind.IsExpression) ? default : Constant(node.Right));
        if (!BecomesConstant(node.Left) && (node.IsKind(SyntaxKind.IsExpression) || !BecomesConstant(node.Right)))
        {
            // "(int?)n == null", which is known although "n" is not.
            if (isComparison && ((right.IsNull && IsNeverNull(node.Left)) || (left.IsNull && IsNeverNull(node.Right))))
            {
                RefuseKnown(right.IsNull ? node.Left : node.Right);
            }

            return;
        }

        var isKnown = node.Kind() switch
        {
            SyntaxKind.IsExpression => left.IsNull,
            _ when left.IsNull || right.IsNull => !(isComparison && IsReference(node.Left) && IsReference(node.Right)) || (left.IsConstant && right.IsConstant),
            SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => (right.Value is 0m || !right.IsExact) && right.IsConstant && TypeOf(node)?.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double),
            SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression when left.IsConstant && right.IsConstant
                => IsIntegral(TypeOf(node)) ? Fold(node, left, right) is not decimal value || !Fits(value, TypeOf(node)) : TypeOf(node)?.SpecialType == SpecialType.System_Decimal,
            _ when isComparison && !(left.IsConstant && right.IsConstant)
                => (left.Value is decimal l && !Fits(l, Unconverted(node.Right))) || (right.Value is decimal r && !Fits(r, Unconverted(node.Left))),
            _ => false,
        };
        if (isKnown)
        {
            RefuseKnown(node);
        }
    }

    private void JudgeAssignment(ExpressionSyntax node, ExpressionSyntax left, ExpressionSyntax right)
    {
        if (WithoutParentheses(left) is TupleExpressionSyntax targets && WithoutParentheses(right) is TupleExpressionSyntax values && targets.Arguments.Count == values.Arguments.Count)
        {
            for (var i = 0; i < targets.Arguments.Count; i++)
            {
                JudgeAssignment(node, targets.Arguments[i].Expression, values.Arguments[i].Expression);
            }

            return;
        }

        if (node.RawKind is (int)SyntaxKind.DivideAssignmentExpression or (int)SyntaxKind.ModuloAssignmentExpression)
        {
            if (Constant(right).Value is 0m && BecomesConstant(right))
            {
                RefuseKnown(right);
            }
        }
        else if (node.IsKind(SyntaxKind.SimpleAssignmentExpression) && IsSameVariable(left, right))
        {
            NoMeaning(node, $"'{Short(node)}', which assigns a variable to itself in sync code,", WriteValue);
        }
        else if (node.IsKind(SyntaxKind.SimpleAssignmentExpression) && SymbolOf(left) is ILocalSymbol local && BecomesUnobserved(right) && !IsRead(local))
        {
            NoMeaning(node, $"the variable '{local.Name}', which nothing in the sync version would use,", "remove it");
        }
    }

    /// <summary>A constant that another overload would take too: <c>1</c> converts to <c>byte</c>, <c>0</c> to every enum, an <c>int</c> does not.</summary>
    private void JudgeArguments(ExpressionSyntax call, BaseArgumentListSyntax list)
    {
        foreach (var argument in list.Arguments)
        {
            if (Constant(argument.Expression).Value is not decimal || !BecomesConstant(argument.Expression)
                || model.GetTypeInfo(argument.Expression, cancellationToken) is not { Type: { } type, ConvertedType: var converted } || SymbolEqualityComparer.Default.Equals(type, converted))
            {
                continue;
            }

            var rivals = call is InvocationExpressionSyntax invocation ? model.GetMemberGroup(invocation.Expression, cancellationToken).Length : (TypeOf(call) as INamedTypeSymbol)?.InstanceConstructors.Length;
            if (rivals > 1)
            {
                RefuseKnown(argument.Expression);
            }
        }
    }

    /// <summary>Whether the two name one variable, field or property in sync code, and do not in the source.</summary>
    private bool IsSameVariable(ExpressionSyntax left, ExpressionSyntax right)
    {
        var (first, second) = (WithoutCasts(Seen(left)), WithoutCasts(Seen(right)));
        return (first.FirstAncestorOrSelf<AwaitExpressionSyntax>(n => left.Span.Contains(n.Span)) ?? second.FirstAncestorOrSelf<AwaitExpressionSyntax>(n => right.Span.Contains(n.Span))) is not null
            && AreSame(first, second);

        bool AreSame(ExpressionSyntax a, ExpressionSyntax b)
            => a is ThisExpressionSyntax or BaseExpressionSyntax ? b is ThisExpressionSyntax or BaseExpressionSyntax
                : a is IdentifierNameSyntax or MemberAccessExpressionSyntax && b is IdentifierNameSyntax or MemberAccessExpressionSyntax
                && SymbolOf(a) is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol or IEventSymbol or IRangeVariableSymbol
                && SymbolEqualityComparer.Default.Equals(SymbolOf(a), SymbolOf(b))
                && (Receiver(a) is not { } x || Receiver(b) is not { } y || AreSame(x, y));
        static ExpressionSyntax? Receiver(ExpressionSyntax e) => e is MemberAccessExpressionSyntax { Expression: var receiver and not (ThisExpressionSyntax or BaseExpressionSyntax) } ? receiver : null;
    }

    private static ExpressionSyntax WithoutCasts(ExpressionSyntax expression) => WithoutParentheses(expression) is CastExpressionSyntax cast ? WithoutCasts(cast.Expression) : WithoutParentheses(expression);

    /// <summary><c>await Task.FromResult&lt;int?&gt;(n)</c>: a nullable value in the source, a converted one in sync code.</summary>
    private bool IsNeverNull(ExpressionSyntax expression)
        => TypeOf(expression)?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            && Seen(expression) is var seen && seen != expression && TypeOf(seen) is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } type && !AsyncShapes.Of(type).IsTask();

    private bool IsReference(ExpressionSyntax expression) => TypeOf(expression) is not { IsValueType: true };

    private ITypeSymbol? Unconverted(ExpressionSyntax expression) => Underlying(TypeOf(Seen(expression)));

    private static ITypeSymbol? Underlying(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? Underlying(nullable.TypeArguments[0])
            : type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type;

    /// <summary>What the compiler takes for no use of the variable that gets it: constants, default values, tuples of anything.</summary>
    private bool BecomesUnobserved(ExpressionSyntax value)
        => BecomesConstant(value)
            || (Seen(value) is var seen && seen != value && (IsConstant(seen) || (seen is TupleExpressionSyntax && IsPure(seen)) || (seen is BaseObjectCreationExpressionSyntax or DefaultExpressionSyntax && ShapeOf(seen).IsTask())));

    private bool IsRead(ILocalSymbol local)
        => member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == local.Name
            && !(n.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == n));
}
