using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Options;

/// <summary>STD0002 in one file of the project's symbol lists.</summary>
internal readonly struct SymbolListReport(AdditionalFileAnalysisContext context, SourceText text)
{
    /// <summary>An ID that names nothing, unless its assembly is not referenced.</summary>
    public void Unresolved(string id, TextSpan span)
    {
        if (NearestSymbol.IsMistake(id, context.Compilation, out var nearest))
        {
            Add(id, span, nearest is null ? "" : $"; the nearest is '{nearest}'");
        }
    }

    /// <summary>A line that has not the form of an entry.</summary>
    public void Malformed(string line, TextSpan span, string form) => Add(line, span, $"; write '{form}'");

    private void Add(string entry, TextSpan span, string hint)
    {
        var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
        context.ReportDiagnostic(Diagnostic.Create(Rules.UnresolvedSymbol, location, entry, Path.GetFileName(context.AdditionalFile.Path), hint));
    }
}
