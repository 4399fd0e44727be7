using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Standards.Options;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>STD0002 in <c>SyncCounterparts.txt</c>: an entry that names nothing, although its assembly is referenced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SyncCounterpartsAnalyzer : StandardsAnalyzer
{
    private const string Form = "M:Type.MemberAsync -> M:Type.Member";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnresolvedSymbol];

    private protected override void Register(AnalysisContext context) => context.RegisterAdditionalFileAction(Check);

    private static void Check(AdditionalFileAnalysisContext context)
    {
        var path = context.AdditionalFile.Path;
        if (!CounterpartMap.IsFile(path) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var report = new SymbolListReport(context, text);
        var map = CounterpartMap.Parse([(path, text.ToString())]);
        foreach (var line in map.Malformed)
        {
            report.Malformed(line.Line, line.Span, Form);
        }

        foreach (var entry in map.Entries)
        {
            Check(entry.From, entry.FromSpan);
            Check(entry.To, entry.ToSpan);
        }

        void Check(string id, TextSpan span)
        {
            if (CounterpartMap.Resolve(id, context.Compilation) is null)
            {
                report.Unresolved(id, span);
            }
        }
    }
}
