using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Docs;

/// <summary>STD6001 and STD6002, in documentation comments and in Markdown among the additional files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WordingAnalyzer : RuleAnalyzer
{
    /// <summary>The property of a diagnostic that the fix can remove; its value is empty.</summary>
    internal const string Removable = nameof(Removable);

    private static readonly ImmutableDictionary<string, string?> RemovableProperties = ImmutableDictionary<string, string?>.Empty.Add(Removable, "");

    public WordingAnalyzer()
        : base(RuleScope.All)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Wording, Rules.EmojiMark, Rules.InvalidOption];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        // Files under the same sections of .editorconfig share one object.
        var options = new OptionCache();
        context.RegisterSyntaxTreeAction(tree => CheckComments(tree, options));
        context.RegisterAdditionalFileAction(file => CheckMarkdown(file, options));
    }

    private static void CheckComments(SyntaxTreeAnalysisContext context, OptionCache cache)
    {
        var options = cache.Get(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Tree));
        var text = context.Tree.GetText(context.CancellationToken).ToString();
        var findings = DocumentationComments.Scan(text, options);
        if (findings is null || findings.Count == 0)
        {
            return;
        }

        var root = context.Tree.GetRoot(context.CancellationToken);
        foreach (var finding in findings)
        {
            if (IsDocumentation(root.FindTrivia(finding.Start), text))
            {
                // In documentation comments judgement remains: many describe the words of others.
                context.ReportDiagnostic(Create(finding, Location.Create(context.Tree, new TextSpan(finding.Start, finding.Length)), DiagnosticSeverity.Info));
            }
        }
    }

    /// <summary>Without documentation output the compiler parses documentation comments as comments.</summary>
    private static bool IsDocumentation(SyntaxTrivia trivia, string text) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.SingleLineCommentTrivia => true,
        SyntaxKind.MultiLineCommentTrivia => text[trivia.SpanStart + 2] == '*',
        _ => false,
    };

    private static void CheckMarkdown(AdditionalFileAnalysisContext context, OptionCache cache)
    {
        var file = context.AdditionalFile;
        if (file.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && file.GetText(context.CancellationToken) is { } source)
        {
            foreach (var diagnostic in InMarkdown(file.Path, source, cache.Get(context.Options.AnalyzerConfigOptionsProvider.GetOptions(file))))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    /// <summary>What is reported in a Markdown file, here and by the tool.</summary>
    internal static IEnumerable<Diagnostic> InMarkdown(string path, SourceText source, WordingOptions options)
    {
        var text = source.ToString();
        var findings = MarkdownWording.Scan(path, text, options, out var suppressions);
        foreach (var finding in findings)
        {
            yield return Create(finding, At(finding.Start, finding.Length), finding.IsCertain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info);
        }

        foreach (var (start, length, isVerb) in suppressions.Unknown)
        {
            yield return Diagnostic.Create(
                Rules.InvalidOption,
                At(start, length),
                "standards",
                text.Substring(start, length),
                isVerb ? MarkdownSuppressions.AllowedVerbs : MarkdownSuppressions.AllowedIds);
        }

        Location At(int start, int length)
        {
            var span = new TextSpan(start, length);
            return Location.Create(path, span, source.Lines.GetLinePositionSpan(span));
        }
    }

    private static Diagnostic Create(WordingFinding finding, Location location, DiagnosticSeverity severity)
    {
        var properties = finding.IsRemovable ? RemovableProperties : ImmutableDictionary<string, string?>.Empty;
        return finding.Category == WordingCategory.Emoji
            ? Diagnostic.Create(Rules.EmojiMark, location, severity, null, properties, finding.Text, finding.Hint)
            : Diagnostic.Create(Rules.Wording, location, severity, null, properties, finding.Text, Name(finding.Category), finding.Hint);
    }

    private static string Name(WordingCategory category) => category switch
    {
        WordingCategory.Prescriptive => "prescriptive",
        WordingCategory.Subjective => "subjective",
        WordingCategory.Marketing => "marketing",
        _ => "a choice made for the reader",
    };

    private sealed class OptionCache
    {
        private readonly ConcurrentDictionary<AnalyzerConfigOptions, WordingOptions> options = new();

        public WordingOptions Get(AnalyzerConfigOptions file) => options.GetOrAdd(file, static file => WordingOptions.Read(file));
    }
}
