#pragma warning disable RS1001 // no attribute: no compiler is ever to load these
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Sync;

/// <summary>Stand-ins that report where the real analyzer would, so that the fixes are tested by themselves.</summary>
public abstract class MarkingAnalyzer : DiagnosticAnalyzer
{
    private readonly SyntaxKind kind;

    protected MarkingAnalyzer(DiagnosticDescriptor descriptor, SyntaxKind kind)
    {
        SupportedDiagnostics = [descriptor];
        this.kind = kind;
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Analyze);
    }

    protected static bool IsMarked(MemberDeclarationSyntax? member)
        => member is not null && member.AttributeLists.SelectMany(static l => l.Attributes).Any(static a => a.Name.ToString().EndsWith("CreateSyncVersion", System.StringComparison.Ordinal));

    protected abstract Location? Find(SyntaxNode node, SemanticModel model);

    // One action a file: the places may stand outside the node that is looked at, and still be local to the action.
    private void Analyze(SemanticModelAnalysisContext context)
    {
        foreach (var node in context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes().Where(n => n.IsKind(kind)))
        {
            if (Find(node, context.SemanticModel) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(SupportedDiagnostics[0], location, "a", "b", "c"));
            }
        }
    }
}

/// <summary>STD1003 at every call of <c>WhenAny</c>, except after <c>#if !SYNC_ONLY</c>.</summary>
public sealed class WhenAnyAnalyzer() : MarkingAnalyzer(Rules.NoSynchronousMeaning, SyntaxKind.InvocationExpression)
{
    protected override Location? Find(SyntaxNode node, SemanticModel model)
    {
        var call = (InvocationExpressionSyntax)node;
        var before = node.SyntaxTree.GetText().ToString()[..node.SpanStart];
        var isExcluded = before.Split("#if !SYNC_ONLY").Length > before.Split("#endif").Length;
        return call.Expression.ToString().EndsWith("WhenAny", System.StringComparison.Ordinal) && !isExcluded ? call.Expression.GetLocation() : null;
    }
}

/// <summary>STD1004 at the name of an awaited <c>…Async</c> method that is in source and asks for no sync version.</summary>
public sealed class UnmarkedCalleeAnalyzer() : MarkingAnalyzer(Rules.NoSynchronousCounterpart, SyntaxKind.IdentifierName)
{
    protected override Location? Find(SyntaxNode node, SemanticModel model)
    {
        var isInMarked = IsMarked(node.FirstAncestorOrSelf<MethodDeclarationSyntax>());
        return isInMarked
            && node.ToString().EndsWith("Async", System.StringComparison.Ordinal)
            && model.GetSymbolInfo(node).Symbol is IMethodSymbol { Locations: [{ IsInSource: true }, ..] } method
            && !(method.ReducedFrom ?? method).DeclaringSyntaxReferences.Any(static r => IsMarked(r.GetSyntax() as MethodDeclarationSyntax))
            ? node.GetLocation()
            : null;
    }
}

/// <summary>STD1005 at the name of each type, not partial, that holds a marked method directly.</summary>
public sealed class NotPartialAnalyzer() : MarkingAnalyzer(Rules.TypeNotPartial, SyntaxKind.MethodDeclaration)
{
    protected override Location? Find(SyntaxNode node, SemanticModel model)
    {
        var method = (MethodDeclarationSyntax)node;
        return IsMarked(method)
            && method.Ancestors().OfType<TypeDeclarationSyntax>().Any(static t => !t.Modifiers.Any(SyntaxKind.PartialKeyword))
            ? ((TypeDeclarationSyntax)method.Parent!).Identifier.GetLocation()
            : null;
    }
}

/// <summary>STD1006 at the name of a marked method beside which a method of the sync name stands.</summary>
public sealed class CollisionAnalyzer() : MarkingAnalyzer(Rules.GeneratedMemberCollides, SyntaxKind.MethodDeclaration)
{
    protected override Location? Find(SyntaxNode node, SemanticModel model)
    {
        var method = (MethodDeclarationSyntax)node;
        return IsMarked(method)
            && model.GetDeclaredSymbol(method)!.ContainingType.GetMembers(SyncName(method)).Any()
            ? method.Identifier.GetLocation()
            : null;
    }

    private static string SyncName(MethodDeclarationSyntax method)
        => method.AttributeLists.ToString().Split('"') is [_, var given, ..] ? given : method.Identifier.ValueText.Replace("Async", "");
}

/// <summary>STD1007 at the name of each method of which a namesake with the word <c>Async</c> stands in the type.</summary>
public sealed class MarkedTwinAnalyzer() : MarkingAnalyzer(Rules.EqualTwin, SyntaxKind.MethodDeclaration)
{
    protected override Location? Find(SyntaxNode node, SemanticModel model)
    {
        var method = (MethodDeclarationSyntax)node;
        var type = model.GetDeclaredSymbol(method)!.ContainingType;
        return type.GetMembers(method.Identifier.ValueText + "Async") is [var other, ..] && !IsMarked(other.DeclaringSyntaxReferences[0].GetSyntax() as MemberDeclarationSyntax) ? method.Identifier.GetLocation() : null;
    }
}
