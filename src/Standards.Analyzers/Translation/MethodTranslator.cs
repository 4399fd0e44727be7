using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>Translates one async method: its head, its documentation, its body.</summary>
internal sealed partial class MethodTranslator(
    SemanticModel model,
    TranslatorState state,
    MethodDeclarationSyntax syntax,
    IMethodSymbol method,
    SyncRequest request,
    TranslationOptions options,
    SyncOnlyDirectives? directives,
    CancellationToken cancellationToken)
{
    private readonly List<Problem> problems = [];
    private readonly List<Dependency> dependencies = [];
    private readonly TypeMapper mapper = new(model.Compilation, state.Counterparts, request.KeepsTokens || options.KeepCancellationToken);
    private string[] addedBases = [];
    private string? extensionHeader;
    private bool usesHelpers;
    private string signature = "";

    public MemberTranslation Translate()
    {
        var containers = ContainerBuilder.Build(syntax, problems, method);
        var name = CheckKind() ? Name() : null;
        string? text = null;
        if (directives is not null)
        {
            if (directives.IsRemoved(syntax.Identifier.SpanStart))
            {
                problems.Add(new("STD1012", syntax.Identifier.Span, [Display(), "it stands in '#if !SYNC_ONLY'"], Refuses: false));
                text = "";
            }

            problems.AddRange(directives.Problems(syntax.FullSpan));
        }

        if (text is null && name is not null)
        {
            text = Attempt(name);
        }

        if (extensionHeader is not null && containers.Length > 0)
        {
            containers = containers.SetItem(containers.Length - 1, containers[containers.Length - 1] with { Header = extensionHeader });
        }

        var result = new MemberTranslation
        {
            Key = method.GetDocumentationCommentId() ?? method.ToDisplayString(),
            DisplayName = Display(),
            FilePath = syntax.SyntaxTree.FilePath,
            Span = syntax.Span,
            Text = text,
            Containers = containers,
            AddedBases = [.. addedBases],
            NullableContext = request.OmitsNullableDirective || !options.EmitNullableDirective ? null : NullableContexts.At(model, syntax),
            Signature = signature,
            UsesHelpers = usesHelpers,

            // Of what is emitted for sure nobody asks.
            IsDemanded = (text is null || dependencies.Count > 0 || problems.Exists(static p => p.Refuses)) && name is not null && DemandedMembers.Contains(method, name, mapper, request.KeepsProgress),
        };
        result.Problems.AddRange(problems);
        result.Dependencies.AddRange(dependencies);
        return result;
    }

    /// <summary>Which Memory parameters the sync version keeps, found by translating the body.</summary>
    public ISet<int> KeptMemory()
    {
        if (CheckKind() && Name() is { } name)
        {
            Attempt(name);
        }

        return keptMemory;
    }

    private readonly HashSet<int> keptMemory = [];

    private string Display() => method.ContainingType.Name.Length > 0 ? method.ContainingType.Name + "." + method.Name : method.Name;

    private bool CheckKind()
    {
        if (method.IsAsync && method.ReturnsVoid)
        {
            problems.Add(new("STD1003", syntax.ReturnType.Span, ["'async void'", "return a task"], true));
            return false;
        }

        if (!GeneratedMembers.IsTaskReturning(method))
        {
            problems.Add(new("STD1012", syntax.Identifier.Span, [Display(), "it does not return a task or an async sequence"], true));
            return false;
        }

        return true;
    }

    private string? Name()
    {
        var plain = method.ExplicitInterfaceImplementations.Length > 0 ? method.ExplicitInterfaceImplementations[0].Name : method.Name;
        var name = request.TypeName is null && request.Name is { } given ? given : SyncNames.Strip(plain);
        if (name.Length == 0 || !SyntaxFacts.IsValidIdentifier(name))
        {
            problems.Add(new("STD1006", syntax.Identifier.Span, [Display(), name, "which is no name; set Name on the attribute"], true));
            return null;
        }

        if (name == plain)
        {
            problems.Add(new("STD1006", syntax.Identifier.Span, [Display(), name, "the name that it has already; set Name on the attribute"], true));
            return null;
        }

        return name;
    }

    /// <summary>Translates until the variables that must stay <c>Memory</c> are known.</summary>
    private string? Attempt(string name)
    {
        var memory = new MemoryUses();
        PresetMemory(memory);
        var before = problems.Count;
        for (var attempt = 0; ; attempt++)
        {
            memory.Changed = false;
            var text = Once(name, memory);
            if (!memory.Changed || attempt == 8)
            {
                for (var i = 0; i < method.Parameters.Length; i++)
                {
                    if (memory.Keeps(method.Parameters[i]))
                    {
                        keptMemory.Add(i);
                    }
                }

                return text;
            }

            problems.RemoveRange(before, problems.Count - before);
            dependencies.Clear();
        }
    }

    private void PresetMemory(MemoryUses memory)
    {
        var isIterator = AsyncShapes.Of(method.ReturnType).IsSequence();
        foreach (var parameter in method.Parameters)
        {
            if (!AsyncShapes.Of(parameter.Type).IsMemory())
            {
                continue;
            }

            if (isIterator || (method.PartialImplementationPart is not null && state.KeepsMemory(method, parameter.Ordinal)) || Captures.IsCaptured(syntax, parameter.Name))
            {
                memory.Keep(parameter);
            }
        }

        memory.KeepsAll = isIterator;
        memory.Changed = false;
    }

    private string? Once(string name, MemoryUses memory)
    {
        var edits = new EditBuffer(syntax.SyntaxTree.GetText(cancellationToken));
        var body = new BodyTranslator(model, state, mapper, method.ContainingType, edits, directives, syntax, memory, problems, dependencies, cancellationToken)
        {
            Method = method,
            SyncName = name,
            KeepsProgress = request.KeepsProgress,
        };
        ExtensionHeader(edits, body);
        CheckBase(name, body, memory, edits);
        HeadEdits.RemoveAsync(syntax, edits);

        body.RewriteType(syntax.ReturnType, method.ReturnType);
        if (syntax.ExplicitInterfaceSpecifier is { } specifier)
        {
            body.RewriteType(specifier.Name);
        }

        edits.Rename(syntax.Identifier, SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name);
        body.ReadTokenType(syntax.ParameterList, method);

        body.Parameters(syntax.ParameterList, method, p => CounterpartResolver.IsDropped(p, mapper.KeepTokens, request.KeepsProgress));

        // After the parameters: an attribute may name one that goes.
        HeadEdits.Attributes(syntax, edits, body, options, marks: method.PartialDefinitionPart is null);
        if (method.Parameters.Any(static p => AsyncShapes.Of(p.Type) == AsyncShape.Task))
        {
            problems.Add(new("STD1003", syntax.ParameterList.Span, ["a parameter that is a task without a value", "await it before the call"], true));
        }

        foreach (var constraint in syntax.ConstraintClauses.SelectMany(static c => c.Constraints).OfType<TypeConstraintSyntax>())
        {
            body.TypeOrVisit(constraint.Type);
        }

        var parameters = method.Parameters.Where(p => !CounterpartResolver.IsDropped(p, mapper.KeepTokens, request.KeepsProgress)).ToList();
        signature = Collisions.Signature(name, method, parameters.Select(p => (p.RefKind, mapper.ToSpan(p.Type) is { } span && !memory.Keeps(p) ? span : mapper.Map(p.Type))));
        Implementers.Check(method, name, syntax.Identifier.Span, [.. parameters], state, body.Resolver, problems, dependencies);
        if (Collisions.Find(method, name, signature, state, mapper, request, syntax, model) is { } collision)
        {
            if (collision.Length == 0)
            {
                return "";
            }

            if (method.PartialDefinitionPart is null)
            {
                problems.Add(new("STD1006", syntax.Identifier.Span, [Display(), name, collision], true));
            }

            return null;
        }

        if (((SyntaxNode?)syntax.Body ?? syntax.ExpressionBody) is { } code)
        {
            if (method is { IsAsync: true, IsStatic: false, IsReadOnly: false, ContainingType: { TypeKind: TypeKind.Struct, IsReadOnly: false } } && AsyncShapes.Of(method.ReturnType).IsTask()
                && new StructWrites(model, method.ContainingType, cancellationToken).First(code) is { } write)
            {
                problems.Add(new("STD1003", write.Span, ["a change of the struct, of which the async version changes a copy,", "make the struct readonly, or the method static"], true));
            }

            body.Body(code, method.IsAsync, method.ReturnType, isMapped: true);
        }

        usesHelpers = body.UsesHelpers;
        HeadEdits.Documentation(syntax, method, edits, body, mapper, request);
        if (problems.Exists(static p => p.Refuses))
        {
            // What the sync version would be like is of no interest where there is none.
            problems.RemoveAll(static p => p.Id == "STD1010");
            return null;
        }

        var text = HeadEdits.Finish(syntax, edits, directives);
        return edits.MayBreak || syntax.ContainsDirectives || syntax.ContainsDiagnostics ? MemberText.Check(text, syntax, directives, problems) : text;
    }

    /// <summary>The receiver of an extension block gets its sync type; Memory stays, so that all members of a block agree.</summary>
    private void ExtensionHeader(EditBuffer edits, BodyTranslator body)
    {
        if (syntax.Parent is not TypeDeclarationSyntax { ParameterList: { } receiver } block || !ContainerBuilder.IsExtension(block))
        {
            return;
        }

        foreach (var parameter in receiver.Parameters)
        {
            if (parameter.Type is not { } type)
            {
                continue;
            }

            if (AsyncShapes.Of(model.GetTypeInfo(type, cancellationToken).Type) == AsyncShape.Task)
            {
                problems.Add(new("STD1003", syntax.Identifier.Span, ["an extension of a task without a value", "exclude it with '#if !SYNC_ONLY'"], true));
                return;
            }

            body.TypeOrVisit(type);
        }

        foreach (var constraint in block.ConstraintClauses.SelectMany(static c => c.Constraints).OfType<TypeConstraintSyntax>())
        {
            body.TypeOrVisit(constraint.Type);
        }

        extensionHeader = edits.Render(TextSpan.FromBounds(block.Keyword.SpanStart, block.OpenBraceToken.SpanStart)).TrimEnd();
    }
}
