using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Projects;

namespace Standards.Twins;

/// <summary>
/// Warnings of the project's own analyzers that come with generated members. Many analyzers do not look into generated code, so a member
/// that is used there only, or in another way there, looks to them as if it were not.
/// </summary>
internal static class NewWarnings
{
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(LoadedProject project, TwinHistory history, CancellationToken cancellationToken)
    {
        // The product's own rules speak of attributes and committed files, which are not what is tried.
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. project.Project.AnalyzerReferences
            .Where(static r => !Path.GetFileName(r.FullPath ?? "").StartsWith("Standards.Analyzers", StringComparison.Ordinal))
            .SelectMany(static r => r.GetAnalyzers(LanguageNames.CSharp))];
        if (analyzers.IsEmpty)
        {
            return [];
        }

        var after = await RunAsync(history.After, analyzers, project.Project.AnalyzerOptions, cancellationToken).ConfigureAwait(false);
        if (after.IsEmpty)
        {
            return [];
        }

        var before = (await RunAsync(history.Before, analyzers, project.Project.AnalyzerOptions, cancellationToken).ConfigureAwait(false)).Select(Key).ToHashSet();
        return after.RemoveAll(d => before.Contains(Key(d)));
    }

    /// <summary>Whether the deleted member names the declaration that the warning is about.</summary>
    public static bool ComesFrom(Diagnostic warning, TwinPair pair)
        => Declared(warning) is { } name && pair.SyncSyntax.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name);

    private static string? Declared(Diagnostic warning)
        => warning.Location.SourceTree?.GetRoot().FindNode(warning.Location.SourceSpan) is not { } node ? null
            : node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                BaseFieldDeclarationSyntax field => (node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() ?? field.Declaration.Variables[0]).Identifier.ValueText,
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                _ => null,
            };

    private static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var run = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return [.. (await run.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false)).Where(static d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];
    }

    /// <summary>Lines move, so a warning is known by what it says and where it says it.</summary>
    private static (string, string, string) Key(Diagnostic diagnostic)
        => (diagnostic.Id, diagnostic.Location.GetLineSpan().Path ?? "", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
