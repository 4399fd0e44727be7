using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Types as the source writes them.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>Rewrites the type where it changes, else looks inside it.</summary>
    /// <param name="type">The type as it is written.</param>
    /// <param name="known">What it means, where the caller knows that.</param>
    public void TypeOrVisit(TypeSyntax type, ITypeSymbol? known = null)
    {
        if (type.IsVar || type is PredefinedTypeSyntax or OmittedTypeArgumentSyntax)
        {
            return;
        }

        RewriteType(type, known);
    }

    /// <summary>Writes the sync type for the type. What the source's writing does not allow is displayed anew.</summary>
    /// <param name="syntax">The type as it is written.</param>
    /// <param name="known">What it means, where the caller knows that.</param>
    public void RewriteType(TypeSyntax syntax, ITypeSymbol? known = null)
    {
        switch (syntax)
        {
            case PredefinedTypeSyntax or OmittedTypeArgumentSyntax:
                return;
            case NullableTypeSyntax nullable:
                if (AsyncShapes.Of(model.GetTypeInfo(nullable.ElementType, cancellationToken).Type).IsTask())
                {
                    NoMeaning(nullable, "a task that may be null");
                }

                RewriteType(nullable.ElementType);
                return;
            case ArrayTypeSyntax array:
                RewriteType(array.ElementType);
                foreach (var size in array.RankSpecifiers.SelectMany(static r => r.Sizes))
                {
                    Visit(size);
                }

                return;
            case PointerTypeSyntax pointer:
                RewriteType(pointer.ElementType);
                return;
            case RefTypeSyntax reference:
                RewriteType(reference.Type);
                return;
            case ScopedTypeSyntax scoped:
                RewriteType(scoped.Type);
                return;
            case TupleTypeSyntax tuple:
                foreach (var element in tuple.Elements)
                {
                    RewriteType(element.Type);
                }

                return;
            case FunctionPointerTypeSyntax:
                return;
        }

        var type = known ?? model.GetTypeInfo(syntax, cancellationToken).Type ?? SymbolOf(syntax) as ITypeSymbol;
        if (type is not INamedTypeSymbol named)
        {
            return;
        }

        var name = syntax switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null)
        {
            return;
        }

        if (IsFileLocal(named, name))
        {
            return;
        }

        if (!mapper.Changes(type) && Sibling(named) is null)
        {
            if (name is GenericNameSyntax unchanged)
            {
                RewriteArguments(unchanged);
            }

            return;
        }

        var generic = name as GenericNameSyntax;
        switch (AsyncShapes.Of(type))
        {
            case AsyncShape.Task:
                if (syntax.Parent is MethodDeclarationSyntax)
                {
                    edits.Exchange(syntax.Span, "void");
                }
                else
                {
                    edits.Replace(syntax.Span, "void");
                }

                return;
            case AsyncShape.TaskOfT when generic is not null:
                var result = generic.TypeArgumentList.Arguments[0];
                RewriteType(result, named.TypeArguments[0]);
                if (syntax.Parent is MethodDeclarationSyntax)
                {
                    edits.Remove(syntax.SpanStart, result.SpanStart);
                    edits.Remove(result.Span.End, syntax.Span.End);
                }
                else
                {
                    edits.Delete(syntax.SpanStart, result.SpanStart);
                    edits.Delete(result.Span.End, syntax.Span.End);
                }

                return;
            case AsyncShape.AsyncEnumerable when generic is not null:
                edits.Rename(generic.Identifier, "IEnumerable");
                RewriteArguments(generic);
                return;
            case AsyncShape.AsyncEnumerator when generic is not null:
                edits.Rename(generic.Identifier, "IEnumerator");
                RewriteArguments(generic);
                return;
            case AsyncShape.AsyncDisposable:
                edits.Replace(name.Identifier.Span, "IDisposable");
                return;
            case AsyncShape.ConfiguredAsyncEnumerable:
                edits.Replace(syntax.Span, Display(mapper.Map(named), syntax.SpanStart));
                return;
            case AsyncShape.Func when generic is not null:
                RewriteFunc(generic, named);
                return;
        }

        if (Sibling(named) is { } sibling)
        {
            dependencies.Add(new(CounterpartResolver.KeyOf(named), syntax.Span, named.Name));
            edits.Replace(name.Identifier.Span, Escape(sibling));
            if (generic is not null)
            {
                RewriteArguments(generic);
            }

            return;
        }

        if (state.Counterparts.FindType(named, model.Compilation) is not null || generic is null || mapper.Map(named) is not { } mapped || SymbolEqualityComparer.Default.Equals(mapped, named))
        {
            var display = mapper.Map(named);
            if (SymbolEqualityComparer.Default.Equals(display, named) || display.SpecialType == SpecialType.System_Void)
            {
                NoMeaning(syntax, $"the type '{Short(syntax)}'");
                return;
            }

            edits.Replace(syntax.Span, Display(display, syntax.SpanStart));
            return;
        }

        RewriteArguments(generic);
    }

    /// <summary>A type that only its file knows: the generated text stands in another one.</summary>
    private bool IsFileLocal(INamedTypeSymbol type, SyntaxNodeOrToken at)
    {
        if (!type.IsFileLocal)
        {
            return false;
        }

        NoMeaning(at, $"the file-local type '{type.Name}', which generated code cannot see,", "make it internal, or private to its class");
        return true;
    }

    private void RewriteArguments(GenericNameSyntax generic)
    {
        foreach (var argument in generic.TypeArgumentList.Arguments)
        {
            TypeOrVisit(argument);
        }
    }

    /// <summary><c>Func&lt;A, CancellationToken, Task&gt;</c> to <c>Action&lt;A&gt;</c>.</summary>
    private void RewriteFunc(GenericNameSyntax generic, INamedTypeSymbol func)
    {
        var list = generic.TypeArgumentList;
        var arguments = list.Arguments;
        if (SymbolEqualityComparer.Default.Equals(mapper.Map(func), func))
        {
            NoMeaning(generic, $"the type '{Short(generic)}'");
            return;
        }

        var dropsToken = mapper.DropsTokenOf(func);
        var isAction = mapper.Map(func.TypeArguments[func.TypeArguments.Length - 1]).SpecialType == SpecialType.System_Void;
        var left = 0;
        for (var i = 0; i < arguments.Count; i++)
        {
            if ((dropsToken && AsyncShapes.Of(func.TypeArguments[i]) == AsyncShape.CancellationToken) || (isAction && i == arguments.Count - 1))
            {
                edits.Delete(SeparatedSpan(arguments, arguments[i], list.LessThanToken, removed));
                continue;
            }

            left++;
            TypeOrVisit(arguments[i]);
        }

        if (isAction)
        {
            edits.Replace(generic.Identifier.Span, "Action");
        }

        if (left == 0)
        {
            edits.Delete(list.Span);
        }
    }

    /// <summary>The name of the sibling type that a whole type becomes.</summary>
    private string? Sibling(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Length > 0 || WholeType is not null ? state.Generated.SiblingName(type) : null;

    /// <summary><c>Memory&lt;T&gt;</c> to <c>Span&lt;T&gt;</c>.</summary>
    private void SpanType(TypeSyntax syntax)
    {
        var name = syntax switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            _ => syntax,
        };
        if (name is GenericNameSyntax generic)
        {
            edits.Rename(generic.Identifier, generic.Identifier.ValueText == "Memory" ? "Span" : "ReadOnlySpan");
            RewriteArguments(generic);
        }
        else if (model.GetTypeInfo(syntax, cancellationToken).Type is { } type && mapper.ToSpan(type) is { } span)
        {
            edits.Replace(syntax.Span, Display(span, syntax.SpanStart));
        }
    }

    public override void VisitTypeOfExpression(TypeOfExpressionSyntax node)
    {
        if (model.GetTypeInfo(node.Type, cancellationToken).Type is INamedTypeSymbol named && (Sibling(named) is not null || named.IsFileLocal))
        {
            RewriteType(node.Type);
        }
    }

    public override void VisitGenericName(GenericNameSyntax node)
    {
        var symbol = SymbolOf(node);
        if (symbol is ITypeSymbol)
        {
            TypeInExpression(node);
            return;
        }

        Leaf(node, node, symbol);
        RewriteArguments(node);
    }

    public override void VisitQualifiedName(QualifiedNameSyntax node) => TypeInExpression(node);

    public override void VisitAliasQualifiedName(AliasQualifiedNameSyntax node) => TypeInExpression(node);

    public override void VisitNullableType(NullableTypeSyntax node) => RewriteType(node);

    public override void VisitArrayType(ArrayTypeSyntax node)
    {
        if (AsyncShapes.Of(model.GetTypeInfo(node.ElementType, cancellationToken).Type).IsTask())
        {
            NoMeaning(node, "an array of tasks");
            return;
        }

        RewriteType(node);
    }

    public override void VisitTupleType(TupleTypeSyntax node) => RewriteType(node);

    /// <summary>A type that stands in an expression or pattern: a cast, <c>is</c>, the receiver of a static member.</summary>
    private void TypeInExpression(TypeSyntax node)
    {
        if (verbatim > 0)
        {
            return;
        }

        var type = model.GetTypeInfo(node, cancellationToken).Type ?? SymbolOf(node) as ITypeSymbol;
        if (type is null)
        {
            return;
        }

        if (AsyncShapes.Of(type).IsTask() && node.Parent is not MemberAccessExpressionSyntax)
        {
            NoMeaning(node, $"the type '{Short(node)}' in an expression");
            return;
        }

        if (node.Parent is not MemberAccessExpressionSyntax || (type is INamedTypeSymbol named && (named.IsFileLocal || Sibling(named) is not null)))
        {
            RewriteType(node);
        }
    }
}
