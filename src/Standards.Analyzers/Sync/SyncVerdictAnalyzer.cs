using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
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

        // A diagnostic is local only when the action of its own tree reports it: editors show it at once and offer fixes.
        var project = SourcePaths.ProjectOf(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        // Of the semantic model, not the syntax tree: what it says depends on more than the tree, and editors ask for the two apart.
        context.RegisterSemanticModelAction(model =>
        {
            var path = SourcePaths.Relative(model.SemanticModel.SyntaxTree.FilePath, project);
            if (verdicts.Contains(path))
            {
                Report(model, verdicts[path]);
            }
        });
    }

    private static void Report(SemanticModelAnalysisContext context, IEnumerable<Verdict> verdicts)
    {
        var text = context.SemanticModel.SyntaxTree.GetText(context.CancellationToken);
        var members = Members(context.SemanticModel.SyntaxTree, text, [.. verdicts.Select(static verdict => verdict.MemberLength)], context.CancellationToken);
        foreach (var verdict in verdicts)
        {
            // A member whose text changed since the generator ran gets its new verdict when the generator runs again.
            if (members.TryGetValue(verdict.MemberHash, out var found)
                && verdict.Ordinal < found.Count
                && SyncRules.Find(verdict.Id) is { } rule
                && Place(found[verdict.Ordinal], verdict, text) is { } span)
            {
                context.ReportDiagnostic(Diagnostic.Create(rule, Location.Create(context.SemanticModel.SyntaxTree, span), [.. verdict.Arguments]));
            }
        }
    }

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
