using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Overloads: the arguments as the sync call has them, and how a cast of them is written.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>The arguments of the sync call; default where they cannot be told.</summary>
    private ImmutableArray<SyncArgument> ArgumentsOf(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart, out bool isExpanded)
    {
        isExpanded = false;
        var list = call.ArgumentList;
        var result = ImmutableArray.CreateBuilder<SyncArgument>(list.Arguments.Count);
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            if (ParameterFor(argument, list, method) is not { } p || CounterpartOf(p, method, counterpart) is not { } there)
            {
                return default;
            }

            if (there.Dropped || (there.IsOptional && IsDroppedToken(argument.Expression)))
            {
                continue;
            }

            var target = !TypeInference.HasTypeParameter(there.Type) ? there.Type
                : IsSpan(there.Type) ? mapper.ToSpan(p.Type) ?? p.Type
                : mapper.Map(p.Type);
            if (p.IsParams && (i >= method.Parameters.Length || i + 1 < list.Arguments.Count || !model.ClassifyConversion(argument.Expression, p.Type).IsImplicit) && argument.NameColon is null
                && OverloadComparison.ElementOf(target) is { } element)
            {
                isExpanded = true;
                target = element;
            }

            result.Add(ArgumentOf(argument, p, target, there.Name));
        }

        // "Join()" of "Join(params string[] all)" is expanded too.
        isExpanded |= method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1] is { IsParams: true } last
            && !list.Arguments.Any(a => SymbolEqualityComparer.Default.Equals(ParameterFor(a, list, method), last));
        return result.ToImmutable();
    }

    private SyncArgument ArgumentOf(ArgumentSyntax argument, IParameterSymbol parameter, ITypeSymbol target, string name)
    {
        var expression = WithoutParentheses(argument.Expression);
        var type = TypeOf(expression);
        var isMapped = false;
        SyncLambda? lambda = null;
        if (IsSpan(target) && !IsSpan(parameter.Type) && AsyncShapes.Of(type).IsMemory())
        {
            type = target;
            isMapped = true;
        }
        else if (expression is AnonymousFunctionExpressionSyntax function)
        {
            type = null;
            lambda = mapper.Changes(parameter.Type) && !TypeMapper.Same(target, parameter.Type) ? LambdaOf(function) : null;
        }
        else if (type is not null && (SyncTypeOf(expression) ?? mapper.Map(type)) is var mapped && !TypeMapper.Same(mapped, type))
        {
            type = mapped;
            isMapped = true;
        }
        else if (expression is ImplicitObjectCreationExpressionSyntax)
        {
            type = null;
        }
        else if (type is null && mapper.Changes(parameter.Type) && (target as INamedTypeSymbol)?.DelegateInvokeMethod is { } invoke)
        {
            // An async method group.
            lambda = new(invoke.Parameters.Length, invoke.ReturnType, false);
        }

        return new()
        {
            Expression = expression,
            Target = target,
            Type = type,
            IsMapped = isMapped,
            Name = argument.NameColon is null ? null : name,
            RefKind = argument.RefKindKeyword.Kind() switch
            {
                SyntaxKind.RefKeyword => RefKind.Ref,
                SyntaxKind.OutKeyword => RefKind.Out,
                SyntaxKind.InKeyword => RefKind.In,
                _ => RefKind.None,
            },
            Lambda = lambda,
        };
    }

    private SyncLambda? LambdaOf(AnonymousFunctionExpressionSyntax lambda)
    {
        if (SymbolOf(lambda) is not IMethodSymbol function)
        {
            return null;
        }

        var type = model.GetTypeInfo(lambda, cancellationToken).ConvertedType as INamedTypeSymbol;
        var dropsToken = type is not null && mapper.DropsTokenOf(type);
        var parameters = function.Parameters.Count(p => !dropsToken || AsyncShapes.Of(p.Type) != AsyncShape.CancellationToken);
        if (lambda.ExpressionBody is not { } body)
        {
            return new(parameters, mapper.Map(function.ReturnType), false);
        }

        body = WithoutParentheses(body);
        var result = TypeOf(body);
        while (body is AwaitExpressionSyntax await)
        {
            body = WithoutParentheses(await.Expression);
        }

        return new(parameters, result is null ? null : mapper.Map(result), body is InvocationExpressionSyntax or AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax
            or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax);
    }

    private bool IsSpeakable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsSpeakable(array.ElementType),
        INamedTypeSymbol named => !named.IsAnonymousType && (named.CanBeReferencedByName || named.IsTupleType) && resolver.IsAccessible(named) && named.TypeArguments.All(IsSpeakable),
        ITypeParameterSymbol or IDynamicTypeSymbol => true,
        _ => false,
    };

    private static readonly SymbolDisplayFormat CastFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type of a cast before the argument, with what it needs of nullability.</summary>
    private string CastText(ExpressionSyntax expression, ITypeSymbol type)
    {
        var isAnnotated = (model.GetNullableContext(expression.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
        var text = type.ToDisplayString(isAnnotated ? CastFormat : SymbolDisplayFormat.FullyQualifiedFormat);
        var isNullable = isAnnotated && type.IsReferenceType && !text.EndsWith("?", System.StringComparison.Ordinal)
            && (expression.IsKind(SyntaxKind.NullLiteralExpression) || model.GetTypeInfo(expression, cancellationToken).Nullability.FlowState == NullableFlowState.MaybeNull);
        return "(" + text + (isNullable ? "?" : "") + ")";
    }

    /// <summary>Whether a cast binds to the whole expression.</summary>
    private static bool TakesCast(ExpressionSyntax expression) => expression is CastExpressionSyntax or ArrayCreationExpressionSyntax || IsPrimary(expression);
}
