using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Translation;

namespace Standards.DataAccess;

/// <summary>STD4002: a symbol of the list of legacy APIs, with its replacement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LegacySymbolAnalyzer : RuleAnalyzer
{
    public LegacySymbolAnalyzer()
        : base(RuleScope.All)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.LegacySymbol];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        var entries = context.Options.AdditionalFiles
            .Where(static file => SymbolList.IsFile(file.Path, LegacyList.FileName))
            .SelectMany(file => file.GetText(context.CancellationToken) is { } text ? LegacyList.Parse(text.ToString()).Entries : []);
        if (LegacyTable.Create(standards.Compilation, entries, context.CancellationToken) is { } table)
        {
            // Names are looked for in the text of a file: an action on each name would run for millions of them.
            context.RegisterSemanticModelAction(model => Find(model, table));
        }
    }

    private static void Find(SemanticModelAnalysisContext context, LegacyTable table)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var text = tree.GetText(context.CancellationToken).ToString();
        LegacyFinder? finder = null;
        var position = 0;
        while (table.Scanner.Next(text, ref position) is { } name)
        {
            finder ??= new LegacyFinder(context, tree.GetRoot(context.CancellationToken));
            finder.Check(position - name.Length, table.Matches(name));
        }
    }
}
