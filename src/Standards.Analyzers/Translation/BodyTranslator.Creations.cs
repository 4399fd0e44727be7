using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Objects that are created, and what is assigned at once.</content>
internal sealed partial class BodyTranslator
{
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
}
