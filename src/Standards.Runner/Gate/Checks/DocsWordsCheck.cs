using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Docs;
using Standards.Evidence;
using Standards.Files;
using Standards.Policy;
using Standards.Workspace;

namespace Standards.Gate.Checks;

/// <summary>The wording of Markdown files, as the analyzer judges it. Documentation comments are the build's.</summary>
internal sealed class DocsWordsCheck : IGateCheck
{
    public string Name => CheckNames.DocsWords;

    public InputFiles? Input => InputFiles.All;

    public string Explanation =>
        """
        Looks at the Markdown files of 'gate.docs' for what STD6001 and STD6002 report, with the options of .editorconfig; with scope 'new' at those that changed.
        Blocks on what the rules report as a warning: prescriptive, subjective and marketing words, and emoji that judge. Sentences that choose for the reader are shown, and so is everything below requirements/.
        A comment <!-- standards: disable-next-line STD6001 --> in the file turns a rule off; dotnet_diagnostic.STD6001.severity in .globalconfig sets another severity.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var policy = context.Policy.Gate;
        var files = new PathGlobs(policy.Docs.Include, policy.Docs.Exclude)
            .Filter(await context.FilesAsync(cancellationToken).ConfigureAwait(false))
            .Where(static path => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            return CheckResult.NotApplicable(Name, "no Markdown files");
        }

        var looked = files.Where(path => context.IsInScope(path, 0)).ToList();
        var configs = new EditorConfigs();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var file in looked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (RootedPath.Resolve(context.Root, file) is { } path && File.Exists(path))
            {
                findings.AddRange(Look(context, configs, file, path));
            }
        }

        return CheckResult.Of(Name, $"{looked.Count} of {files.Count} {(files.Count == 1 ? "file" : "files")} read, {findings.Count} {(findings.Count == 1 ? "finding" : "findings")}", findings.ToImmutable());
    }

    private static IEnumerable<Finding> Look(GateContext context, EditorConfigs configs, string file, string path)
    {
        using var stream = File.OpenRead(path);
        foreach (var diagnostic in WordingAnalyzer.InMarkdown(path, SourceText.From(stream), WordingOptions.Read(configs.OptionsOf(path))).OrderBy(static d => d.Location.SourceSpan.Start))
        {
            var severity = configs.SeverityOf(path, diagnostic.Id) ?? (diagnostic.Severity >= DiagnosticSeverity.Warning ? ReportDiagnostic.Warn : ReportDiagnostic.Info);
            if (severity == ReportDiagnostic.Suppress)
            {
                continue;
            }

            var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
            yield return new Finding(diagnostic.GetMessage(CultureInfo.InvariantCulture))
            {
                Code = diagnostic.Id,
                Path = file,
                Line = line,
                Target = diagnostic.Id,

                // Plans and notes are drafts: they are shown what the documentation would have to say otherwise.
                Blocks = severity is ReportDiagnostic.Warn or ReportDiagnostic.Error && !RequirementTree.Holds(file) && context.IsInScope(file, line),
                Fix = $"reword {file}:{line}",
            };
        }
    }
}
