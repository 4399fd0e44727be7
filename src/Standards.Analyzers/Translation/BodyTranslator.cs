using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>What the text of an awaited expression has become.</summary>
internal enum Outcome
{
    /// <summary>An expression that does something, and may have a value.</summary>
    Expression,

    /// <summary>An expression that is a value and nothing else: no statement.</summary>
    Value,

    /// <summary>Nothing is left to do; the caller removes what stands there.</summary>
    Nothing,

    /// <summary>A throw expression.</summary>
    Throw,

    /// <summary>The translator has rewritten the whole statement around it.</summary>
    Statement,

    /// <summary>A problem was reported.</summary>
    Refused,
}

/// <summary>
/// Walks the body of an async member and records the edits that make it sync. A closed world: an expression that yields a
/// task at a place that no method here knows is a problem, not a guess.
/// </summary>
internal sealed partial class BodyTranslator : CSharpSyntaxVisitor
{
    private readonly SemanticModel model;
    private readonly TranslatorState state;
    private readonly TypeMapper mapper;
    private readonly CounterpartResolver resolver;
    private readonly INamedTypeSymbol within;
    private readonly EditBuffer edits;
    private readonly SyncOnlyDirectives? directives;
    private readonly List<Problem> problems;
    private readonly List<Dependency> dependencies;
    private readonly SyntaxNode member;
    private readonly CancellationToken cancellationToken;

    /// <summary>Parameters that the sync signature does not have.</summary>
    private readonly HashSet<ISymbol> dropped = new(SymbolEqualityComparer.Default);

    /// <summary>Locals whose task has become its value (or nothing).</summary>
    private readonly HashSet<ISymbol> values = new(SymbolEqualityComparer.Default);

    /// <summary>Locals whose declaration was refused: what is done with them has the same cause, and is not reported again.</summary>
    private readonly HashSet<ISymbol> refused = new(SymbolEqualityComparer.Default);

    /// <summary>Local functions that get another name.</summary>
    private readonly Dictionary<ISymbol, string> renamed = new(SymbolEqualityComparer.Default);

    private Frame frame = Frame.None;

    /// <summary>Above zero where text is copied as it is, but for what would not compile.</summary>
    private int verbatim;

    public BodyTranslator(
        SemanticModel model,
        TranslatorState state,
        TypeMapper mapper,
        INamedTypeSymbol within,
        EditBuffer edits,
        SyncOnlyDirectives? directives,
        SyntaxNode member,
        MemoryUses memory,
        List<Problem> problems,
        List<Dependency> dependencies,
        CancellationToken cancellationToken)
    {
        this.model = model;
        this.within = within;
        this.state = state;
        this.mapper = mapper;
        this.edits = edits;
        this.directives = directives;
        this.member = member;
        this.memory = memory;
        this.problems = problems;
        this.dependencies = dependencies;
        this.cancellationToken = cancellationToken;
        resolver = new(model, state, mapper, within);
    }

    /// <summary>The async member being translated, and what it becomes; null for members that are only copied with their types.</summary>
    public IMethodSymbol? Method { get; init; }

    public string SyncName { get; init; } = "";

    private MemberNodes? nodes;

    private MemberNodes Nodes => nodes ??= MemberNodes.Of(member);

    private PlainCode? plain;

    /// <summary>Knows what needs neither to be bound nor visited.</summary>
    private PlainCode Plain => plain ??= new(Nodes, within, mapper, resolver) { SyncName = SyncName };

    public bool KeepsProgress { get; init; }

    public bool KeepsTokens => mapper.KeepTokens;

    /// <summary>The whole type is translated: its fields and properties have sync types too.</summary>
    public INamedTypeSymbol? WholeType { get; init; }

    /// <summary>How the source writes <c>CancellationToken</c>.</summary>
    public string TokenType { get; private set; } = "global::System.Threading.CancellationToken";

    public bool UsesHelpers { get; private set; }

    public CounterpartResolver Resolver => resolver;

    public TranslatorState State => state;

    /// <summary>Takes over how a parameter list writes <c>CancellationToken</c>.</summary>
    public void ReadTokenType(ParameterListSyntax list, IMethodSymbol method)
    {
        for (var i = 0; i < list.Parameters.Count && i < method.Parameters.Length; i++)
        {
            if (list.Parameters[i].Type is { } type && AsyncShapes.Of(method.Parameters[i].Type) == AsyncShape.CancellationToken)
            {
                TokenType = type.ToString();
            }
        }
    }

    public void Drop(ISymbol parameter) => dropped.Add(parameter);

    /// <summary>Translates the body of a function.</summary>
    public void Body(SyntaxNode body, bool isAsync, ITypeSymbol returnType, bool isMapped)
    {
        var outer = frame;
        if (outer.Node is null)
        {
            FindKnownValues(body);
        }

        frame = new Frame(body, isAsync, isMapped, AsyncShapes.Of(returnType), isMapped ? mapper.Map(returnType) : returnType);
        TaskParameters(body);
        if (body is ArrowExpressionClauseSyntax arrow)
        {
            ArrowBody(arrow);
        }
        else
        {
            Visit(body);
        }

        frame = outer;
        if (outer.Node is null)
        {
            RemoveUnused(body);
        }
    }

    public override void DefaultVisit(SyntaxNode node)
    {
        foreach (var child in node.ChildNodes())
        {
            Visit(child);
        }
    }

    public override void Visit(SyntaxNode? node)
    {
        if (node is null)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (hasKnownValues && verbatim == 0)
        {
            Judge(node);
        }
        else if (!hasKnownValues && (node is ExpressionSyntax expression ? Plain.Is(expression) : node is StatementSyntax statement && Plain.Is(statement, frame.ReturnsTasks)))
        {
            return;
        }

        base.Visit(node);
    }

    private bool Refuse(string id, SyntaxNodeOrToken at, params string[] arguments)
    {
        var span = at.Span;
        if (directives is null || !directives.IsRemoved(span.Start))
        {
            var problem = new Problem(id, span, [.. arguments], Refuses: true);
            if (!problems.Contains(problem))
            {
                problems.Add(problem);
            }
        }

        return false;
    }

    private Outcome NoMeaning(SyntaxNodeOrToken at, string what, string hint = "exclude it with '#if !SYNC_ONLY', or map a counterpart in SyncCounterparts.txt")
    {
        Refuse("STD1003", at, what, hint);
        return Outcome.Refused;
    }

    /// <summary>The local's own declaration has no sync meaning; its uses are then not reported.</summary>
    private Outcome NoMeaning(ILocalSymbol local, SyntaxNodeOrToken at, string what, string hint)
    {
        if (directives is null || !directives.IsRemoved(at.Span.Start))
        {
            refused.Add(local);
        }

        return NoMeaning(at, what, hint);
    }

    /// <summary>Whether the expression is a local that was refused already, or something of it: <c>tcs.Task</c>, <c>channel.Writer</c>.</summary>
    private bool IsRefused(ExpressionSyntax? expression)
    {
        if (refused.Count == 0)
        {
            return false;
        }

        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parentheses:
                    expression = parentheses.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax suppressed:
                    expression = suppressed.Operand;
                    continue;
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    continue;
                case InvocationExpressionSyntax call:
                    expression = call.Expression;
                    continue;
                case ConditionalAccessExpressionSyntax access:
                    expression = access.Expression;
                    continue;
                case IdentifierNameSyntax name:
                    return SymbolOf(name) is ILocalSymbol local && refused.Contains(local);
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether something was found to have no sync meaning since the count of problems was taken.</summary>
    private bool RefusedSince(int count)
    {
        for (var i = count; i < problems.Count; i++)
        {
            if (problems[i].Id == "STD1003")
            {
                return true;
            }
        }

        return false;
    }

    private void Say(string id, SyntaxNodeOrToken at, params string[] arguments)
    {
        if (directives is null || !directives.IsRemoved(at.Span.Start))
        {
            problems.Add(new(id, at.Span, [.. arguments], Refuses: false));
        }
    }

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type;

    private AsyncShape ShapeOf(ExpressionSyntax expression) => AsyncShapes.Of(TypeOf(expression));

    private ISymbol? SymbolOf(SyntaxNode node) => model.GetSymbolInfo(node, cancellationToken).Symbol;

    /// <summary>Whether what the symbol holds has its sync type in the translation: locals and parameters do, members of other types do not.</summary>
    private bool IsMappedStorage(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol or IRangeVariableSymbol => true,
        IParameterSymbol parameter => !unmapped.Contains(parameter),
        IFieldSymbol or IPropertySymbol or IEventSymbol => IsOfWholeType(symbol)

            // "map[key]", "pair.Value": what is a type parameter there changes with the receiver.
            || (symbol.ContainingType is { IsGenericType: true } && CounterpartResolver.TypeOf(symbol.OriginalDefinition) is { } declared && !mapper.Changes(declared)
                && mapper.Changes(CounterpartResolver.TypeOf(symbol))),
        _ => false,
    };

    /// <summary>Whether the symbol is a member of the type that is translated as a whole.</summary>
    private bool IsOfWholeType(ISymbol symbol) => WholeType is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingType?.OriginalDefinition, WholeType);

    /// <summary>Parameters of lambdas that stay what they are.</summary>
    private readonly HashSet<ISymbol> unmapped = new(SymbolEqualityComparer.Default);

    /// <summary>The function whose statements are being translated.</summary>
    /// <param name="Node">Its body.</param>
    /// <param name="IsAsync">It has the modifier.</param>
    /// <param name="IsMapped">Its result is unwrapped.</param>
    /// <param name="Shape">Its result in the source.</param>
    /// <param name="Result">Its result in the translation.</param>
    private sealed record Frame(SyntaxNode? Node, bool IsAsync, bool IsMapped, AsyncShape Shape, ITypeSymbol? Result)
    {
        public static readonly Frame None = new(null, false, false, AsyncShape.None, null);

        /// <summary>A function that returns a task without the modifier: what it returns is called, then returned.</summary>
        public bool ReturnsTasks => !IsAsync && IsMapped && Shape.IsTask();

        public bool ReturnsNothing => IsMapped && Shape.IsVoid();
    }
}
