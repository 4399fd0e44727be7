using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Overloads: which rivals C# would prefer, and what decides for the counterpart.</content>
internal sealed partial class BodyTranslator
{
    private PinnedCall? Settle(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart, IMethodSymbol? target, Chosen chosen, List<Rival> rivals, PinnedCall? pinned)
    {
        if (ArgumentsOf(call, method, counterpart, out var isExpanded) is not { IsDefault: false } arguments)
        {
            return pinned;
        }

        var added = pinned?.Added.Count ?? 0;
        var omitted = chosen.Parameters.Count(static p => p.IsOptional) - OptionalGiven() - added;
        var threats = Threats();
        if (threats.Count == 0)
        {
            return pinned;
        }

        pinned ??= new();
        if (chosen.IsExtension && threats.Exists(static t => !t.Rival.IsExtension) && chosen.Owner.Name.Length > 0)
        {
            pinned.Container = chosen.Owner;
            rivals.RemoveAll(static r => !r.IsExtension);
            threats = Threats();
        }

        if (threats.Count > 0)
        {
            foreach (var (_, types) in threats)
            {
                for (var i = 0; i < arguments.Length; i++)
                {
                    if (!arguments[i].IsIdentity && arguments[i].RefKind == RefKind.None && !TypeMapper.Same(types[i], arguments[i].Target) && IsSpeakable(arguments[i].Target))
                    {
                        arguments[i].IsCast = true;
                    }
                }
            }

            threats = Threats();
        }

        if (threats.Count > 0 && omitted > 0)
        {
            pinned.Added.Clear();
            if (AddDefaults(call, method, counterpart, target, all: true, ref pinned!))
            {
                arguments = [.. arguments, .. pinned.Added.Skip(added).Select(text =>
                {
                    var name = text.Substring(0, text.IndexOf(':'));
                    var type = chosen.Parameters.First(p => p.Name == name).Type;
                    return new SyncArgument { Target = type, Type = type, Name = name };
                })];
                omitted -= pinned.Added.Count - added;
                threats = Threats();
            }
        }

        if (threats.Count > 0)
        {
            NoMeaning(NameToken(call.Expression), $"a call of '{counterpart.Name}', which could mean another overload there,", "pass arguments of exactly the types of the parameters");
            pinned.IsRefused = true;
            return pinned;
        }

        foreach (var argument in arguments)
        {
            if (argument is { IsCast: true, Expression: { } expression })
            {
                pinned.Casts.Add((expression, argument.Target));
            }
        }

        return pinned;

        int OptionalGiven()
        {
            var given = 0;
            foreach (var argument in call.ArgumentList.Arguments)
            {
                given += ParameterFor(argument, call.ArgumentList, method) is { } p && CounterpartOf(p, method, counterpart) is { Dropped: false, IsOptional: true } ? 1 : 0;
            }

            return given;
        }

        List<(Rival Rival, ImmutableArray<ITypeSymbol> Types)> Threats()
        {
            var result = new List<(Rival, ImmutableArray<ITypeSymbol>)>();
            foreach (var rival in rivals)
            {
                if (Threatens(call, method, rival, chosen, arguments, isExpanded, omitted, out var types))
                {
                    result.Add((rival, types));
                }
            }

            return result;
        }
    }

    private bool Threatens(InvocationExpressionSyntax call, IMethodSymbol method, Rival rival, Chosen chosen, ImmutableArray<SyncArgument> arguments, bool isExpanded, int omitted, out ImmutableArray<ITypeSymbol> types)
    {
        types = default;
        var isNarrower = !rival.IsExtension && !chosen.IsExtension && IsBelow(rival.Method.ContainingType, chosen.Owner);
        if (!isNarrower && !rival.IsExtension && !chosen.IsExtension && IsBelow(chosen.Owner, rival.Method.ContainingType))
        {
            return false;
        }

        var isStaticCall = method.IsStatic && method.ReducedFrom is null;
        if (call.Expression is MemberAccessExpressionSyntax && !rival.IsExtension && rival.Method.IsStatic != isStaticCall)
        {
            return false;
        }

        var member = rival.Method;
        var parameters = SyncParametersOf(rival, member);
        if (!isNarrower && rival.IsExtension == chosen.IsExtension && member.Arity > 0 == chosen.IsGeneric && parameters.Length == chosen.Parameters.Length
            && parameters.Select(static p => p.Type).SequenceEqual(chosen.Parameters.Select(static p => p.Type), TypeComparer.Instance))
        {
            return false;
        }

        var definitions = parameters;
        if (HasExplicitTypeArguments(call))
        {
            if (member.Arity != method.TypeArguments.Length)
            {
                return false;
            }

            parameters = SyncParametersOf(rival, member.Construct([.. method.TypeArguments.Select(mapper.Map)]));
        }
        else if (member.Arity > 0)
        {
            var inference = new TypeInference(model.Compilation, member);
            for (var i = 0; i < arguments.Length; i++)
            {
                var at = i < parameters.Length ? i : parameters.Length - 1;
                if (at >= 0)
                {
                    inference.Add(parameters[at].Type, arguments[i]);
                }
            }

            if (inference.Result is not { IsDefault: false } inferred)
            {
                return false;
            }

            parameters = SyncParametersOf(rival, member.Construct([.. inferred]));
        }

        types = Comparison.Applicable(parameters, arguments, out var isRivalExpanded, out var isRivalOmitted);
        if (types.IsDefault)
        {
            return false;
        }

        if (isNarrower || (chosen.IsExtension && !rival.IsExtension))
        {
            return true;
        }

        bool isBetter = false, isSame = true;
        for (var i = 0; i < arguments.Length; i++)
        {
            // A library's "Receive(byte[])" does what its "Receive(Span<byte>)" does.
            if (IsSpan(arguments[i].Target) && types[i] is IArrayTypeSymbol && !member.Locations[0].IsInSource)
            {
                continue;
            }

            var better = Comparison.Better(arguments[i], arguments[i].Target, types[i]);
            if (better < 0)
            {
                return true;
            }

            isBetter |= better > 0;
            isSame &= TypeMapper.Same(arguments[i].Target, types[i]);
        }

        if (isBetter || !isSame)
        {
            return !isBetter;
        }

        var isRivalGeneric = member.Arity > 0;
        return isRivalGeneric != chosen.IsGeneric ? chosen.IsGeneric
            : isRivalExpanded != isExpanded ? isExpanded
            : omitted > 0 != isRivalOmitted > 0 ? omitted > 0
            : isExpanded && chosen.Parameters.Length != definitions.Length ? chosen.Parameters.Length < definitions.Length
            : !IsMoreSpecific(chosen.Parameters, definitions);
    }

    /// <summary>Whether a type parameter stands in the second where a type stands in the first, and never the reverse.</summary>
    private static bool IsMoreSpecific(ImmutableArray<SyncParameter> first, ImmutableArray<SyncParameter> second)
    {
        var isMore = false;
        for (var i = 0; i < first.Length && i < second.Length; i++)
        {
            var x = first[i].Type is ITypeParameterSymbol;
            var y = second[i].Type is ITypeParameterSymbol;
            if (x && !y)
            {
                return false;
            }

            isMore |= y && !x;
        }

        return isMore;
    }

    private ImmutableArray<SyncParameter> SyncParametersOf(Rival rival, IMethodSymbol member)
    {
        var skip = rival.IsExtension ? 1 : 0;
        if (rival.Request is not { } request)
        {
            return [.. member.Parameters.Skip(skip).Select(static p => new SyncParameter(p.Name, p.Type, p.RefKind, p.IsOptional, p.IsParams))];
        }

        return [.. resolver.ParametersOf(member, rival.Method.OriginalDefinition, request)
            .Select((p, i) => (p.Dropped, Parameter: new SyncParameter(p.Name, p.Type, member.Parameters[i].RefKind, p.IsOptional, member.Parameters[i].IsParams)))
            .Skip(skip)
            .Where(static p => !p.Dropped)
            .Select(static p => p.Parameter)];
    }

    /// <summary>Whether the type derives from the other one.</summary>
    private static bool IsBelow(INamedTypeSymbol type, INamedTypeSymbol other)
        => !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other.OriginalDefinition) && Reaches(type, other) && (other.TypeKind != TypeKind.Interface || type.TypeKind == TypeKind.Interface);
}
