using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>
/// Finds the sync counterpart of an async member by symbol: the explicit map; a member that will itself be generated; a
/// member of the same type or its bases; the built-in table.
/// </summary>
internal sealed partial class CounterpartResolver(SemanticModel model, TranslatorState state, TypeMapper mapper, INamedTypeSymbol within)
{
    private readonly Compilation compilation = model.Compilation;

    /// <param name="method">The async method, as called: constructed, perhaps reduced.</param>
    /// <param name="receiver">The static type of what it is called on; null for a static call.</param>
    /// <param name="position">Where in the source, for what is in scope.</param>
    /// <param name="wantsToken">Whether the call has a token to pass on.</param>
    /// <param name="positional">How many arguments the call passes without naming the parameter; all, where it is not known.</param>
    public Counterpart? Find(IMethodSymbol method, ITypeSymbol? receiver, int position, bool wantsToken, int positional = int.MaxValue)
    {
        var unreduced = method.ReducedFrom ?? method.ConstructedFrom;
        if (state.Counterparts.Find(method.OriginalDefinition, compilation) is { } mapped)
        {
            // A target that is a task itself, such as the async member once more, is none.
            return mapped is IMethodSymbol { ReturnType: var result } && AsyncShapes.Of(result) is var shape && (shape.IsAwaitable() || shape.IsSequence())
                ? null : FromMap(unreduced, mapped, method.ReducedFrom is not null);
        }

        if (Generated(unreduced) is { } generated)
        {
            return generated;
        }

        Counterpart? best = null;
        var bestScore = int.MaxValue;
        var stripped = SyncNames.Strip(method.Name);
        var trailing = SyncNames.StripTrailing(method.Name);
        foreach (var type in SearchTypes(unreduced, receiver))
        {
            Search(type, stripped);
            if (trailing != stripped)
            {
                Search(type, trailing);
            }
        }

        if (best is null && (unreduced.IsExtensionMethod || IsInExtension(unreduced)) && receiver is not null)
        {
            foreach (var symbol in model.LookupSymbols(position, mapper.Map(receiver) as INamedTypeSymbol ?? receiver as INamespaceOrTypeSymbol, stripped, includeReducedExtensionMethods: true))
            {
                if (symbol is IMethodSymbol { ReducedFrom: { } extension })
                {
                    Try(extension);
                }
                else if (symbol is IMethodSymbol { IsStatic: false } instance)
                {
                    Try(instance);
                }
            }
        }

        return best ?? BuiltInCounterparts.Find(unreduced, compilation, mapper, position, model, receiver, this, wantsToken);

        void Search(INamedTypeSymbol type, string name)
        {
            foreach (var member in type.GetMembers(name))
            {
                // A classic extension may stand for a member of a C# 14 extension block, and the reverse.
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } candidate
                    && (candidate.IsStatic == unreduced.IsStatic || (IsInExtension(unreduced) && candidate.IsExtensionMethod) || (unreduced.IsExtensionMethod && IsInExtension(candidate))))
                {
                    Try(candidate);
                }
            }
        }

        void Try(IMethodSymbol candidate)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, unreduced.OriginalDefinition) || !IsUsable(candidate, unreduced))
            {
                return;
            }

            var parameters = Align(unreduced, candidate, wantsToken, out var score);
            if (parameters.IsDefault && positional < unreduced.Parameters.Length)
            {
                parameters = AlignByName(unreduced, candidate, positional + (method.ReducedFrom is null ? 0 : 1));
                score = 100;
            }

            if (!parameters.IsDefault && score < bestScore && ReturnsTheSame(unreduced, candidate))
            {
                best = new() { Name = candidate.Name, Parameters = parameters, Symbol = candidate };
                bestScore = score;
            }
        }
    }

    /// <summary>The member that will be generated from the method, or null where nobody asks for it.</summary>
    public Counterpart? Generated(IMethodSymbol method)
    {
        for (var m = method.OriginalDefinition; m is not null; m = m.OverriddenMethod?.OriginalDefinition)
        {
            if (!IsTaskReturningOrWhole(m) || state.Generated.RequestFor(m) is not { } request)
            {
                continue;
            }

            return new()
            {
                Name = GeneratedMembers.NameOf(m, request),
                Parameters = ParametersOf(method, m, request),
                GeneratedFrom = request.TypeName is null ? KeyOf(m) : KeyOf(m.ContainingType),
            };
        }

        return null;
    }

    /// <summary>The <see cref="MemberTranslation.Key"/> of a method, or of a type that is translated as a whole.</summary>
    public static string KeyOf(ISymbol symbol) => symbol.OriginalDefinition.GetDocumentationCommentId() ?? symbol.ToDisplayString();

    /// <summary>The parameters of the sync version of a member that gets one.</summary>
    /// <param name="method">The member, perhaps constructed, or an override of it.</param>
    /// <param name="definition">The definition that the request is for.</param>
    public ImmutableArray<CounterpartParameter> ParametersOf(IMethodSymbol method, IMethodSymbol definition, SyncRequest request)
    {
        var keepsTokens = request.KeepsTokens || state.OptionsOf(definition).KeepCancellationToken;
        var calleeMapper = keepsTokens == mapper.KeepTokens ? mapper : new TypeMapper(compilation, state.Counterparts, keepsTokens);
        return [.. method.Parameters.Select((p, i) => new CounterpartParameter(
            !p.IsThis && IsDropped(p, keepsTokens, request.KeepsProgress),
            p.Name,
            calleeMapper.ToSpan(p.Type) is { } span && !state.KeepsMemory(definition, i) ? span : calleeMapper.Map(p.Type),
            p.IsOptional))];
    }

    public static bool IsInExtension(IMethodSymbol method) => method.ContainingType is { Name.Length: 0, TypeKind: not TypeKind.Error } type && type.ContainingType is not null;

    public static bool IsDropped(IParameterSymbol parameter, bool keepsTokens, bool keepsProgress) => AsyncShapes.Of(parameter.Type) switch
    {
        AsyncShape.CancellationToken => !keepsTokens,
        AsyncShape.Progress => !keepsProgress,
        _ => false,
    };

    /// <summary>What was looked for, as a signature.</summary>
    public string Wanted(IMethodSymbol method)
    {
        var unreduced = method.ReducedFrom ?? method;
        var parameters = unreduced.Parameters.Where(p => !IsDropped(p, false, false))
            .Select(p => (mapper.ToSpan(p.Type) ?? mapper.Map(p.Type)).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        return mapper.Map(unreduced.ReturnType).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + " "
            + unreduced.ContainingType?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "." + SyncNames.Strip(unreduced.Name)
            + "(" + string.Join(", ", parameters) + ")";
    }

    /// <summary>
    /// The field or property that stands for an async one: its name without the word, in the same type or its bases, of the
    /// sync type, or of the type that is the async type's namesake without the word.
    /// </summary>
    public ISymbol? FindMember(ISymbol member)
    {
        var name = SyncNames.Strip(member.Name);
        if (name == member.Name || TypeOf(member) is not { } type)
        {
            return null;
        }

        for (var container = member.ContainingType; container is not null; container = container.BaseType)
        {
            foreach (var candidate in container.GetMembers(name))
            {
                if (candidate.IsStatic == member.IsStatic && TypeOf(candidate) is { } other && IsAccessible(candidate)
                    && (mapper.Changes(type) ? TypeMapper.Same(mapper.Map(type), other) : AreNamesakes(type, other)))
                {
                    return candidate;
                }
            }
        }

        return null;

        static bool AreNamesakes(ITypeSymbol a, ITypeSymbol b)
            => a is INamedTypeSymbol x && b is INamedTypeSymbol y && SyncNames.HasWord(x.Name) && SyncNames.Strip(x.Name) == y.Name
                && x.TypeArguments.SequenceEqual(y.TypeArguments, TypeComparer.Instance);
    }

    /// <summary>The type of a field or property; null for anything else.</summary>
    public static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>Whether a parameter of an async method is of this type in sync code.</summary>
    public bool SameInSync(ITypeSymbol type, ITypeSymbol candidate) => TypeMapper.Same(mapper.ToSpan(type) ?? mapper.Map(type), candidate);

    public bool ReturnsTheSame(IMethodSymbol method, IMethodSymbol candidate) => TypeMapper.Same(mapper.Map(method.ReturnType), candidate.ReturnType);

    private bool IsTaskReturningOrWhole(IMethodSymbol method) => GeneratedMembers.IsTaskReturning(method) || state.Generated.SiblingName(method.ContainingType) is not null;

    public bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, within);

    public bool IsUsable(IMethodSymbol candidate, IMethodSymbol? asyncMethod = null)
    {
        if (AsyncShapes.Of(candidate.ReturnType) is var shape && (shape.IsAwaitable() || shape.IsSequence()))
        {
            return false;
        }

        return compilation.IsSymbolAccessibleWithin(candidate, within)
            && !candidate.GetAttributes().Any(static a => a.AttributeClass?.Name == "ObsoleteAttribute" && a.ConstructorArguments.Length > 1 && a.ConstructorArguments[1].Value is true)
            && !BlockingBodies.OnlyBlocks(candidate, asyncMethod);
    }

    private Counterpart? FromMap(IMethodSymbol method, ISymbol target, bool reduced)
    {
        if (target is IPropertySymbol property)
        {
            return new() { Name = property.Name, IsProperty = true, Symbol = property, Parameters = [.. method.Parameters.Select(static p => new CounterpartParameter(true, p.Name, p.Type))] };
        }

        if (target is not IMethodSymbol to)
        {
            return null;
        }

        var parameters = Align(method, to, false, out _);
        if (parameters.IsDefault)
        {
            // The user says that it is the counterpart: by position, what is left over is dropped.
            var next = 0;
            parameters = [.. method.Parameters.Select(p =>
                AsyncShapes.Of(p.Type) is AsyncShape.CancellationToken or AsyncShape.Progress || next >= to.Parameters.Length
                    ? new CounterpartParameter(true, p.Name, p.Type)
                    : new CounterpartParameter(false, to.Parameters[next].Name, to.Parameters[next++].Type))];
        }

        var elsewhere = to.IsStatic && !SymbolEqualityComparer.Default.Equals(to.ContainingType.OriginalDefinition, method.ContainingType.OriginalDefinition);
        return new() { Name = to.Name, Parameters = parameters, Symbol = to, StaticContainer = elsewhere || (reduced && !to.IsExtensionMethod && to.IsStatic) ? to.ContainingType : null };
    }

    private IEnumerable<INamedTypeSymbol> SearchTypes(IMethodSymbol method, ITypeSymbol? receiver)
    {
        if (method.IsStatic || receiver is null)
        {
            return Chain(method.ContainingType);
        }

        var types = new List<INamedTypeSymbol>();
        foreach (var start in receiver is ITypeParameterSymbol parameter ? parameter.ConstraintTypes : [receiver])
        {
            if (mapper.Map(start) is INamedTypeSymbol mapped && !ReferenceEquals(mapped, start))
            {
                types.AddRange(Chain(mapped));
            }

            if (start is INamedTypeSymbol named)
            {
                types.AddRange(Chain(named));
            }
        }

        types.AddRange(Chain(method.ContainingType));
        return types.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol? type)
    {
        if (type is null)
        {
            yield break;
        }

        for (var t = type; t is not null; t = t.BaseType)
        {
            yield return t;
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var i in type.AllInterfaces)
            {
                yield return i;
            }
        }
        else if (type.IsStatic || type.Name.Length == 0)
        {
            // A C# 14 extension block: what stands in its class, and in the class's other blocks, counts too.
            var outer = type.Name.Length == 0 && type.ContainingType is { } container ? container : type;
            yield return outer;
            foreach (var block in outer.GetTypeMembers())
            {
                if (block.Name.Length == 0)
                {
                    yield return block;
                }
            }
        }
    }
}
