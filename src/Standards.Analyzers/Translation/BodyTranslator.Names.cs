using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Names: where the closed world is guarded.</content>
internal sealed partial class BodyTranslator
{
    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (node.Identifier.IsMissing)
        {
            return;
        }

        var symbol = SymbolOf(node);
        if (node.Identifier.ValueText == SyncName && IsSelfReference(node, symbol))
        {
            return;
        }

        switch (symbol)
        {
            case null or INamespaceSymbol or ILabelSymbol:
                return;
            case ITypeSymbol when node.IsVar:
                return;
            case ITypeSymbol:
                TypeInExpression(node);
                return;
            case IParameterSymbol parameter when dropped.Contains(parameter):
                DroppedParameter(node, parameter);
                return;
        }

        if (verbatim == 0)
        {
            Leaf(node, node, symbol);
        }
    }

    public override void VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var name = node.Name.Identifier.ValueText;
        if (name is "IsCancellationRequested" or "CanBeCanceled" && !keepsConditions && IsDroppedToken(node.Expression))
        {
            edits.Replace(node.Span, "false");
            return;
        }

        if (verbatim == 0)
        {
            if (name == "Result" && TypeOf(node.Expression) is { } type && AsyncShapes.Of(type) == AsyncShape.TaskOfT)
            {
                ResultOf(node);
                return;
            }

            if (MemoryAccess(node))
            {
                return;
            }
        }

        if (name == SyncName && IsSelfReference(node, SymbolOf(node)))
        {
            return;
        }

        Visit(node.Expression);
        if (node.Name is GenericNameSyntax generic)
        {
            RewriteArguments(generic);
        }

        if (verbatim == 0)
        {
            Leaf(node, node.Name, SymbolOf(node));
        }
    }

    public override void VisitMemberBindingExpression(MemberBindingExpressionSyntax node)
    {
        if (verbatim == 0)
        {
            Leaf(node, node.Name, SymbolOf(node));
        }
    }

    private void ResultOf(MemberAccessExpressionSyntax node)
    {
        if (SymbolOf(node.Expression) is ILocalSymbol local && values.Contains(local))
        {
            edits.Delete(node.Expression.Span.End, node.Span.End);
            return;
        }

        if (IsRefused(node.Expression))
        {
            return;
        }

        Say("STD1011", node, Method?.Name ?? "", Short(node));
        verbatim++;
        Visit(node.Expression);
        verbatim--;
    }

    public override void VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        if (verbatim == 0 && MemoryElement(node))
        {
            return;
        }

        DefaultVisit(node);
        if (verbatim == 0 && ShapeOf(node) is var shape && (shape.IsTask() || shape.IsSequence()))
        {
            NoMeaning(node, $"the task '{Short(node)}'");
        }
        else if (verbatim == 0 && SymbolOf(node) is IPropertySymbol { Type.TypeKind: TypeKind.Delegate } indexer && mapper.Changes(indexer.Type) && !IsMappedStorage(indexer))
        {
            NoMeaning(node, $"'{Short(node)}' of type '{indexer.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which the sync version cannot use,");
        }
    }

    /// <summary>A name that stands for a value: no task may be left in it.</summary>
    private void Leaf(ExpressionSyntax node, SimpleNameSyntax name, ISymbol? symbol)
    {
        ITypeSymbol? type;
        switch (symbol)
        {
            case ILocalSymbol local:
                type = local.Type;
                break;
            case IParameterSymbol parameter:
                type = parameter.Type;
                break;
            case IFieldSymbol field:
                type = field.Type;
                break;
            case IPropertySymbol property:
                type = property.Type;
                break;
            case IEventSymbol @event:
                type = @event.Type;
                break;
            case IMethodSymbol method when node.Parent is not InvocationExpressionSyntax:
                if (GeneratedMembers.IsTaskReturning(method))
                {
                    if (model.GetTypeInfo(node, cancellationToken).ConvertedType is INamedTypeSymbol { TypeKind: TypeKind.Delegate } target && mapper.Changes(target)
                        && node.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax or CastExpressionSyntax)
                    {
                        MethodGroup(node, target);
                    }
                    else
                    {
                        NoMeaning(node, $"the async method group '{Short(node)}'", "write a lambda");
                    }
                }

                return;
            default:
                return;
        }

        if (symbol is IFieldSymbol or IPropertySymbol && SyncNames.HasWord(symbol.Name) && StandingFor(symbol) is { } standing && !IsOfWholeType(symbol))
        {
            edits.Replace(name.Identifier.Span, Escape(standing.Name));
            return;
        }

        if (type is null || !IsCandidate(type))
        {
            return;
        }

        var shape = AsyncShapes.Of(type);
        if (shape.IsMemory())
        {
            MemoryLeaf(node, symbol!);
            return;
        }

        if (shape.IsTask() || shape is AsyncShape.ConfiguredTask or AsyncShape.ConfiguredTaskOfT or AsyncShape.TaskAwaiter)
        {
            if (symbol is IParameterSymbol && shape == AsyncShape.TaskOfT && IsMappedStorage(symbol) && node.Parent is ArgumentSyntax)
            {
                return;
            }

            if (!IsRefused(node))
            {
                NoMeaning(node, $"the task '{Short(node)}', which is not awaited here,", "await it where it is started");
            }

            return;
        }

        if (mapper.Changes(type) && !IsMappedStorage(symbol) && !IsNullTest(node))
        {
            if (shape == AsyncShape.AsyncDisposable || state.Counterparts.Find(symbol!.OriginalDefinition, model.Compilation) is not { } target)
            {
                NoMeaning(node, $"'{Short(node)}' of type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which the sync version cannot use,");
            }
            else
            {
                edits.Replace(name.Identifier.Span, target.Name);
            }
        }
    }

    /// <summary>
    /// The field or property that stands for an async one. Of two delegates that the source reads both, each is a setting of its own: neither stands for the other.
    /// </summary>
    private ISymbol? StandingFor(ISymbol symbol)
        => resolver.FindMember(symbol) is { } standing && !(CounterpartResolver.TypeOf(standing) is { TypeKind: TypeKind.Delegate } && ReadsItself(standing)) ? standing : null;

    private bool ReadsItself(ISymbol standing)
    {
        foreach (var node in member.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == standing.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(name)?.OriginalDefinition, standing.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>handler != null</c>, <c>handler is null</c>: no matter of its type.</summary>
    private static bool IsNullTest(ExpressionSyntax node) => node.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison
            => comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression }
            or UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } } => true,
        _ => false,
    };

    /// <summary>A cheap test that most types fail: could the type have another form in sync code?</summary>
    private static bool IsCandidate(ITypeSymbol type)
        => type is INamedTypeSymbol { SpecialType: SpecialType.None } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.None };

    public override void VisitNameColon(NameColonSyntax node)
    {
    }

    public override void VisitNameEquals(NameEqualsSyntax node)
    {
    }

    public override void VisitExpressionColon(ExpressionColonSyntax node)
    {
    }

    public override void VisitCastExpression(CastExpressionSyntax node)
    {
        TypeInExpression(node.Type);
        if (verbatim == 0 && TypeOf(node) is { } type && mapper.Changes(type) && type.TypeKind == TypeKind.Delegate)
        {
            RewriteType(node.Type);
            MappedValue(node.Expression, type as INamedTypeSymbol);
            return;
        }

        Visit(node.Expression);
    }

    public override void VisitArgument(ArgumentSyntax node) => Visit(node.Expression);

    public override void VisitDeclarationExpression(DeclarationExpressionSyntax node) => TypeOrVisit(node.Type);

    public override void VisitDeclarationPattern(DeclarationPatternSyntax node) => TypeInExpression(node.Type);
}
