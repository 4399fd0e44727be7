using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards;

/// <summary>The base of every analyzer: what all of them set up alike stands here, so that none can forget it.</summary>
public abstract class StandardsAnalyzer : DiagnosticAnalyzer
{
    private protected StandardsAnalyzer()
    {
    }

    /// <summary>Whether the rule looks at generated code; most do not.</summary>
    protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        Register(context);
    }

    /// <summary>Most rules register a compilation start, and return from it without registering more where they cannot apply.</summary>
    private protected abstract void Register(AnalysisContext context);
}
