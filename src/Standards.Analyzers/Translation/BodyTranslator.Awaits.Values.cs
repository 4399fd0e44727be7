using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Awaited tasks that only hold a value.</content>
internal sealed partial class BodyTranslator
{
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

            edits.Replace(creation.Span, DefaultOf(type.TypeArguments[0], creation.SpanStart));
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
        var isTarget = IsTarget(context);
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

        var cast = CastTo(type, value, whole, context);
        var needsParentheses = !IsPrimary(value) && (context is null || cast.Length > 0);
        edits.Replace(TextSpan.FromBounds(whole.SpanStart, value.SpanStart), cast + (needsParentheses ? "(" : ""));
        edits.Replace(TextSpan.FromBounds(value.Span.End, whole.Span.End), needsParentheses ? ")" : "");
        insertedCast = cast.Length > 0;
        return WithoutParentheses(value) is InvocationExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax ? Outcome.Expression : Outcome.Value;
    }

    /// <summary>Whether the member's own result type stands for the type of the task.</summary>
    private bool IsTarget(SyntaxNode? context) => context is ReturnStatementSyntax or ArrowExpressionClauseSyntax && frame.Node?.Parent == member;

    /// <summary>The cast that keeps the type of what was awaited: <c>await Task.FromResult&lt;object&gt;("x")</c> is no string.</summary>
    private string CastTo(ITypeSymbol type, ExpressionSyntax value, ExpressionSyntax whole, SyntaxNode? context)
        => IsTarget(context) || TypeMapper.Same(TypeOf(value), type) || context is ExpressionStatementSyntax ? "" : $"({Display(mapper.Map(type), whole.SpanStart)})";

    /// <summary>A cast stands before the value that was last left: parentheses around it are needed.</summary>
    private bool insertedCast;

    private string DefaultOf(ITypeSymbol type, int position) => $"default({Display(mapper.Map(type), position)})" + Forgiveness(type, position);

    /// <summary>What keeps a default value from the warning that its source, which only names the type, does not have.</summary>
    private string Forgiveness(ITypeSymbol type, int position)
        => type is { IsValueType: false, NullableAnnotation: NullableAnnotation.NotAnnotated } && (model.GetNullableContext(position) & NullableContext.WarningsEnabled) != 0 ? "!" : "";

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

    /// <summary>Whether evaluating the expression does nothing that anybody could see.</summary>
    private bool IsPure(ExpressionSyntax expression) => !expression.DescendantNodesAndSelf(static n => n is not AnonymousFunctionExpressionSyntax).Any(n =>
        n is InvocationExpressionSyntax call && !IsNameOf(call)
        || n is AwaitExpressionSyntax or AssignmentExpressionSyntax or ThrowExpressionSyntax or ElementAccessExpressionSyntax
        || (n is BaseObjectCreationExpressionSyntax creation && AsyncShapes.Of(TypeOf(creation)) != AsyncShape.CancellationToken)
        || n.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression);
}
