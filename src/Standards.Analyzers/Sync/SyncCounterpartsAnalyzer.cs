using System.Collections.Immutable;
using System.IO;
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
    private const string Form = "; write 'M:Type.MemberAsync -> M:Type.Member'";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnresolvedSymbol];

    private protected override void Register(AnalysisContext context) => context.RegisterAdditionalFileAction(Check);

    private static void Check(AdditionalFileAnalysisContext context)
    {
        var path = context.AdditionalFile.Path;
        if (!CounterpartMap.IsFile(path) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var map = CounterpartMap.Parse([(path, text.ToString())]);
        foreach (var line in map.Malformed)
        {
            Report(context, text, line.Span, line.Line, Form);
        }

        foreach (var entry in map.Entries)
        {
            Check(context, text, entry.From, entry.FromSpan);
            Check(context, text, entry.To, entry.ToSpan);
        }
    }

    private static void Check(AdditionalFileAnalysisContext context, SourceText text, string id, TextSpan span)
    {
        if (CounterpartMap.Resolve(id, context.Compilation) is null && NearestSymbol.IsMistake(id, context.Compilation, out var nearest))
        {
            Report(context, text, span, id, nearest is null ? "" : $"; the nearest is '{nearest}'");
        }
    }

    private static void Report(AdditionalFileAnalysisContext context, SourceText text, TextSpan span, string entry, string hint)
    {
        var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
        context.ReportDiagnostic(Diagnostic.Create(Rules.UnresolvedSymbol, location, entry, Path.GetFileName(context.AdditionalFile.Path), hint));
    }
}
