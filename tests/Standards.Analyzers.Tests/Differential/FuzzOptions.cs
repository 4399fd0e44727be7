using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Differential;

/// <summary>What <c>.editorconfig</c> says of a program: its first line tells.</summary>
internal sealed class FuzzOptions : AnalyzerConfigOptionsProvider
{
    public const string KeepTokens = "// tokens are kept";

    public static readonly FuzzOptions Instance = new();

    /// <summary>Custom delegate types, for every program.</summary>
    public static readonly AdditionalText Counterparts = new Text("SyncCounterparts.txt", "T:Traced.Handler -> T:Traced.SyncHandler\n");

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree)
        => tree.GetText().Lines[0].ToString() == KeepTokens ? new Values(new() { ["standards.sync.cancellation"] = "keep" }) : GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }
}
