using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Arguments, and values that have another type in sync code.</content>
internal sealed partial class BodyTranslator
{
    /// <param name="list">The arguments.</param>
    /// <param name="method">What is called in the source; reduced, for an extension.</param>
    /// <param name="parameters">The parameters of the counterpart in the order of the source's; default where the same member is called.</param>
    /// <param name="offset">One, where the counterpart's parameters begin with the receiver.</param>
    /// <param name="takesDefault">No overload could make <c>default</c> mean anything but a token.</param>
    private void Arguments(BaseArgumentListSyntax list, IMethodSymbol method, ImmutableArray<CounterpartParameter> parameters, int offset, bool takesDefault = false)
    {
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            if (ParameterFor(argument, list, method) is not { } parameter)
            {
                Visit(argument.Expression);
                continue;
            }

            var index = parameter.Ordinal + offset;
            CounterpartParameter? counterpart = parameters.IsDefault || index >= parameters.Length ? null : parameters[index];
            if (counterpart is { Dropped: true })
            {
                DropArgument(list, argument);
                continue;
            }

            if (counterpart is { } renamedParameter && argument.NameColon is { } name && name.Name.Identifier.ValueText != renamedParameter.Name)
            {
                edits.Replace(name.Name.Span, Escape(renamedParameter.Name));
            }

            if (IsDroppedToken(argument.Expression))
            {
                var isOptional = counterpart?.IsOptional ?? parameter.IsOptional;
                if (isOptional && list.Arguments.Skip(i + 1).All(a => a.NameColon is not null || IsDroppedArgument(a)))
                {
                    RemoveArgument(list, argument);
                    continue;
                }

                if (takesDefault && counterpart is { } taking && AsyncShapes.Of(taking.Type) == AsyncShape.CancellationToken)
                {
                    edits.Replace(argument.Expression.Span, "default");
                    continue;
                }
            }

            Argument(argument.Expression, parameter, counterpart);
        }

        if (list is ArgumentListSyntax parenthesized)
        {
            Collapse(list.Arguments, parenthesized.OpenParenToken, parenthesized.CloseParenToken);
        }

        bool IsDroppedArgument(ArgumentSyntax a)
            => ParameterFor(a, list, method) is { } p && !parameters.IsDefault && p.Ordinal + offset < parameters.Length && parameters[p.Ordinal + offset].Dropped;
    }

    private void Argument(ExpressionSyntax expression, IParameterSymbol parameter, CounterpartParameter? counterpart)
    {
        if (counterpart is { } c && IsSpan(c.Type) && !IsSpan(parameter.Type))
        {
            if (expression.IsKind(SyntaxKind.NullLiteralExpression))
            {
                edits.Replace(expression.Span, "default");
            }
            else
            {
                AsSpan(expression);
            }

            return;
        }

        CheckConversion(expression);

        // "actions.Add(async () => …)": a type parameter of the receiver's type, which itself changes. Not of a method: that may look at its type argument.
        if (counterpart is null && parameter.ContainingSymbol is IMethodSymbol { IsStatic: false, IsGenericMethod: false, ReducedFrom: null } && parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate } target && mapper.Changes(target) && !mapper.Changes(parameter.OriginalDefinition.Type))
        {
            MappedValue(expression, target);
            return;
        }

        // A Span parameter takes what a span is, where the source said ".Span".
        if (counterpart is { } to && mapper.Changes(parameter.Type) && !TypeMapper.Same(to.Type, parameter.OriginalDefinition.Type))
        {
            MappedValue(expression);
            return;
        }

        Visit(expression);
    }

    private void DropArgument(BaseArgumentListSyntax list, ArgumentSyntax argument)
    {
        var value = WithoutParentheses(argument.Expression);
        if (IsOfOwnSource(value))
        {
            NoMeaning(argument, $"'{Short(value)}', which the counterpart of the call does not take,");
            return;
        }

        var isProgress = AsyncShapes.Of(model.GetTypeInfo(argument.Expression, cancellationToken).ConvertedType) == AsyncShape.Progress;
        var harmless = IsPure(value) || (isProgress && value is BaseObjectCreationExpressionSyntax { Initializer: null } creation && IsHarmless(creation));
        if (!harmless)
        {
            NoMeaning(argument, $"an argument that does something, for a parameter that the sync version does not have,", "store it in a local before the call");
            return;
        }

        RemoveArgument(list, argument);
    }

    /// <summary>Whether making the object does nothing but that: a <c>Progress&lt;T&gt;</c>, or a type without a constructor and fields of its own.</summary>
    private bool IsHarmless(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList?.Arguments.All(a => IsPure(a.Expression)) == false || SymbolOf(creation) is not IMethodSymbol { ContainingType: { } type } constructor)
        {
            return false;
        }

        return (type.Name == "Progress" && AsyncShapes.InSystem(type))
            || (constructor.IsImplicitlyDeclared && type.BaseType?.SpecialType == SpecialType.System_Object && type.DeclaringSyntaxReferences.Length > 0
                && !type.GetMembers().Any(static m => m is IFieldSymbol or IPropertySymbol { IsStatic: false } or IMethodSymbol { MethodKind: MethodKind.StaticConstructor }));
    }

    private void RemoveArgument(BaseArgumentListSyntax list, ArgumentSyntax argument)
    {
        if (list is ArgumentListSyntax parenthesized)
        {
            edits.Remove(SeparatedSpan(list.Arguments, argument, parenthesized.OpenParenToken, removed));
        }
        else
        {
            edits.Delete(SeparatedSpan(list.Arguments, argument, ((BracketedArgumentListSyntax)list).OpenBracketToken, removed));
        }
    }

    private readonly System.Collections.Generic.HashSet<SyntaxNode> removed = [];

    /// <summary>The span of a list's element with the comma that goes with it.</summary>
    public static TextSpan SeparatedSpan<T>(SeparatedSyntaxList<T> list, T element, SyntaxToken open, System.Collections.Generic.HashSet<SyntaxNode> removed)
        where T : SyntaxNode
    {
        var index = list.IndexOf(element);
        removed.Add(element);
        var before = index;
        while (before > 0 && removed.Contains(list[before - 1]))
        {
            before--;
        }

        if (before > 0)
        {
            return TextSpan.FromBounds(list.GetSeparator(index - 1).SpanStart, element.Span.End);
        }

        // A directive beside the element stays, or the other one of its group would stand alone.
        if (index < list.Count - 1)
        {
            var separator = list.GetSeparator(index);
            var hasDirective = separator.TrailingTrivia.Any(static t => t.IsDirective) || list[index + 1].GetLeadingTrivia().Any(static t => t.IsDirective);
            return TextSpan.FromBounds(element.SpanStart, hasDirective ? separator.Span.End : list[index + 1].SpanStart);
        }

        return TextSpan.FromBounds(list.Count == 1 && !element.GetLeadingTrivia().Any(static t => t.IsDirective) ? open.Span.End : element.SpanStart, element.Span.End);
    }

    /// <summary>A value whose type is another one in sync code: a task, a delegate, a sequence.</summary>
    private void MappedValue(ExpressionSyntax expression, INamedTypeSymbol? delegateType = null)
    {
        var value = WithoutParentheses(expression);
        if (value is AnonymousFunctionExpressionSyntax lambda)
        {
            Lambda(lambda, isMapped: true, delegateType);
            return;
        }

        var type = model.GetTypeInfo(expression, cancellationToken);
        if (AsyncShapes.Of(type.Type).IsTask())
        {
            if (Awaited(expression, null) is Outcome.Nothing or Outcome.Statement)
            {
                NoMeaning(expression, "a task without a value");
            }

            return;
        }

        if ((delegateType ?? type.ConvertedType) is INamedTypeSymbol { TypeKind: TypeKind.Delegate } target && value is not InvocationExpressionSyntax && SymbolOf(value) is IMethodSymbol)
        {
            MethodGroup(value, target);
            return;
        }

        Visit(expression);
    }

    /// <summary>A value for a variable, field or parameter whose type is that of the source, mapped.</summary>
    private void ValueFor(ExpressionSyntax value, ITypeSymbol? type)
    {
        var target = type ?? model.GetTypeInfo(value, cancellationToken).ConvertedType;
        CheckConversion(value);
        if (type is null && value is AnonymousFunctionExpressionSyntax natural && target is { TypeKind: TypeKind.Delegate, IsAnonymousType: true })
        {
            Lambda(natural, isMapped: true);
        }
        else if (target is not null && mapper.Changes(target) && !AsyncShapes.Of(target).IsTask())
        {
            MappedValue(value);
        }
        else
        {
            Visit(value);
        }
    }

    /// <summary>A list of which nothing is left has no lines inside its parentheses.</summary>
    private void Collapse<T>(SeparatedSyntaxList<T> list, SyntaxToken open, SyntaxToken close)
        where T : SyntaxNode
    {
        if (list.Count > 0 && list.All(removed.Contains) && !list[0].Parent!.DescendantTrivia().Any(static t => t.IsDirective || t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            edits.Remove(open.Span.End, close.SpanStart);
        }
    }

    /// <summary>A value of a type of its own at a place for an async sequence: the sync version has no such conversion.</summary>
    private void CheckConversion(ExpressionSyntax expression)
    {
        if (Plain.Is(expression))
        {
            return;
        }

        var info = model.GetTypeInfo(expression, cancellationToken);
        if (info.ConvertedType is { } to && AsyncShapes.Of(to) is var shape && (shape.IsSequence() || shape == AsyncShape.AsyncDisposable)
            && info.Type is { } from && !AsyncShapes.Of(from).IsSequence() && AsyncShapes.Of(from) != AsyncShape.AsyncDisposable
            && !model.Compilation.ClassifyConversion(mapper.Map(from), mapper.Map(to)).IsImplicit && from.TypeKind != TypeKind.Error)
        {
            NoMeaning(expression, $"a '{from.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' as '{to.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'");
        }
    }
}
