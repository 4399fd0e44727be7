using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Sync;

/// <summary>STD1001: a committed sync file whose text is not what its header's hash says. Looks at nothing but the file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CommittedFileAnalyzer : StandardsAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.CommittedFileEdited];

    // The file says itself that it is generated.
    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Register(AnalysisContext context) => context.RegisterSyntaxTreeAction(Check);

    private static void Check(SyntaxTreeAnalysisContext context)
    {
        if (CommittedHeader.Read(context.Tree.GetText(context.CancellationToken)) is { IsIntact: false } header)
        {
            var path = context.Tree.FilePath;
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.CommittedFileEdited,
                Location.Create(context.Tree, header.ContentLine),
                CommittedText.FileName(path),
                header.Source.Length > 0 ? header.Source : "its source"));
        }
    }
}
