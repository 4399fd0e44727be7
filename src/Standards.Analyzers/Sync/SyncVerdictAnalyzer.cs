using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Sync;

/// <summary>STD1003 to STD1012 of the translator: reports what the generator found, in the tree where it stands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyncVerdictAnalyzer : StandardsAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => SyncRules.All;

    private protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(Start);

    private static void Start(CompilationStartAnalysisContext context)
    {
        var file = context.Compilation.SyntaxTrees.LastOrDefault(static tree => VerdictFile.IsVerdictFile(tree.FilePath));
        if (file is null)
        {
            return;
        }

        var verdicts = VerdictFile.Read(file.GetText(context.CancellationToken)).ToLookup(static verdict => verdict.Path);
        if (verdicts.Count == 0)
        {
            return;
        }

        // A diagnostic is local only when an action of its own tree reports it: editors show it at once and offer fixes. Of a member's
        // node, for a run over one tree misses the tree's own actions where another tree's run has declared the type before.
        var project = SourcePaths.ProjectOf(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var trees = new ConcurrentDictionary<SyntaxTree, Dictionary<string, List<TextSpan>>>();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var path = SourcePaths.Relative(node.Node.SyntaxTree.FilePath, project);
                if (verdicts.Contains(path))
                {
                    Report(node, verdicts[path], trees);
                }
            },
            SyntaxKind.MethodDeclaration,
            SyntaxKind.ClassDeclaration,
            SyntaxKind.StructDeclaration,
            SyntaxKind.InterfaceDeclaration,
            SyntaxKind.RecordDeclaration,
            SyntaxKind.RecordStructDeclaration);
    }

    private static void Report(SyntaxNodeAnalysisContext context, IEnumerable<Verdict> verdicts, ConcurrentDictionary<SyntaxTree, Dictionary<string, List<TextSpan>>> trees)
    {
        var node = context.Node;
        foreach (var verdict in verdicts)
        {
            // A member whose text changed since the generator ran gets its new verdict when the generator runs again.
            if (verdict.MemberLength == node.Span.Length
                && Members(trees, node.SyntaxTree, verdicts, context.CancellationToken).TryGetValue(verdict.MemberHash, out var found)
                && verdict.Ordinal < found.Count
                && found[verdict.Ordinal] == node.Span
                && SyncRules.Find(verdict.Id) is { } rule
                && Place(node.Span, verdict, node.SyntaxTree.GetText(context.CancellationToken)) is { } span)
            {
                context.ReportDiagnostic(Diagnostic.Create(rule, Location.Create(node.SyntaxTree, span), [.. verdict.Arguments]));
            }
        }
    }

    private static Dictionary<string, List<TextSpan>> Members(ConcurrentDictionary<SyntaxTree, Dictionary<string, List<TextSpan>>> trees, SyntaxTree tree, IEnumerable<Verdict> verdicts, CancellationToken cancellationToken)
        => trees.TryGetValue(tree, out var known) ? known
            : trees.GetOrAdd(tree, Members(tree, tree.GetText(cancellationToken), [.. verdicts.Select(static verdict => verdict.MemberLength)], cancellationToken));

    private static TextSpan? Place(TextSpan member, Verdict verdict, SourceText text)
    {
        var start = member.Start + verdict.Start;
        return start >= 0 && verdict.Length >= 0 && start + verdict.Length <= text.Length ? new TextSpan(start, verdict.Length) : null;
    }

    /// <summary>The tree's members of certain lengths, by the hash of their text, in order.</summary>
    private static Dictionary<string, List<TextSpan>> Members(SyntaxTree tree, SourceText text, HashSet<int> lengths, CancellationToken cancellationToken)
    {
        var members = new Dictionary<string, List<TextSpan>>();
        var nodes = tree.GetRoot(cancellationToken).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax);
        foreach (var member in nodes)
        {
            if (member is not MemberDeclarationSyntax || !lengths.Contains(member.Span.Length))
            {
                continue;
            }

            var hash = VerdictFile.MemberHash(text, member.Span);
            if (!members.TryGetValue(hash, out var found))
            {
                members.Add(hash, found = []);
            }

            found.Add(member.Span);
        }

        return members;
    }
}
