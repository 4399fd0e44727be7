using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards;

/// <summary>The base of a rule that looks at source code: one context per compilation, nothing registered where the rule cannot apply.</summary>
public abstract class RuleAnalyzer : StandardsAnalyzer
{
    private readonly RuleScope scope;
    private readonly Action<CompilationStartAnalysisContext> start;

    private protected RuleAnalyzer(RuleScope scope)
    {
        this.scope = scope;
        start = Start;
    }

    private protected sealed override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start);

    /// <summary>Registers the rule's actions; returns without registering any where the types that the rule is about are not referenced.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, StandardsContext standards);

    private void Start(CompilationStartAnalysisContext context)
    {
        var standards = new StandardsContext(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (scope == RuleScope.All || standards.IsTestProject == (scope == RuleScope.Tests))
        {
            Register(context, standards);
        }
    }
}
