using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>What several questions about a member look for, found in one walk over its nodes.</summary>
internal sealed class MemberNodes
{
    /// <summary>The names that the member declares in itself.</summary>
    public Dictionary<string, Declaration> Declarations { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that is awaited.</summary>
    public List<AwaitExpressionSyntax> Awaits { get; } = [];

    /// <summary>Where a token is asked whether it can be, or was, cancelled.</summary>
    public List<MemberAccessExpressionSyntax> TokenTests { get; } = [];

    public List<IdentifierNameSyntax> Names { get; } = [];

    /// <summary>What the compiler warns of where nothing uses it.</summary>
    public List<(SyntaxNode Declaration, SyntaxToken Name)> Removable { get; } = [];

    public static MemberNodes Of(SyntaxNode member)
    {
        var nodes = new MemberNodes();
        foreach (var node in member.DescendantNodes())
        {
            nodes.Add(node);
        }

        return nodes;
    }

    private void Add(SyntaxNode node)
    {
        switch (node)
        {
            case IdentifierNameSyntax name:
                Names.Add(name);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested" or "CanBeCanceled" } test:
                TokenTests.Add(test);
                break;
            case AwaitExpressionSyntax await:
                Awaits.Add(await);
                break;
            case VariableDeclaratorSyntax variable:
                Declare(node, variable.Identifier);
                if (variable.Parent?.Parent is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 })
                {
                    Removable.Add((node, variable.Identifier));
                }

                break;
            case LocalFunctionStatementSyntax function:
                Declare(node, function.Identifier);
                Removable.Add((node, function.Identifier));
                break;
            case CatchDeclarationSyntax { Identifier.RawKind: not 0 } caught:
                Declare(node, caught.Identifier);
                Removable.Add((node, caught.Identifier));
                break;
            case LabeledStatementSyntax label:
                Removable.Add((node, label.Identifier));
                break;
            case ParameterSyntax parameter:
                Declare(node, parameter.Identifier);
                break;
            case SingleVariableDesignationSyntax designation:
                Declare(node, designation.Identifier);
                break;
            case ForEachStatementSyntax each:
                Declare(node, each.Identifier);
                break;
            case TypeParameterSyntax type:
                Declare(node, type.Identifier);
                break;
            case FromClauseSyntax from:
                Declare(node, from.Identifier);
                break;
            case LetClauseSyntax let:
                Declare(node, let.Identifier);
                break;
            case JoinClauseSyntax join:
                Declare(node, join.Identifier);
                break;
            case JoinIntoClauseSyntax into:
                Declare(node, into.Identifier);
                break;
            case QueryContinuationSyntax into:
                Declare(node, into.Identifier);
                break;
        }
    }

    private void Declare(SyntaxNode node, SyntaxToken name)
    {
        if (Declarations.TryGetValue(name.ValueText, out var other))
        {
            other.IsUnique = false;
        }
        else
        {
            Declarations.Add(name.ValueText, new(node));
        }
    }
}
