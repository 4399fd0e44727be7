using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>Translates a whole type into a sibling: base list, constructors, fields, nested types, every member.</summary>
internal sealed class TypeTranslator(
    SemanticModel model,
    TranslatorState state,
    TypeDeclarationSyntax syntax,
    INamedTypeSymbol type,
    SyncRequest request,
    TranslationOptions options,
    SyncOnlyDirectives? directives,
    CancellationToken cancellationToken)
{
    private readonly List<Problem> problems = [];
    private readonly List<Dependency> dependencies = [];
    private readonly TypeMapper mapper = new(model.Compilation, state.Counterparts, request.KeepsTokens || options.KeepCancellationToken);
    private bool usesHelpers;

    private bool KeepsTokens => mapper.KeepTokens;

    public MemberTranslation Translate()
    {
        var containers = ContainerBuilder.Build(syntax, problems, type);
        if (directives is not null)
        {
            problems.AddRange(directives.Problems(syntax.FullSpan));
        }

        var text = Text();
        var result = new MemberTranslation
        {
            Key = type.GetDocumentationCommentId() ?? type.ToDisplayString(),
            DisplayName = type.Name,
            FilePath = syntax.SyntaxTree.FilePath,
            Span = syntax.Span,
            Text = text,
            Containers = containers,
            NullableContext = request.OmitsNullableDirective || !options.EmitNullableDirective ? null : NullableContexts.At(model, syntax),
            Signature = "type " + request.TypeName + "`" + type.Arity + "#" + syntax.SpanStart,
            UsesHelpers = usesHelpers,
        };
        result.Problems.AddRange(problems);
        result.Dependencies.AddRange(dependencies.Where(d => d.Key != result.Key));
        return result;
    }

    private string? Text()
    {
        var name = request.TypeName!;
        if (!SyntaxFacts.IsValidIdentifier(name) || name == type.Name)
        {
            problems.Add(new("STD1006", syntax.Identifier.Span, [type.Name, name, "which is no other name; set TypeName to one"], true));
            return null;
        }

        var standing = type.ContainingType?.GetTypeMembers(name, type.Arity) ?? type.ContainingNamespace.GetTypeMembers(name, type.Arity);
        if (standing.Any(static t => !t.DeclaringSyntaxReferences.IsEmpty && t.DeclaringSyntaxReferences.All(static r => r.GetSyntax() is TypeDeclarationSyntax d && !d.Modifiers.Any(SyntaxKind.PartialKeyword))))
        {
            problems.Add(new("STD1006", syntax.Identifier.Span, [type.Name, name, "which stands already"], true));
            return null;
        }

        var memory = new MemoryUses();
        var before = problems.Count;
        for (var attempt = 0; ; attempt++)
        {
            memory.Changed = false;
            var text = Once(name, memory);
            if (!memory.Changed || attempt == 8)
            {
                return text;
            }

            problems.RemoveRange(before, problems.Count - before);
            dependencies.Clear();
        }
    }

    private string? Once(string name, MemoryUses memory)
    {
        var edits = new EditBuffer(syntax.SyntaxTree.GetText(cancellationToken));
        Type(syntax, type, name, edits, memory);
        if (problems.Exists(static p => p.Refuses))
        {
            return null;
        }

        var text = HeadEdits.Finish(syntax, edits, directives);
        return MemberText.Check(text, syntax, directives, problems);
    }

    private void Type(TypeDeclarationSyntax node, INamedTypeSymbol symbol, string name, EditBuffer edits, MemoryUses memory)
    {
        var body = Body(edits, memory, node, null, "");
        HeadEdits.Attributes(node, edits, body, options);
        if (name != node.Identifier.ValueText)
        {
            edits.Replace(node.Identifier.Span, name);
        }

        if (node.BaseList is { } bases)
        {
            Bases(bases, symbol, body, edits, node);
        }

        if (node.ParameterList is { } parameters)
        {
            body.Parameters(parameters, symbol.InstanceConstructors.First(c => c.Parameters.Length == parameters.Parameters.Count), static _ => false);
        }

        foreach (var constraint in node.ConstraintClauses.SelectMany(static c => c.Constraints).OfType<TypeConstraintSyntax>())
        {
            body.TypeOrVisit(constraint.Type);
        }

        HeadEdits.Crefs(node, edits, body);
        foreach (var member in node.Members)
        {
            Member(member, symbol, name, edits, memory);
        }
    }

    private void Bases(BaseListSyntax bases, INamedTypeSymbol symbol, BodyTranslator body, EditBuffer edits, TypeDeclarationSyntax node)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var gone = new HashSet<SyntaxNode>();
        foreach (var entry in bases.Types)
        {
            body.TypeOrVisit(entry.Type);
            var rendered = edits.Render(entry.Type.Span);
            if (!seen.Add(rendered))
            {
                // "IDisposable, IAsyncDisposable" is one interface in sync code.
                edits.Delete(BodyTranslator.SeparatedSpan(bases.Types, entry, bases.ColonToken, gone));
                continue;
            }

            if (entry is PrimaryConstructorBaseTypeSyntax { ArgumentList: { } arguments })
            {
                body.Visit(arguments);
            }

            if (model.GetTypeInfo(entry.Type, cancellationToken).Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } implemented)
            {
                if (AsyncShapes.Of(implemented) == AsyncShape.AsyncEnumerable)
                {
                    edits.Insert(node.CloseBraceToken.SpanStart,
                        "    global::System.Collections.IEnumerator global::System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();" + HeadEdits.NewLine(edits.Source));
                }
                else if (AsyncShapes.Of(implemented) == AsyncShape.None && state.Generated.SiblingName(implemented) is null && state.Counterparts.FindType(implemented, model.Compilation) is null
                    && implemented.GetMembers().Any(static m => m is IMethodSymbol { IsAbstract: true } method && GeneratedMembers.IsTaskReturning(method)))
                {
                    problems.Add(new("STD1004", entry.Type.Span, [implemented.Name, "it has async members, and neither a TypeName nor an entry in SyncCounterparts.txt names its sync sibling"], true));
                }
            }
        }
    }

    private void Member(MemberDeclarationSyntax member, INamedTypeSymbol symbol, string typeName, EditBuffer edits, MemoryUses memory)
    {
        if (directives?.IsRemoved(member.SpanStart) == true)
        {
            return;
        }

        switch (member)
        {
            case MethodDeclarationSyntax method when model.GetDeclaredSymbol(method, cancellationToken) is { } declared:
                Method(method, declared, edits, memory);
                break;
            case ConstructorDeclarationSyntax constructor:
                edits.Replace(constructor.Identifier.Span, typeName);
                Function(constructor, edits, memory);
                break;
            case DestructorDeclarationSyntax destructor:
                edits.Replace(destructor.Identifier.Span, typeName);
                Function(destructor, edits, memory);
                break;
            case TypeDeclarationSyntax nested when model.GetDeclaredSymbol(nested, cancellationToken) is INamedTypeSymbol inner:
                Type(nested, inner, state.Generated.SiblingName(inner) ?? nested.Identifier.ValueText, edits, memory);
                break;
            case EnumDeclarationSyntax or DelegateDeclarationSyntax:
                Plain(member, edits, memory);
                break;
            case BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax:
                Plain(member, edits, memory);
                break;
            default:
                problems.Add(new("STD1003", member.GetFirstToken().Span, [$"a member of kind '{member.Kind()}'", "exclude it with '#if !SYNC_ONLY'"], true));
                break;
        }
    }

    private void Method(MethodDeclarationSyntax node, IMethodSymbol method, EditBuffer edits, MemoryUses memory)
    {
        if (GeneratedMembers.IsSkipped(method))
        {
            edits.Delete(node.FullSpan);
            return;
        }

        var isMapped = GeneratedMembers.IsTaskReturning(method);
        var plain = method.ExplicitInterfaceImplementations.Length > 0 ? method.ExplicitInterfaceImplementations[0].Name : method.Name;
        var name = isMapped ? SyncNames.Strip(plain) : plain;
        if (method.IsAsync && method.ReturnsVoid)
        {
            problems.Add(new("STD1003", node.ReturnType.Span, ["'async void'", "return a task"], true));
            return;
        }

        if (isMapped && Stands(method, name))
        {
            // The type has the sync form already, written by hand: that is the one to keep.
            edits.Delete(node.FullSpan);
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (AsyncShapes.Of(parameter.Type).IsMemory() && (!isMapped || AsyncShapes.Of(method.ReturnType).IsSequence() || Captures.IsCaptured(node, parameter.Name)))
            {
                memory.Preset(parameter);
            }
        }

        var body = Body(edits, memory, node, isMapped ? method : null, name);
        HeadEdits.Strip(node, body);
        if (isMapped)
        {
            HeadEdits.RemoveAsync(node, edits);
            edits.Replace(node.Identifier.Span, name);
        }

        body.TypeOrVisit(node.ReturnType);
        if (node.ExplicitInterfaceSpecifier is { } specifier)
        {
            body.RewriteType(specifier.Name);
        }

        body.ReadTokenType(node.ParameterList, method);

        body.Parameters(node.ParameterList, method, p => isMapped && CounterpartResolver.IsDropped(p, KeepsTokens, request.KeepsProgress));
        if (((SyntaxNode?)node.Body ?? node.ExpressionBody) is { } code)
        {
            body.Body(code, method.IsAsync, method.ReturnType, isMapped);
        }

        usesHelpers |= body.UsesHelpers;
        if (isMapped)
        {
            HeadEdits.Documentation(node, method, edits, body, mapper, request);
        }
        else
        {
            HeadEdits.Crefs(node, edits, body);
        }
    }

    /// <summary>Whether a method that is not async stands in the type with the name and parameters that this one would have.</summary>
    private bool Stands(IMethodSymbol method, string name)
    {
        var parameters = method.Parameters.Where(p => !CounterpartResolver.IsDropped(p, KeepsTokens, request.KeepsProgress)).Select(p => mapper.Map(p.Type)).ToList();
        return method.ContainingType.GetMembers(name).Any(m => m is IMethodSymbol other && !SymbolEqualityComparer.Default.Equals(other, method)
            && !GeneratedMembers.IsTaskReturning(other) && other.Parameters.Select(static p => p.Type).SequenceEqual(parameters, TypeComparer.Instance));
    }

    private void Function(BaseMethodDeclarationSyntax node, EditBuffer edits, MemoryUses memory)
    {
        var body = Body(edits, memory, node, null, "");
        HeadEdits.Crefs(node, edits, body);
        if (model.GetDeclaredSymbol(node, cancellationToken) is IMethodSymbol symbol)
        {
            foreach (var parameter in symbol.Parameters)
            {
                memory.Preset(parameter);
            }

            body.Parameters(node.ParameterList, symbol, static _ => false);
        }

        if (node is ConstructorDeclarationSyntax { Initializer: { } initializer })
        {
            body.Visit(initializer);
        }

        if (((SyntaxNode?)node.Body ?? node.ExpressionBody) is { } code)
        {
            body.Body(code, false, model.Compilation.GetSpecialType(SpecialType.System_Void), isMapped: false);
        }

        usesHelpers |= body.UsesHelpers;
    }

    /// <summary>Fields, properties, operators: their types are mapped, what they hold is visited.</summary>
    private void Plain(MemberDeclarationSyntax node, EditBuffer edits, MemoryUses memory)
    {
        memory.PresetAllOf(node, model);
        var body = Body(edits, memory, node, null, "");
        HeadEdits.Crefs(node, edits, body);
        body.Visit(node);
        usesHelpers |= body.UsesHelpers;
    }

    private BodyTranslator Body(EditBuffer edits, MemoryUses memory, SyntaxNode node, IMethodSymbol? method, string name)
        => new(model, state, mapper, type, edits, directives, node, memory, problems, dependencies, cancellationToken)
        {
            Method = method,
            SyncName = name,
            KeepsProgress = request.KeepsProgress,
            WholeType = type,
        };
}
