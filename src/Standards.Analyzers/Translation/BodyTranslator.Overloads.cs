using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>
/// Overloads: the sync text must mean the counterpart that was chosen, although it has fewer arguments and another name.
/// Most calls have no rival and leave at once; the others get a cast, a default value, the name of the class, or are refused.
/// </content>
internal sealed partial class BodyTranslator
{
    private OverloadComparison? comparison;

    private OverloadComparison Comparison => comparison ??= new(model);

    /// <summary>What a call needs to mean its counterpart.</summary>
    private sealed class PinnedCall
    {
        public List<(ExpressionSyntax Expression, ITypeSymbol Type)> Casts { get; } = [];

        /// <summary>Arguments that the source leaves to their default values.</summary>
        public List<string> Added { get; } = [];

        /// <summary>The class that has to be named.</summary>
        public INamedTypeSymbol? Container { get; set; }

        public bool NeedsThis { get; set; }

        public bool IsRefused { get; set; }
    }

    /// <summary>A member that the text of the call could mean as well.</summary>
    /// <param name="Method">The member, or the async one that it will be generated from.</param>
    private readonly record struct Rival(IMethodSymbol Method, SyncRequest? Request, bool IsExtension);

    /// <summary>The chosen counterpart, as a signature.</summary>
    private sealed record Chosen(INamedTypeSymbol Owner, ImmutableArray<SyncParameter> Parameters, bool IsExtension, bool IsGeneric);

    private PinnedCall? Pin(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart)
    {
        var target = counterpart.Symbol as IMethodSymbol;
        if (counterpart.IsProperty || (target is null && counterpart.GeneratedFrom is null))
        {
            return null;
        }

        PinnedCall? pinned = null;
        if (target is not null && call.ArgumentList.Arguments.Count < method.Parameters.Length && !AddDefaults(call, method, counterpart, target, all: false, ref pinned))
        {
            NoMeaning(NameToken(call.Expression), $"a call of '{counterpart.Name}', whose optional parameters have other values,", "pass the arguments");
            return new() { IsRefused = true };
        }

        var owner = OwnerOf(target ?? method);
        var isExtension = target?.IsExtensionMethod ?? (method.ReducedFrom is not null || CounterpartResolver.IsInExtension(method));
        if (call.Expression is SimpleNameSyntax && counterpart.StaticContainer is null)
        {
            if (IsHiddenByVariable(call, counterpart.Name))
            {
                pinned ??= new();
                pinned.Container = method.IsStatic ? owner : null;
                pinned.NeedsThis = !method.IsStatic;
            }
            else if (IsHiddenByMember(counterpart.Name, owner))
            {
                if (!method.IsStatic)
                {
                    NoMeaning(NameToken(call.Expression), $"a call of '{counterpart.Name}', which means another member here,", "give that another name");
                    return new() { IsRefused = true };
                }

                (pinned ??= new()).Container = owner;
            }
        }

        if (Rivals(call, method, counterpart, target, owner, isExtension, pinned?.Container) is not { } rivals)
        {
            return pinned;
        }

        return Settle(call, method, counterpart, target, new(owner, ParametersOf(method, counterpart, target), isExtension, target is null ? method.Arity > 0 : target.Arity > 0), rivals, pinned);
    }

    /// <summary>The type that declares the member first.</summary>
    private static INamedTypeSymbol OwnerOf(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method.ContainingType;
    }

    /// <summary>Other members that the text could mean, told by name and number of arguments; null where there is none.</summary>
    private List<Rival>? Rivals(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart, IMethodSymbol? target, INamedTypeSymbol owner, bool isExtension, INamedTypeSymbol? container)
    {
        List<Rival>? found = null;
        var count = -1;
        if ((container ?? counterpart.StaticContainer) is { } named)
        {
            AddChain(named, false);
            return found;
        }

        if (isExtension && !method.IsStatic)
        {
            AddType(owner.Name.Length == 0 ? owner.ContainingType : owner, true);
        }

        var receiver = method.IsStatic && method.ReducedFrom is null
            ? call.Expression is MemberAccessExpressionSyntax access && SymbolOf(access.Expression) is INamedTypeSymbol type ? type : null
            : call.Expression is SimpleNameSyntax ? null : ReceiverType(call, method);
        if (call.Expression is SimpleNameSyntax)
        {
            for (var level = within; level is not null; level = level.ContainingType)
            {
                if (level.Name.Length > 0 && Declares(level, counterpart.Name))
                {
                    AddChain(level, false);
                    break;
                }
            }
        }
        else if (receiver is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                AddChain(mapper.Map(constraint) as INamedTypeSymbol, false);
            }
        }
        else
        {
            AddChain((receiver is null ? method.ContainingType : mapper.Map(receiver)) as INamedTypeSymbol, false);
        }

        return found;

        void AddChain(INamedTypeSymbol? start, bool extensions)
        {
            for (var t = start; t is not null; t = t.BaseType)
            {
                AddType(t, extensions);
            }

            if (start?.TypeKind == TypeKind.Interface)
            {
                foreach (var i in start.AllInterfaces)
                {
                    AddType(i, extensions);
                }
            }
        }

        void AddType(INamedTypeSymbol type, bool extensions)
        {
            foreach (var m in type.GetMembers(counterpart.Name))
            {
                if (m is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsOverride: false } other && other.IsExtensionMethod == extensions
                    && !SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, target?.OriginalDefinition) && Fits(other, null, extensions))
                {
                    (found ??= []).Add(new(other, null, extensions));
                }
            }

            if (state.Generated.Named(type.OriginalDefinition, counterpart.Name) is not { } generated)
            {
                return;
            }

            foreach (var definition in generated)
            {
                var other = SymbolEqualityComparer.Default.Equals(type, type.OriginalDefinition) ? definition
                    : type.GetMembers(definition.Name).OfType<IMethodSymbol>().First(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, definition));
                if (!other.IsOverride && other.IsExtensionMethod == extensions && state.Generated.RequestFor(definition) is { } request && Fits(other, request, extensions)
                    && (target is not null || !SymbolEqualityComparer.Default.Equals(definition, (method.ReducedFrom ?? method).OriginalDefinition)))
                {
                    (found ??= []).Add(new(other, request, extensions));
                }
            }
        }

        bool Fits(IMethodSymbol other, SyncRequest? request, bool extensions)
        {
            if (count < 0)
            {
                count = 0;
                foreach (var argument in call.ArgumentList.Arguments)
                {
                    count += ParameterFor(argument, call.ArgumentList, method) is { } p && CounterpartOf(p, method, counterpart) is { Dropped: true } ? 0 : 1;
                }
            }

            int required = extensions ? -1 : 0, possible = required;
            foreach (var p in other.Parameters)
            {
                if (request is not null && AsyncShapes.Of(p.Type) is AsyncShape.CancellationToken or AsyncShape.Progress)
                {
                    possible++;
                    continue;
                }

                required += p.IsOptional || p.IsParams ? 0 : 1;
                possible += p.IsParams ? 1000 : 1;
            }

            return required <= count && count <= possible && resolver.IsAccessible(other);
        }
    }

    private static CounterpartParameter? CounterpartOf(IParameterSymbol parameter, IMethodSymbol method, Counterpart counterpart)
    {
        var index = parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1);
        return index < counterpart.Parameters.Length ? counterpart.Parameters[index] : null;
    }

    /// <summary>The parameters of the counterpart, without the receiver.</summary>
    private static ImmutableArray<SyncParameter> ParametersOf(IMethodSymbol method, Counterpart counterpart, IMethodSymbol? target)
    {
        if (target is not null)
        {
            return [.. target.Parameters.Skip(target.IsExtensionMethod && method.ReducedFrom is not null ? 1 : 0).Select(static p => new SyncParameter(p.Name, p.Type, p.RefKind, p.IsOptional, p.IsParams))];
        }

        return [.. method.Parameters
            .Select(p => (Symbol: p, Counterpart: CounterpartOf(p, method, counterpart) ?? new(false, p.Name, p.Type, p.IsOptional)))
            .Where(static p => !p.Counterpart.Dropped)
            .Select(static p => new SyncParameter(p.Counterpart.Name, p.Counterpart.Type, p.Symbol.RefKind, p.Symbol.IsOptional, p.Symbol.IsParams))];
    }

    /// <summary>Adds the arguments that the call leaves out, where their value would be another one; all of them to tell overloads apart. False where one cannot be written.</summary>
    private bool AddDefaults(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart, IMethodSymbol? target, bool all, ref PinnedCall? pinned)
    {
        var arguments = call.ArgumentList.Arguments;
        foreach (var p in method.Parameters)
        {
            if (!p.HasExplicitDefaultValue || arguments.Any(a => SymbolEqualityComparer.Default.Equals(ParameterFor(a, call.ArgumentList, method), p))
                || CounterpartOf(p, method, counterpart) is not { Dropped: false } there
                || p.GetAttributes().Any(static a => a.AttributeClass?.Name.StartsWith("Caller", System.StringComparison.Ordinal) == true))
            {
                continue;
            }

            if (!all && target?.Parameters.FirstOrDefault(q => q.Name == there.Name) is { HasExplicitDefaultValue: true } twin && Equals(twin.ExplicitDefaultValue, p.ExplicitDefaultValue))
            {
                continue;
            }

            if (DefaultText(p.ExplicitDefaultValue, p.Type) is not { } text)
            {
                return false;
            }

            (pinned ??= new()).Added.Add(Escape(there.Name) + ": " + text);
        }

        return true;
    }

    private static string? DefaultText(object? value, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && value is not null)
        {
            type = nullable.TypeArguments[0];
        }

        switch (value)
        {
            case null:
                return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "null" : "default";
            case not null when type.TypeKind == TypeKind.Enum:
                foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
                {
                    if (field.HasConstantValue && Equals(field.ConstantValue, value))
                    {
                        return type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + Escape(field.Name);
                    }
                }

                return null;
            case double d when double.IsNaN(d) || double.IsInfinity(d):
            case float f when float.IsNaN(f) || float.IsInfinity(f):
                return null;
            case float:
                return SymbolDisplay.FormatPrimitive(value, true, false) + "F";
            case decimal:
                return SymbolDisplay.FormatPrimitive(value, true, false) + "M";
            case double:
                return SymbolDisplay.FormatPrimitive(value, true, false) + "D";
            default:
                return SymbolDisplay.FormatPrimitive(value, true, false);
        }
    }
}
