using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>A parameter as sync code has it.</summary>
internal readonly record struct SyncParameter(string Name, ITypeSymbol Type, RefKind RefKind, bool IsOptional, bool IsParams);

/// <summary>An argument of a call as sync code has it.</summary>
internal sealed class SyncArgument
{
    public ExpressionSyntax? Expression { get; init; }

    /// <summary>The type of the parameter that it is meant for; of the element, in the expanded form of <c>params</c>.</summary>
    public ITypeSymbol Target { get; init; } = null!;

    /// <summary>Its own type; null where it has none, like a lambda.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>The type is not the one in the source.</summary>
    public bool IsMapped { get; init; }

    /// <summary>Its name, where it is a named argument.</summary>
    public string? Name { get; init; }

    public RefKind RefKind { get; init; }

    public SyncLambda? Lambda { get; init; }

    /// <summary>Whether it is written with a cast to the type of its parameter.</summary>
    public bool IsCast { get; set; }

    public bool IsIdentity => IsCast || (Type is not null && TypeMapper.Same(Type, Target));
}

/// <summary>A lambda, or a method group, as sync code has it.</summary>
/// <param name="Parameters">How many.</param>
/// <param name="Result">What it returns: void, a type, or null where that has none.</param>
/// <param name="IsStatement">Its value may be ignored.</param>
internal sealed record SyncLambda(int Parameters, ITypeSymbol? Result, bool IsStatement);

/// <summary>The rules by which C# takes one overload before another, as far as they can be told without binding the call.</summary>
internal sealed class OverloadComparison(SemanticModel model)
{
    private readonly Compilation compilation = model.Compilation;

    /// <summary>The types of the candidate's parameters, argument by argument; default where it cannot take them.</summary>
    public ImmutableArray<ITypeSymbol> Applicable(ImmutableArray<SyncParameter> parameters, ImmutableArray<SyncArgument> arguments, out bool isExpanded, out int omitted)
    {
        isExpanded = false;
        omitted = 0;
        if (Applies(false, ref omitted) is { IsDefault: false } normal)
        {
            return normal;
        }

        isExpanded = parameters.Length > 0 && parameters[parameters.Length - 1].IsParams;
        return isExpanded ? Applies(true, ref omitted) : default;

        ImmutableArray<ITypeSymbol> Applies(bool expanded, ref int missing)
        {
            missing = 0;
            if (arguments.Length > parameters.Length && !expanded)
            {
                return default;
            }

            var given = new bool[parameters.Length];
            var types = ImmutableArray.CreateBuilder<ITypeSymbol>(arguments.Length);
            for (var i = 0; i < arguments.Length; i++)
            {
                var argument = arguments[i];
                var at = argument.Name is { } name ? IndexOf(name) : expanded && i >= parameters.Length ? parameters.Length - 1 : i;
                if (at < 0 || at >= parameters.Length)
                {
                    return default;
                }

                given[at] = true;
                var type = expanded && at == parameters.Length - 1 ? ElementOf(parameters[at].Type) : parameters[at].Type;
                if (type is null || !RefKindsFit(argument.RefKind, parameters[at].RefKind) || !Converts(argument, type))
                {
                    return default;
                }

                types.Add(type);
            }

            for (var i = 0; i < parameters.Length; i++)
            {
                if (given[i] || (expanded && parameters[i].IsParams))
                {
                    continue;
                }

                if (!parameters[i].IsOptional)
                {
                    return default;
                }

                missing++;
            }

            return types.ToImmutable();
        }

        int IndexOf(string name)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                if (parameters[i].Name == name)
                {
                    return i;
                }
            }

            return -1;
        }
    }

    private static bool RefKindsFit(RefKind argument, RefKind parameter)
        => argument == parameter || (argument == RefKind.None && parameter is RefKind.In or RefKind.RefReadOnlyParameter) || (argument == RefKind.Ref && parameter is RefKind.In or RefKind.RefReadOnlyParameter);

    public static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => null,
    };

    private bool Converts(SyncArgument argument, ITypeSymbol type)
    {
        if (argument.RefKind is RefKind.Ref or RefKind.Out)
        {
            return TypeMapper.Same(argument.Target, type);
        }

        if (TypeMapper.Same(argument.Target, type))
        {
            return true;
        }

        if (argument.IsCast)
        {
            return compilation.ClassifyConversion(argument.Target, type).IsImplicit;
        }

        if (argument.Lambda is { } lambda)
        {
            return LambdaConverts(lambda, type);
        }

        if (argument.Expression is not { } expression)
        {
            return argument.Type is null || compilation.ClassifyConversion(argument.Type, type).IsImplicit;
        }

        switch (expression)
        {
            case ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax:
                // What these can become is not asked: whatever is no plain value.
                return type.SpecialType == SpecialType.None;
            case InterpolatedStringExpressionSyntax when IsHandler(type):
                return true;
        }

        return argument.IsMapped && argument.Type is not null
            ? compilation.ClassifyConversion(argument.Type, type).IsImplicit
            : model.ClassifyConversion(expression, type).IsImplicit;
    }

    private static bool IsHandler(ITypeSymbol type) => type.GetAttributes().Any(static a => a.AttributeClass?.Name == "InterpolatedStringHandlerAttribute");

    private static IMethodSymbol? InvokeOf(ITypeSymbol type)
        => type is not INamedTypeSymbol named ? null
        : named is { Name: "Expression", Arity: 1, TypeKind: TypeKind.Class } ? (named.TypeArguments[0] as INamedTypeSymbol)?.DelegateInvokeMethod
        : named.DelegateInvokeMethod;

    private bool LambdaConverts(SyncLambda lambda, ITypeSymbol type)
    {
        if (InvokeOf(type) is not { } invoke)
        {
            return type.SpecialType == SpecialType.System_Object || type.Name is "Delegate" or "MulticastDelegate";
        }

        if (invoke.Parameters.Length != lambda.Parameters)
        {
            return false;
        }

        return invoke.ReturnsVoid ? lambda.IsStatement || lambda.Result?.SpecialType == SpecialType.System_Void
            : lambda.Result is null || (lambda.Result.SpecialType != SpecialType.System_Void
                && (invoke.ReturnType is ITypeParameterSymbol || compilation.ClassifyConversion(lambda.Result, invoke.ReturnType).IsImplicit));
    }

    /// <summary>Above zero where the argument takes the first type, below where it takes the second.</summary>
    public int Better(SyncArgument argument, ITypeSymbol first, ITypeSymbol second)
    {
        if (TypeMapper.Same(first, second))
        {
            return 0;
        }

        if (argument.IsCast)
        {
            return TypeMapper.Same(argument.Target, first) ? 1 : TypeMapper.Same(argument.Target, second) ? -1 : BetterTarget(first, second);
        }

        if (argument.Lambda is { } lambda && InvokeOf(first) is { } x && InvokeOf(second) is { } y)
        {
            return BetterDelegate(lambda, x, y);
        }

        if (argument.Expression is InterpolatedStringExpressionSyntax && IsHandler(first) != IsHandler(second))
        {
            return IsHandler(first) ? 1 : -1;
        }

        if (argument.Type is { } type)
        {
            if (TypeMapper.Same(type, first))
            {
                return 1;
            }

            if (TypeMapper.Same(type, second))
            {
                return -1;
            }
        }

        return BetterTarget(first, second);
    }

    private int BetterDelegate(SyncLambda lambda, IMethodSymbol first, IMethodSymbol second)
    {
        if (!first.Parameters.Select(static p => p.Type).SequenceEqual(second.Parameters.Select(static p => p.Type), TypeComparer.Instance))
        {
            return 0;
        }

        if (first.ReturnsVoid || second.ReturnsVoid)
        {
            return first.ReturnsVoid == second.ReturnsVoid ? 0 : first.ReturnsVoid ? -1 : 1;
        }

        return TypeMapper.Same(first.ReturnType, second.ReturnType) ? 0
            : TypeMapper.Same(lambda.Result, first.ReturnType) ? 1
            : TypeMapper.Same(lambda.Result, second.ReturnType) ? -1
            : BetterTarget(first.ReturnType, second.ReturnType);
    }

    private int BetterTarget(ITypeSymbol first, ITypeSymbol second)
    {
        var there = compilation.ClassifyConversion(first, second).IsImplicit;
        var back = compilation.ClassifyConversion(second, first).IsImplicit;
        if (there != back)
        {
            return there ? 1 : -1;
        }

        return IsSigned(first) && IsUnsigned(second) ? 1 : IsUnsigned(first) && IsSigned(second) ? -1 : 0;
    }

    private static bool IsSigned(ITypeSymbol type) => Plain(type) is SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr;

    private static bool IsUnsigned(ITypeSymbol type) => Plain(type) is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UIntPtr;

    private static SpecialType Plain(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0].SpecialType : type.SpecialType;
}
