using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>A generated member must never call itself where its source does not.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>A call, in the source already, of a method of the sync name, which with the generated member beside it would mean that one.</summary>
    private bool IsSelfCall(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (Method is null or { ExplicitInterfaceImplementations.Length: > 0 } || SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, Method) || !IsOnOwnObject(call.Expression))
        {
            return false;
        }

        var isOwnType = SymbolEqualityComparer.Default.Equals(method.ContainingType?.OriginalDefinition, Method.ContainingType.OriginalDefinition);
        if (method.ReducedFrom is null && method.Parameters.Select(static p => p.Type).SequenceEqual(OwnSyncTypes(), TypeComparer.Instance) && method.Arity == Method.Arity)
        {
            if (isOwnType)
            {
                Refuse("STD1006", NameToken(call.Expression), Method.Name, SyncName, "which this call would then call again");
            }
            else if (call.Expression is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax })
            {
                return false;
            }
            else
            {
                NoMeaning(call.Expression, $"a call of '{SyncName}', which the member would then make to itself,");
            }

            return true;
        }

        // A simple name does not reach past a type that declares it: to an outer class, to "using static".
        var hides = call.Expression is SimpleNameSyntax && method.ReducedFrom is null && method.ContainingType is { } owner && !Reaches(Method.ContainingType, owner);
        if (!hides && !CouldMeanOwn(call, method))
        {
            return false;
        }

        NoMeaning(call.Expression, $"a call of '{SyncName}', which with the generated member beside it could mean that one,", "give the generated member another name");
        return true;
    }

    /// <summary>"F()", "this.F()", "((I)this).F()", "Type.F()"; not "base.F()" and not on another object.</summary>
    private bool IsOnOwnObject(ExpressionSyntax called)
    {
        if (called is SimpleNameSyntax)
        {
            return true;
        }

        if (called is not MemberAccessExpressionSyntax { Expression: var receiver })
        {
            return false;
        }

        while (true)
        {
            switch (receiver)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    receiver = parenthesized.Expression;
                    continue;
                case CastExpressionSyntax cast:
                    receiver = cast.Expression;
                    continue;
                case ThisExpressionSyntax:
                    return true;
                default:
                    return SymbolOf(receiver) is INamedTypeSymbol type && Method is { IsStatic: true } && Reaches(type, Method.ContainingType);
            }
        }
    }

    private bool CouldMeanOwn(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var unreduced = method.ReducedFrom ?? method;
        var itself = new Counterpart
        {
            Name = method.Name,
            Symbol = unreduced,
            Parameters = [.. unreduced.Parameters.Select(static p => new CounterpartParameter(false, p.Name, p.Type, p.IsOptional))],
        };
        if (state.Generated.RequestFor(Method!) is not { } request || ArgumentsOf(call, method, itself, out var isExpanded) is not { IsDefault: false } arguments)
        {
            return false;
        }

        var parameters = ParametersOf(method, itself, unreduced);
        var omitted = parameters.Count(static p => p.IsOptional) - arguments.Count(a => parameters.Any(p => p.IsOptional && ReferenceEquals(p.Type, a.Target)));
        return Threatens(call, method, new(Method!, request, false), new(OwnerOf(unreduced), parameters, unreduced.IsExtensionMethod, unreduced.Arity > 0), arguments, isExpanded, omitted, out _);
    }

    /// <summary>A name that is unbound in the source and would mean the generated member, or a method group that would then prefer it.</summary>
    private bool IsSelfReference(ExpressionSyntax node, ISymbol? symbol)
    {
        if (Method is null or { ExplicitInterfaceImplementations.Length: > 0 } || verbatim > 0 || NameToken(node).ValueText != SyncName || node.Parent is InvocationExpressionSyntax || !IsOnOwnObject(node)
            || symbol is not (null or IMethodSymbol { MethodKind: MethodKind.Ordinary }))
        {
            return false;
        }

        if (symbol is IMethodSymbol method)
        {
            var invoke = (model.GetTypeInfo(node, cancellationToken).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod;
            var own = OwnSyncTypes().ToList();
            if (invoke is null || invoke.Parameters.Length != own.Count || SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, Method))
            {
                return false;
            }

            for (var i = 0; i < own.Count; i++)
            {
                if (!model.Compilation.ClassifyConversion(invoke.Parameters[i].Type, own[i]).IsImplicit)
                {
                    return false;
                }
            }

            if (Reaches(Method.ContainingType, method.ContainingType) && !IsBelow(Method.ContainingType, method.ContainingType)
                && invoke.Parameters.Select(static p => p.Type).SequenceEqual(method.Parameters.Select(static p => p.Type), TypeComparer.Instance))
            {
                return false;
            }
        }

        NoMeaning(node, $"'{SyncName}', which the member would then be itself,");
        return true;
    }
}
