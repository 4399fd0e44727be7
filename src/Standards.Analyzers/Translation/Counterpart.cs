using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>How a parameter of an async member appears in its sync counterpart.</summary>
/// <param name="Dropped">The sync form does not have it.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Type">Its type there.</param>
/// <param name="IsOptional">A call may leave it out.</param>
internal readonly record struct CounterpartParameter(bool Dropped, string Name, ITypeSymbol Type, bool IsOptional = false);

/// <summary>The sync member that stands for an async one.</summary>
internal sealed class Counterpart
{
    public string Name { get; init; } = "";

    /// <summary>Parameters of the async member, unreduced, in its order.</summary>
    public ImmutableArray<CounterpartParameter> Parameters { get; init; }

    /// <summary>The member, where it stands in the compilation already.</summary>
    public ISymbol? Symbol { get; init; }

    /// <summary>The <see cref="MemberTranslation.Key"/> of the member that it will be generated from.</summary>
    public string? GeneratedFrom { get; init; }

    /// <summary>Called without an argument list.</summary>
    public bool IsProperty { get; init; }

    /// <summary>Set where the call must name another class: <c>global::A.B.Name(receiver, …)</c>.</summary>
    public INamedTypeSymbol? StaticContainer { get; init; }
}
