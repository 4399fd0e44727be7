using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;
using Standards.Translation;

namespace Standards.Twins;

/// <summary>STD1007, STD1008: hand-written sync members held against what would be generated. Does nothing where <c>standards.sync.twins</c> is set for no file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwinAnalyzer : StandardsAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.EqualTwin, Rules.DifferentTwin];

    private protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(Start);

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!IsOnSomewhere(context.Compilation, context.Options.AnalyzerConfigOptionsProvider))
        {
            return;
        }

        // One fork for the whole compilation, when the first member asks; of a member's node, for only then is the diagnostic local to its file.
        var verdicts = new Verdicts(context.Compilation, context.Options);
        context.RegisterSyntaxNodeAction(node => Report(node, verdicts), SyntaxKind.MethodDeclaration);
    }

    private static bool IsOnSomewhere(Compilation compilation, AnalyzerConfigOptionsProvider provider)
    {
        // Files under the same sections share one object, so most files cost one look-up.
        AnalyzerConfigOptions? last = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var options = provider.GetOptions(tree);
            if (!ReferenceEquals(options, last) && SyncOptions.Twins.Get(options))
            {
                return true;
            }

            last = options;
        }

        return false;
    }

    private static void Report(SyntaxNodeAnalysisContext context, Verdicts verdicts)
    {
        if (!SyncOptions.Twins.Get(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree)))
        {
            return;
        }

        if (!verdicts.Get(context.CancellationToken).TryGetValue(context.Node, out var verdict))
        {
            return;
        }

        var pair = verdict.Pair;
        if (verdict.State == TwinState.Equal)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.EqualTwin, pair.SyncSyntax.Identifier.GetLocation(), [pair.AsyncSyntax.Identifier.GetLocation()], pair.Sync.Name, pair.Async.Name));
        }
        else if (verdict.Difference is { } difference)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.DifferentTwin, difference.SyncPlace, [difference.AsyncPlace], pair.Sync.Name, pair.Async.Name, difference.SyncText, difference.GeneratedText));
        }
    }

    /// <summary>By the hand-written member. A run that is cancelled leaves nothing behind, so the next one begins anew.</summary>
    private sealed class Verdicts(Compilation compilation, AnalyzerOptions options)
    {
        private readonly object gate = new();
        private Dictionary<SyntaxNode, TwinVerdict>? found;

        public Dictionary<SyntaxNode, TwinVerdict> Get(CancellationToken cancellationToken)
        {
            lock (gate)
            {
                // What asks for a sync version already has STD1006.
                return found ??= TwinComparison.CompareAll(compilation, CounterpartMap.Read(options.AdditionalFiles, cancellationToken), tree => SyncOptions.ForTranslation(options.AnalyzerConfigOptionsProvider.GetOptions(tree)), cancellationToken)
                    .Where(static v => !v.Pair.Asks && v.State != TwinState.NotTranslatable)
                    .ToDictionary(static v => (SyntaxNode)v.Pair.SyncSyntax);
            }
        }
    }
}
