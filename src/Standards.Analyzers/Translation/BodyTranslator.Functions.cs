using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Local functions, and what they share with lambdas: parameters.</content>
internal sealed partial class BodyTranslator
{
    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        if (model.GetDeclaredSymbol(node, cancellationToken) is not IMethodSymbol function)
        {
            DefaultVisit(node);
            return;
        }

        var isMapped = GeneratedMembers.IsTaskReturning(function);
        if (function.IsAsync && !isMapped)
        {
            NoMeaning(node.ReturnType, "an 'async void' local function", "return a task, and await it");
            return;
        }

        Function(node.Modifiers, node.ReturnType, node.ParameterList, function, isMapped);
        if (isMapped)
        {
            var name = NameOf(function);
            if (name != function.Name)
            {
                edits.Replace(node.Identifier.Span, name);
            }
        }

        if (((SyntaxNode?)node.Body ?? node.ExpressionBody) is { } body)
        {
            Body(body, function.IsAsync, function.ReturnType, isMapped);
        }
    }

    /// <summary>The name of a local function in the translation: without the word, where nothing else in the member has that name.</summary>
    private string NameOf(IMethodSymbol function)
    {
        if (renamed.TryGetValue(function, out var known))
        {
            return known;
        }

        var name = SyncNames.Strip(function.Name);
        if (name.Length == 0 || name == function.Name || !SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
            || member.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name))
        {
            name = function.Name;
        }

        renamed[function] = name;
        return name;
    }

    /// <summary>The head of a local function or lambda: no modifier, sync result, no dropped parameters.</summary>
    private void Function(SyntaxTokenList modifiers, TypeSyntax? returnType, ParameterListSyntax? parameters, IMethodSymbol function, bool isMapped)
    {
        foreach (var modifier in modifiers)
        {
            if (modifier.IsKind(SyntaxKind.AsyncKeyword) && isMapped)
            {
                RemoveKeyword(modifier);
            }
        }

        if (returnType is not null && isMapped)
        {
            RewriteType(returnType);
        }

        if (parameters is not null)
        {
            Parameters(parameters, function, p => isMapped && IsDroppedIn(p));
        }
    }

    private bool IsDroppedIn(IParameterSymbol parameter) => CounterpartResolver.IsDropped(parameter, mapper.KeepTokens, KeepsProgress);

    /// <summary>The parameters of a function: dropped ones go, the others get their sync types.</summary>
    public void Parameters(ParameterListSyntax list, IMethodSymbol function, System.Func<IParameterSymbol, bool> isDropped)
    {
        for (var i = 0; i < list.Parameters.Count && i < function.Parameters.Length; i++)
        {
            var syntax = list.Parameters[i];
            var parameter = function.Parameters[i];
            if (isDropped(parameter))
            {
                Drop(parameter);
                edits.Remove(SeparatedSpan(list.Parameters, syntax, list.OpenParenToken, removed));
                continue;
            }

            foreach (var attributes in syntax.AttributeLists)
            {
                RemoveAttributes(attributes, static name => name is "EnumeratorCancellation" or "EnumeratorCancellationAttribute");
            }

            if (syntax.Type is null)
            {
                continue;
            }

            if (AsyncShapes.Of(parameter.Type).IsMemory() && !memory.Keeps(parameter))
            {
                SpanType(syntax.Type);
            }
            else
            {
                TypeOrVisit(syntax.Type, parameter.Type);
            }

            if (syntax.Default?.Value is { } value && !AsyncShapes.Of(parameter.Type).IsMemory())
            {
                Visit(value);
            }
        }

        Collapse(list.Parameters, list.OpenParenToken, list.CloseParenToken);
    }
}
