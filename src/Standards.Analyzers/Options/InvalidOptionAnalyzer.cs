using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Options;

/// <summary>STD0001: a value that does not parse, once per option and value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidOptionAnalyzer : StandardsAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.InvalidOption];

    // Options belong to files, but a wrong value is one mistake in one .editorconfig, whose place is not known here.
    private protected override void Register(AnalysisContext context) => context.RegisterCompilationAction(Check);

    private static void Check(CompilationAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var seen = new HashSet<AnalyzerConfigOptions> { provider.GlobalOptions };
        var reported = new HashSet<(string, string)>();
        Check(context, provider.GlobalOptions, reported);
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            context.CancellationToken.ThrowIfCancellationRequested();

            // Files under the same sections share one object, so most files cost one look-up.
            CheckOnce(provider.GetOptions(tree));
        }

        foreach (var file in context.Options.AdditionalFiles)
        {
            CheckOnce(provider.GetOptions(file));
        }

        void CheckOnce(AnalyzerConfigOptions options)
        {
            if (seen.Add(options))
            {
                Check(context, options, reported);
            }
        }
    }

    private static void Check(CompilationAnalysisContext context, AnalyzerConfigOptions options, HashSet<(string, string)> reported)
    {
        foreach (var option in OptionRegistry.All)
        {
            if (options.TryGetValue(option.Name, out var value) && !option.Accepts(value) && reported.Add((option.Name, value)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.InvalidOption, Location.None, option.Name, value, option.AllowedValues));
            }
        }
    }
}
