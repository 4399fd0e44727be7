using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Standards.Twins;

/// <summary>
/// Writes down what a body says, in one order and without what C# lets one write in several ways: <c>var</c>, qualification, <c>this</c>,
/// parentheses, reduced extension calls, expression bodies, braces without variables, <c>using</c> declarations and statements.
/// </summary>
/// <remarks>
/// Two bodies are equal where they give the same tokens. Every kind of operation is known here, and one that is not known is never
/// equal to anything, so that a new construct of the language cannot make two bodies equal that are not.
/// </remarks>
internal sealed partial class OperationWriter
{
    private readonly List<OperationToken> tokens = [];
    private readonly Dictionary<ISymbol, VariableNumber> variables = new(SymbolEqualityComparer.Default);
    private IOperation? at;

    private OperationWriter()
    {
    }

    /// <param name="method">The method, whose parameters are known by their order.</param>
    /// <param name="body">Its body; null where it has none.</param>
    public static ImmutableArray<OperationToken> Write(IMethodSymbol method, IOperation? body)
    {
        var writer = new OperationWriter();
        foreach (var parameter in method.Parameters)
        {
            writer.Number(parameter);
        }

        writer.Body(body);
        return [.. writer.tokens];
    }

    private void Body(IOperation? body)
    {
        var block = body is IMethodBodyOperation method ? method.BlockBody ?? method.ExpressionBody : body;
        if (block is null)
        {
            Value("no body");
            return;
        }

        var outer = at;
        at = block;
        Value("body");
        Statements(block, isTail: true);
        at = outer;
    }

    private void Value(object? value) => tokens.Add(new(value, at));

    /// <summary>A symbol that both compilations know: a type, or a member of one.</summary>
    private void Symbol(ISymbol? symbol)
    {
        if (symbol is ILocalSymbol or IParameterSymbol or ILabelSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            Variable(symbol);

            // A local function that has type parameters.
            if (symbol is IMethodSymbol { TypeArguments: { IsEmpty: false } arguments } && !SymbolEqualityComparer.Default.Equals(symbol, symbol.OriginalDefinition))
            {
                Types(arguments);
            }
        }
        else
        {
            Value(symbol);
        }
    }

    private void Variable(ISymbol? symbol) => Value(symbol is null ? null : Number(symbol));

    private VariableNumber Number(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (!variables.TryGetValue(symbol, out var number))
        {
            variables.Add(symbol, number = new(symbol.Kind, variables.Count));
        }

        return number;
    }

    private void Types(IEnumerable<ITypeSymbol> types)
    {
        foreach (var type in types)
        {
            Symbol(type);
        }

        End();
    }

    private void End() => tokens.Add(new("end", at, Ends: true));

    private void List(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            Node(operation);
        }

        End();
    }

    private void Node(IOperation? operation, bool isTail = false)
    {
        operation = Simplify(operation);
        var outer = at;
        at = operation ?? outer;
        if (operation is null)
        {
            Value(null);
        }
        else if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            Value("constant");
            Symbol(operation.Type);
            Value(new Constant(constant));
        }
        else
        {
            Value(operation.Kind);
            Symbol(operation.Type);
            if (!Statement(operation, isTail) && !Expression(operation) && !Access(operation) && !Pattern(operation))
            {
                Unknown(operation);
            }
        }

        at = outer;
    }

    /// <summary>What changes nothing is not there.</summary>
    private static IOperation? Simplify(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                // A cast from "float" to "float" says how precise the value is.
                case IConversionOperation { OperatorMethod: null, IsTryCast: false } conversion when conversion.GetConversion().IsIdentity
                    && (conversion.IsImplicit || conversion.Type?.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double)):
                    operation = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    continue;
                case IBlockOperation block when DeclaresNothing(block) && Flatten(block) is [var only]:
                    operation = only;
                    continue;
                default:
                    return operation;
            }
        }
    }

    /// <summary>
    /// What Roslyn has no operation for, such as <c>fixed</c> and <c>stackalloc</c>: its tokens, and its children where it has any. Anything
    /// else is nothing that was ever looked at: an object of its own, equal to no other.
    /// </summary>
    private void Unknown(IOperation operation)
    {
        if (operation.Kind != OperationKind.None)
        {
            Value(new object());
            return;
        }

        var children = operation.ChildOperations.ToList();
        foreach (var token in operation.Syntax.DescendantTokens())
        {
            if (!children.Exists(c => c.Syntax.Span.Contains(token.Span)))
            {
                Value(token.ValueText);
            }
        }

        List(children);
    }
}
