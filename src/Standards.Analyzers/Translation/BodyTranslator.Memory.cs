using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content><c>Memory&lt;T&gt;</c>, which becomes <c>Span&lt;T&gt;</c> where a span can live.</content>
internal sealed partial class BodyTranslator
{
    private readonly MemoryUses memory;

    private enum MemoryForm
    {
        /// <summary>It stays <c>Memory</c>.</summary>
        Memory,

        /// <summary>It has become a span.</summary>
        Span,

        /// <summary>It can be written as either.</summary>
        Either,
    }

    private static bool IsSpan(ITypeSymbol type)
        => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } named && AsyncShapes.InSystem(named);

    /// <summary>What the text of a Memory expression will be.</summary>
    private MemoryForm Form(ExpressionSyntax expression)
    {
        expression = WithoutParentheses(expression);
        switch (expression)
        {
            case IdentifierNameSyntax name when SymbolOf(name) is { } symbol:
                return MemorySymbol(symbol) ? memory.Keeps(symbol) ? MemoryForm.Memory : MemoryForm.Span
                    : TypeOf(name) is IArrayTypeSymbol ? MemoryForm.Either : MemoryForm.Memory;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when SymbolOf(call) is IMethodSymbol method:
                if (method.Name == "Slice" && AsyncShapes.Of(method.ContainingType).IsMemory())
                {
                    return Form(access.Expression);
                }

                return method.Name == "AsMemory" && method.ContainingType?.Name == "MemoryExtensions" ? MemoryForm.Either : MemoryForm.Memory;
            case ElementAccessExpressionSyntax element when AsyncShapes.Of(TypeOf(element.Expression)).IsMemory():
                return Form(element.Expression);
            case BaseObjectCreationExpressionSyntax creation when AsyncShapes.Of(TypeOf(creation)).IsMemory():
                return creation is ObjectCreationExpressionSyntax ? MemoryForm.Either : MemoryForm.Memory;
            case LiteralExpressionSyntax or DefaultExpressionSyntax:
                return MemoryForm.Either;
            default:
                return TypeOf(expression) is IArrayTypeSymbol ? MemoryForm.Either : MemoryForm.Memory;
        }
    }

    private static bool MemorySymbol(ISymbol symbol) => symbol switch
    {
        IParameterSymbol p => AsyncShapes.Of(p.Type).IsMemory() && p.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction },

        // What a foreach, a pattern or an out argument declares gets its value from elsewhere: it stays.
        ILocalSymbol l => AsyncShapes.Of(l.Type).IsMemory() && l.DeclaringSyntaxReferences.Length == 1 && l.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax,
        _ => false,
    };

    /// <summary>Writes the expression as a span.</summary>
    private void AsSpan(ExpressionSyntax expression)
    {
        switch (Form(expression))
        {
            case MemoryForm.Span:
                SpanText(expression);
                break;
            case MemoryForm.Either:
                EitherAsSpan(WithoutParentheses(expression));
                break;
            default:
                Visit(expression);
                if (AsyncShapes.Of(TypeOf(expression)).IsMemory())
                {
                    if (expression is CastExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax)
                    {
                        edits.Insert(expression.SpanStart, "(");
                        edits.Insert(expression.Span.End, ")");
                    }

                    edits.Insert(expression.Span.End, ".Span");
                }

                break;
        }
    }

    private void EitherAsSpan(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when access.Name.Identifier.ValueText == "AsMemory":
                Visit(access.Expression);
                edits.Replace(access.Name.Identifier.Span, "AsSpan");
                Visit(call.ArgumentList);
                break;
            case ObjectCreationExpressionSyntax creation:
                SpanType(creation.Type);
                Visit(creation.ArgumentList);
                break;
            case InvocationExpressionSyntax or ElementAccessExpressionSyntax:
                SpanText(expression);
                break;
            case DefaultExpressionSyntax @default:
                SpanType(@default.Type);
                break;
            default:
                Visit(expression);
                break;
        }
    }

    /// <summary>The text of an expression whose root is a span or either: names stay, slices stay.</summary>
    private void SpanText(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                SpanText(parenthesized.Expression);
                break;
            case IdentifierNameSyntax:
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Slice" } access } call:
                SpanText(access.Expression);
                Visit(call.ArgumentList);
                break;
            case ElementAccessExpressionSyntax element:
                SpanText(element.Expression);
                DefaultVisit(element.ArgumentList);
                break;
            default:
                EitherAsSpan(expression);
                break;
        }
    }

    /// <summary><c>buffer.Span</c>, <c>buffer.Length</c>, <c>buffer.Slice</c> of what has become a span.</summary>
    private bool MemoryAccess(MemberAccessExpressionSyntax node)
    {
        if (node.Expression is ThisExpressionSyntax or BaseExpressionSyntax || Plain.Is(node.Expression) || !AsyncShapes.Of(TypeOf(node.Expression)).IsMemory() || Form(node.Expression) != MemoryForm.Span)
        {
            return false;
        }

        switch (node.Name.Identifier.ValueText)
        {
            case "Span":
                SpanText(node.Expression);
                edits.Delete(node.Expression.Span.End, node.Span.End);
                return true;
            case "Length" or "IsEmpty" or "ToArray" or "ToString" or "TryCopyTo" or "CopyTo":
                SpanText(node.Expression);
                return true;
            case "Slice" when node.Parent is InvocationExpressionSyntax:
                // A slice that no place for spans takes: the root must stay Memory.
                RequireMemory(node.Expression);
                return false;
            default:
                RequireMemory(node.Expression);
                return false;
        }
    }

    private bool MemoryElement(ElementAccessExpressionSyntax node)
    {
        if (node.Expression is ThisExpressionSyntax or BaseExpressionSyntax || Plain.Is(node.Expression) || !AsyncShapes.Of(TypeOf(node.Expression)).IsMemory() || Form(node.Expression) != MemoryForm.Span)
        {
            return false;
        }

        RequireMemory(node.Expression);
        return false;
    }

    private void MemoryLeaf(ExpressionSyntax node, ISymbol symbol)
    {
        if (MemorySymbol(symbol) && !memory.Keeps(symbol))
        {
            RequireMemory(node);
        }
    }

    /// <summary>A use that a span cannot have: the variable stays <c>Memory</c>, and the member is translated again.</summary>
    private void RequireMemory(ExpressionSyntax expression)
    {
        var root = WithoutParentheses(expression);
        while (true)
        {
            switch (root)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                    root = WithoutParentheses(access.Expression);
                    continue;
                case ElementAccessExpressionSyntax element:
                    root = WithoutParentheses(element.Expression);
                    continue;
                case MemberAccessExpressionSyntax member:
                    root = WithoutParentheses(member.Expression);
                    continue;
            }

            break;
        }

        if (SymbolOf(root) is not { } symbol || !MemorySymbol(symbol))
        {
            return;
        }

        if (memory.IsForced(symbol))
        {
            NoMeaning(expression, $"'{symbol.Name}', which is a span in the sync signature, at a place that only takes Memory,");
        }
        else
        {
            memory.Keep(symbol);
        }
    }

    private void MemoryLocal(VariableDeclarationSyntax node)
    {
        foreach (var variable in node.Variables)
        {
            if (model.GetDeclaredSymbol(variable, cancellationToken) is not ILocalSymbol local || variable.Initializer?.Value is not { } value)
            {
                if (model.GetDeclaredSymbol(variable, cancellationToken) is { } uninitialized)
                {
                    memory.Keep(uninitialized);
                }

                continue;
            }

            if (!memory.Keeps(local) && (Captures.IsCaptured(member, local.Name) || Form(value) == MemoryForm.Memory || node.Variables.Count > 1))
            {
                memory.Keep(local);
            }

            if (memory.Keeps(local))
            {
                if (Form(value) == MemoryForm.Span)
                {
                    RequireMemory(value);
                }

                Visit(value);
                continue;
            }

            if (!node.Type.IsVar)
            {
                SpanType(node.Type);
            }

            SpanText(value);
        }
    }

    private bool MemoryAssignment(AssignmentExpressionSyntax node)
    {
        if (verbatim > 0 || node.Left is not IdentifierNameSyntax name || Plain.Is(name) || SymbolOf(name) is not { } symbol || !MemorySymbol(symbol))
        {
            return false;
        }

        if (!memory.Keeps(symbol) && Form(node.Right) != MemoryForm.Memory)
        {
            SpanText(WithoutParentheses(node.Right));
            return true;
        }

        if (!memory.Keeps(symbol))
        {
            AsSpan(node.Right);
            return true;
        }

        if (Form(node.Right) == MemoryForm.Span)
        {
            RequireMemory(node.Right);
        }

        Visit(node.Right);
        return true;
    }
}
