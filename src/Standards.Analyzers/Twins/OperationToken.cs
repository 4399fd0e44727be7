using System;
using Microsoft.CodeAnalysis;

namespace Standards.Twins;

/// <summary>One thing that a body says, apart from how it is written: a kind of operation, an operator, a constant, a symbol, a variable by its number.</summary>
/// <param name="Value">A string, a number, a symbol, a constant or a <see cref="VariableNumber"/>.</param>
/// <param name="At">The operation that says it; null for a part of the signature.</param>
/// <param name="Ends">Whether it says that a list is over, where one side may have more.</param>
internal readonly record struct OperationToken(object? Value, IOperation? At, bool Ends = false)
{
    public bool IsSameAs(OperationToken other)
        => Value is ISymbol x ? other.Value is ISymbol y && SymbolIdentity.Same(x, y)
            : Value is Constant a && other.Value is Constant b ? a.IsSameAs(b)
            : Equals(Value, other.Value);
}

/// <summary>A variable, a label or a local function, by the order in which the body first speaks of them.</summary>
internal sealed record VariableNumber(SymbolKind Kind, int Number);

/// <summary>A constant, to the last bit: of two zeros or two decimals that compare as equal, another one is another value.</summary>
internal sealed class Constant(object? value)
{
    public bool IsSameAs(Constant other) => (value, other.Value) switch
    {
        (null, null) => true,
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
        (float x, float y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
        (decimal x, decimal y) => string.Equals(Bits(x), Bits(y), StringComparison.Ordinal),
        _ => Equals(value, other.Value),
    };

    private object? Value => value;

    private static string Bits(decimal number) => string.Join(",", decimal.GetBits(number));
}
