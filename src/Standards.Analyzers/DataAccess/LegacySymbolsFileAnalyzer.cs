using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Standards.Options;
using Standards.Translation;

namespace Standards.DataAccess;

/// <summary>STD0002 in <c>LegacySymbols.txt</c>: an entry that names nothing, although its assembly is referenced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LegacySymbolsFileAnalyzer : StandardsAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnresolvedSymbol];

    private protected override void Register(AnalysisContext context) => context.RegisterAdditionalFileAction(Check);

    private static void Check(AdditionalFileAnalysisContext context)
    {
        if (!SymbolList.IsFile(context.AdditionalFile.Path, LegacyList.FileName) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var report = new SymbolListReport(context, text);
        var list = LegacyList.Parse(text.ToString());
        foreach (var line in list.Malformed)
        {
            report.Malformed(text.ToString(line), line, LegacyList.Form);
        }

        foreach (var entry in list.Entries)
        {
            Check(entry.Symbol, entry.SymbolSpan);
            if (entry.Replacement is { } replacement)
            {
                Check(replacement, entry.ReplacementSpan);
            }
        }

        void Check(LegacyId id, TextSpan span)
        {
            if (id.Resolve(context.Compilation).IsEmpty)
            {
                report.Unresolved(id.Id, span);
            }
        }
    }
}
