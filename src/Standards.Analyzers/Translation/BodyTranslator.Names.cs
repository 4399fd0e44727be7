using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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
            Leaf(node, node);
        }
    }

    private void DroppedParameter(IdentifierNameSyntax node, IParameterSymbol parameter)
    {
        var isWritten = node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node
            || node.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 };
        if (isWritten)
        {
            NoMeaning(node, $"an assignment to '{parameter.Name}', which the sync version does not have,", "assign it to a local");
        }
        else if (AsyncShapes.Of(parameter.Type) == AsyncShape.CancellationToken)
        {
            edits.Replace(node.Span, TokenType + ".None");
        }
        else
        {
            NoMeaning(node, $"a use of '{parameter.Name}', which the sync version does not have,", "set PreserveProgress on the attribute");
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
            Leaf(node, node.Name);
        }
    }

    public override void VisitMemberBindingExpression(MemberBindingExpressionSyntax node)
    {
        if (verbatim == 0)
        {
            Leaf(node, node.Name);
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
    private void Leaf(ExpressionSyntax node, SimpleNameSyntax name)
    {
        var symbol = SymbolOf(node);
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

        if (symbol is IFieldSymbol or IPropertySymbol && SyncNames.HasWord(symbol.Name) && resolver.FindMember(symbol) is { } standing && !IsOfWholeType(symbol))
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

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node) => Creation(node, node.Type);

    public override void VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node) => Creation(node, null);

    private void Creation(BaseObjectCreationExpressionSyntax node, TypeSyntax? typeSyntax)
    {
        var type = TypeOf(node) as INamedTypeSymbol;
        if (verbatim == 0 && type is not null)
        {
            if (type.Name is "TaskCompletionSource" or "PeriodicTimer" or "Timer" or "Task" or "ValueTask" && (AsyncShapes.Of(type).IsTask() || type.ContainingNamespace.ToDisplayString().StartsWith("System.T", System.StringComparison.Ordinal)))
            {
                NoMeaning(node, $"'{Short(node)}'");
                return;
            }

            if (mapper.Changes(type) && type.TypeKind != TypeKind.Delegate && HoldsTasks(type))
            {
                NoMeaning(node, $"a collection of tasks, '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}',");
                return;
            }

            if (AsyncShapes.Of(type).IsMemory() && node.ArgumentList is not null)
            {
                DefaultVisit(node.ArgumentList);
                return;
            }
        }

        if (typeSyntax is not null)
        {
            TypeOrVisit(typeSyntax);
        }

        if (node.ArgumentList is { } list)
        {
            if (type is { TypeKind: TypeKind.Delegate } && list.Arguments.Count == 1 && mapper.Changes(type) && verbatim == 0)
            {
                MappedValue(list.Arguments[0].Expression, type);
            }
            else if (type is not null && Sibling(type) is not null && SymbolOf(node) is IMethodSymbol own && verbatim == 0)
            {
                Arguments(list, own, [.. own.Parameters.Select(p => new CounterpartParameter(false, p.Name, mapper.Map(p.Type), p.IsOptional))], 0);
            }
            else if (SymbolOf(node) is IMethodSymbol constructor && verbatim == 0)
            {
                ConstructorArguments(list, constructor);
            }
            else
            {
                DefaultVisit(list);
            }
        }

        if (node.Initializer is not null)
        {
            Visit(node.Initializer);
        }
    }

    private void ConstructorArguments(ArgumentListSyntax list, IMethodSymbol constructor)
    {
        var changes = list.Arguments.Any(a => ParameterFor(a, list, constructor) is { } p && ChangesIn(p, a.Expression));
        if (changes)
        {
            System.Collections.Immutable.ImmutableArray<CounterpartParameter> best = default;
            var bestScore = int.MaxValue;
            foreach (var candidate in constructor.ContainingType.InstanceConstructors)
            {
                if (!SymbolEqualityComparer.Default.Equals(candidate, constructor) && resolver.Align(constructor, candidate, true, out var score) is { IsDefault: false } parameters && score < bestScore)
                {
                    best = parameters;
                    bestScore = score;
                }
            }

            Arguments(list, constructor, best, 0);
            return;
        }

        Arguments(list, constructor, default, 0);
    }

    private static bool HoldsTasks(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => AsyncShapes.Of(array.ElementType).IsTask() || HoldsTasks(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => false,
        INamedTypeSymbol named => named.TypeArguments.Any(static a => AsyncShapes.Of(a).IsTask() || HoldsTasks(a)),
        _ => false,
    };

    public override void VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        if (MemoryAssignment(node))
        {
            return;
        }

        Visit(node.Left);
        if (verbatim == 0 && node.Right is AnonymousFunctionExpressionSyntax lambda && TypeOf(node.Left) is { } type && mapper.Changes(type))
        {
            Lambda(lambda, isMapped: true);
            return;
        }

        Visit(node.Right);
    }

    /// <summary>Elements of a collection: lambdas and method groups go by the type of its elements, which is that of the source, mapped.</summary>
    public override void VisitInitializerExpression(InitializerExpressionSyntax node)
    {
        foreach (var element in node.Expressions)
        {
            if (verbatim == 0 && element is AnonymousFunctionExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax
                && model.GetTypeInfo(element, cancellationToken).ConvertedType is INamedTypeSymbol { TypeKind: TypeKind.Delegate } target && mapper.Changes(target)
                && (element is AnonymousFunctionExpressionSyntax || SymbolOf(element) is IMethodSymbol))
            {
                MappedValue(element, target);
            }
            else
            {
                Visit(element);
            }
        }
    }

    public override void VisitAnonymousObjectMemberDeclarator(AnonymousObjectMemberDeclaratorSyntax node) => Visit(node.Expression);

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

    public override void VisitAttributeList(AttributeListSyntax node)
    {
    }

    /// <summary>What a <c>cref</c> becomes in the sync documentation; null where it stays.</summary>
    public string? CrefOf(CrefSyntax cref)
    {
        if (SymbolOf(cref) is not IMethodSymbol method || !GeneratedMembers.IsTaskReturning(method)
            || resolver.Find(method, null, cref.SpanStart, false) is not { IsProperty: false, StaticContainer: null } counterpart)
        {
            return null;
        }

        var name = cref.DescendantNodesAndSelf().OfType<NameMemberCrefSyntax>().Select(static m => m.Name).LastOrDefault() switch
        {
            SimpleNameSyntax simple => simple.Identifier,
            QualifiedNameSyntax qualified => qualified.Right.Identifier,
            _ => default,
        };
        if (name.RawKind == 0)
        {
            return null;
        }

        // A signature in the cref is the async one; the name alone is enough, but for overloads.
        var text = cref.ToString();
        var at = name.SpanStart - cref.SpanStart;
        if (cref is QualifiedCrefSyntax { Container: NameSyntax container } && method.ContainingType is { } owner && Sibling(owner) is { } sibling)
        {
            // "AsyncStore.ReadAsync" stands as "Store.Read" in the sibling type.
            var last = SyntaxNames.Last(container);
            var from = text.LastIndexOf(last, at, System.StringComparison.Ordinal);
            text = text.Substring(0, from) + sibling + text.Substring(from + last.Length);
            at += sibling.Length - last.Length;
        }

        var open = text.IndexOf('(');
        var renamed = text.Substring(0, at) + counterpart.Name + text.Substring(at + name.Span.Length, (open < 0 ? text.Length : open) - at - name.Span.Length);
        if (open < 0)
        {
            return renamed;
        }

        var types = counterpart.Parameters.Where(static p => !p.Dropped).Select(p => p.Type.ToMinimalDisplayString(model, cref.SpanStart).Replace('<', '{').Replace('>', '}').Replace("?", ""));
        return renamed + "(" + string.Join(", ", types) + ")";
    }
}
