using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>
/// Values that the compiler sees once nothing is awaited. A constant or a variable that stands in place of
/// <c>await Task.FromResult(…)</c> can make code unreachable, a comparison pointless, another overload the one that is taken.
/// </content>
internal sealed partial class BodyTranslator
{
    private const string WriteValue = "write the value without a task";

    /// <summary>Whether the body has such values at all: most bodies have none, and are not judged.</summary>
    private bool hasKnownValues;

    /// <summary>What is known of a value.</summary>
    /// <param name="Value">The constant, integers as decimal; null for the null reference, and where only that it is a constant is known.</param>
    private readonly record struct Known(bool IsConstant, bool IsExact = false, object? Value = null)
    {
        public bool IsNull => IsExact && Value is null;
    }

    private void FindKnownValues(SyntaxNode body) => hasKnownValues
        = (dropped.Count > 0 && Nodes.TokenTests.Exists(test => body.Span.Contains(test.Span)))
            || Nodes.Awaits.Exists(await => body.Span.Contains(await.Span) && !ReferenceEquals(Seen(await), await));

    /// <summary>The expression that stands in place of this one: the argument of an awaited <c>FromResult</c>; else itself.</summary>
    private ExpressionSyntax Seen(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parentheses => Seen(parentheses.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Seen(suppressed.Operand),
        AwaitExpressionSyntax await => SeenOfTask(await.Expression) ?? await,
        _ => expression,
    };

    private ExpressionSyntax? SeenOfTask(ExpressionSyntax task)
    {
        switch (task)
        {
            case ParenthesizedExpressionSyntax parentheses:
                return SeenOfTask(parentheses.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                return SeenOfTask(suppressed.Operand);
            case CastExpressionSyntax cast:
                return SeenOfTask(cast.Expression);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                switch (access.Name.Identifier.ValueText)
                {
                    case "ConfigureAwait" or "AsTask" or "Preserve" or "WaitAsync":
                        return SeenOfTask(access.Expression);
                    case "FromResult" when call.ArgumentList.Arguments is [var result] && IsTaskFactory(call):
                        return Seen(result.Expression);
                    case "Run" or "StartNew" when call.ArgumentList.Arguments is [{ Expression: var work }, ..] && IsTaskFactory(call)
                        && WithoutParentheses(work) is ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body } lambda:
                        return lambda.AsyncKeyword.RawKind != 0 || !ShapeOf(body).IsTask() ? Seen(body) : SeenOfTask(body);
                }

                return null;
            case BaseObjectCreationExpressionSyntax or DefaultExpressionSyntax when ShapeOf(task).IsTask() && !ShapeOf(task).IsVoid():
                return task is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var value }] }
                    ? AsyncShapes.Of(model.GetTypeInfo(value, cancellationToken).ConvertedType).IsTask() ? SeenOfTask(value) : Seen(value)
                    : task;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when SymbolOf(task) is IFieldSymbol { IsStatic: true, IsReadOnly: true } field && CompletedTasks.Read(field) is { Value: not null }:
                return task;
            default:
                return null;
        }
    }

    /// <summary>The constant that the expression is in sync code.</summary>
    private Known Constant(ExpressionSyntax expression)
    {
        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: var value })
        {
            return new(true, true, Normal(value));
        }

        if (ConstantOf(expression) is { } condition)
        {
            return new(true, true, condition);
        }

        var seen = Seen(expression);
        if (!ReferenceEquals(seen, expression) && seen is not AwaitExpressionSyntax)
        {
            var type = TypeOf(seen);
            return AsyncShapes.Of(type).IsTask() ? ConstantOfTask(seen, type!) : Constant(seen);
        }

        switch (expression)
        {
            case CastExpressionSyntax cast when Constant(cast.Expression) is { IsConstant: true } operand:
                return operand.IsNull ? operand : TypeOf(cast) is { } to && (to.SpecialType != SpecialType.None || to.TypeKind == TypeKind.Enum)
                    ? new(true, IsIntegral(to) && operand.Value is decimal, operand.Value as decimal?) : default;
            case PrefixUnaryExpressionSyntax unary when Constant(unary.Operand) is { IsConstant: true } operand:
                return (unary.Kind(), operand.Value) switch
                {
                    (SyntaxKind.LogicalNotExpression, bool b) => new(true, true, !b),
                    (SyntaxKind.UnaryMinusExpression, decimal d) when operand.IsExact => new(true, true, -d),
                    _ => new(true),
                };
            case BinaryExpressionSyntax binary when Constant(binary.Left) is { IsConstant: true } left && Constant(binary.Right) is { IsConstant: true } right:
                return Fold(binary, left, right) is { } folded ? new(true, true, folded) : new(!left.IsNull && !right.IsNull);
            case InterpolatedStringExpressionSyntax text:
                return new(text.Contents.All(c => c is not InterpolationSyntax hole || (Constant(hole.Expression).IsConstant && TypeOf(hole.Expression)?.SpecialType == SpecialType.System_String)));
            default:
                return default;
        }
    }

    private Known ConstantOfTask(ExpressionSyntax task, ITypeSymbol type)
    {
        if (SymbolOf(task) is IFieldSymbol field)
        {
            return CompletedTasks.Read(field)?.Value is { } text && SyntaxFactory.ParseExpression(text) is LiteralExpressionSyntax literal ? new(true, true, Normal(literal.Token.Value)) : default;
        }

        var result = ((INamedTypeSymbol)type).TypeArguments[0];
        return !result.IsValueType || result.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? new(true, true, null)
            : result.SpecialType == SpecialType.System_Boolean ? new(true, true, false)
            : IsIntegral(result) ? new(true, true, 0m)
            : new(result.SpecialType is >= SpecialType.System_Decimal and <= SpecialType.System_Double || result.TypeKind == TypeKind.Enum);
    }

    private static object? Fold(BinaryExpressionSyntax node, Known left, Known right) => (node.Kind(), left.Value, right.Value) switch
    {
        (SyntaxKind.AddExpression, decimal a, decimal b) => a + b,
        (SyntaxKind.SubtractExpression, decimal a, decimal b) => a - b,
        (SyntaxKind.MultiplyExpression, decimal a, decimal b) when Math.Abs(a) < uint.MaxValue && Math.Abs(b) < uint.MaxValue => a * b,
        (SyntaxKind.EqualsExpression, { } a, { } b) => a.Equals(b),
        (SyntaxKind.NotEqualsExpression, { } a, { } b) => !a.Equals(b),
        _ => null,
    };

    private static object? Normal(object? value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
        char c => (decimal)c,
        _ => value,
    };

    private static bool IsIntegral(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64);

    private static bool Fits(decimal value, ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Char or SpecialType.System_UInt16 => value is >= ushort.MinValue and <= ushort.MaxValue,
        SpecialType.System_SByte => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        SpecialType.System_Byte => value is >= byte.MinValue and <= byte.MaxValue,
        SpecialType.System_Int16 => value is >= short.MinValue and <= short.MaxValue,
        SpecialType.System_Int32 => value is >= int.MinValue and <= int.MaxValue,
        SpecialType.System_UInt32 => value is >= uint.MinValue and <= uint.MaxValue,
        SpecialType.System_Int64 => value is >= long.MinValue and <= long.MaxValue,
        SpecialType.System_UInt64 => value is >= ulong.MinValue and <= ulong.MaxValue,
        _ => true,
    };
}
