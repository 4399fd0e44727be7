using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Sync;

/// <summary>Runs the generator outside of a build, for those who write what it would add: the tool and the code fixes.</summary>
internal static class SyncGeneratorRun
{
    /// <summary>What the generator gives, with all that it has to say as reports.</summary>
    /// <param name="compilation">The sources, without what any generator added.</param>
    /// <param name="options">The options of the project's files.</param>
    /// <param name="additionalFiles">The project's additional files.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static SyncOutput Execute(CSharpCompilation compilation, AnalyzerConfigOptionsProvider options, ImmutableArray<AdditionalText> additionalFiles, CancellationToken cancellationToken)
    {
        if (compilation.SyntaxTrees.FirstOrDefault()?.Options is not CSharpParseOptions parseOptions)
        {
            return SyncOutput.Empty;
        }

        var driver = CSharpGeneratorDriver.Create(
            [new SyncGenerator().AsSourceGenerator()],
            additionalFiles,
            parseOptions,
            new ReportingOptions(options),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var result = driver.RunGenerators(compilation, cancellationToken).GetRunResult().Results.Single();
        return (SyncOutput)result.TrackedSteps[SyncGenerator.OutputStep].Single().Outputs.Single().Value;
    }

    /// <summary>As if no analyzer ran: then the generator reports by itself.</summary>
    private sealed class ReportingOptions(AnalyzerConfigOptionsProvider inner) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(inner.GlobalOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => inner.GetOptions(tree);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => inner.GetOptions(textFile);

        private sealed class Global(AnalyzerConfigOptions inner) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = "false";
                return key == SyncGenerator.RunAnalyzersKey || inner.TryGetValue(key, out value);
            }
        }
    }
}
