using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>Generates the synchronous versions of methods and types with <c>[CreateSyncVersion]</c>. Here stands the pipeline.</summary>
/// <remarks>
/// One transform runs on every change of the compilation and finds by tables over trees that nothing changed. That is cheaper by far
/// than <c>ForAttributeWithMetadataName</c>, which makes a semantic model for each of the tree's changes elsewhere, and it sees what that one
/// misses: a changed declaration in another file.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed partial class SyncGenerator : IIncrementalGenerator
{
    internal const string CounterpartsStep = "SyncCounterparts";
    internal const string OutputStep = "SyncOutput";
    internal const string FilesStep = "SyncFiles";
    internal const string VerdictsStep = "SyncVerdicts";
    internal const string HelpersStep = "SyncHelpers";
    internal const string ReportsStep = "SyncReports";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static context =>
        {
            context.AddEmbeddedAttributeDefinition();
            context.AddSource(InjectedSources.CreateHintName, Source(InjectedSources.Create));
            context.AddSource(InjectedSources.SkipHintName, Source(InjectedSources.Skip));
        });

        var counterparts = context.AdditionalTextsProvider
            .Where(static file => CounterpartMap.IsFile(file.Path))
            .Select(static (file, cancellationToken) => (file.Path, Text: file.GetText(cancellationToken)?.ToString() ?? ""))
            .Collect()
            .Select(static (files, _) => CounterpartMap.Parse(files))
            .WithTrackingName(CounterpartsStep);

        var output = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(counterparts)
            .Select(static (input, cancellationToken) => Execute(input.Left.Left, input.Left.Right, input.Right, cancellationToken))
            .WithTrackingName(OutputStep);

        context.RegisterSourceOutput(
            output.SelectMany(static (output, _) => output.Files.Items).WithTrackingName(FilesStep),
            static (context, file) => context.AddSource(file.HintName, Source(file.Text)));

        context.RegisterSourceOutput(output.Select(static (output, _) => output.Verdicts).WithTrackingName(VerdictsStep), static (context, verdicts) =>
        {
            if (verdicts is not null)
            {
                context.AddSource(VerdictFile.HintName, Source(verdicts));
            }
        });

        context.RegisterSourceOutput(output.Select(static (output, _) => output.UsesHelpers).WithTrackingName(HelpersStep), static (context, used) =>
        {
            if (used)
            {
                context.AddSource(InjectedSources.CallsHintName, Source(InjectedSources.Calls));
            }
        });

        context.RegisterSourceOutput(
            output.SelectMany(static (output, _) => output.Reports.Items).WithTrackingName(ReportsStep),
            static (context, report) => context.ReportDiagnostic(ToDiagnostic(report)));
    }

    private static SourceText Source(string text) => SourceText.From(text, Encoding.UTF8);
}
