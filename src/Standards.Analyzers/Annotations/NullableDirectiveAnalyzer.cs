using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Annotations;

/// <summary>STD5001: <c>#nullable</c> in a library, where the project decides for all files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullableDirectiveAnalyzer : RuleAnalyzer
{
    /// <summary>The property of a directive that changes nothing, so that its line can go.</summary>
    internal const string HasNoEffect = nameof(HasNoEffect);

    private static readonly ImmutableDictionary<string, string?> NoEffectProperties = ImmutableDictionary<string, string?>.Empty.Add(HasNoEffect, "");

    private static readonly Func<DirectiveTriviaSyntax, bool> IsRelevant = static directive => directive.Kind() is
        SyntaxKind.NullableDirectiveTrivia or SyntaxKind.IfDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia;

    public NullableDirectiveAnalyzer()
        : base(RuleScope.Library)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NullableDirective];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        var project = context.Compilation.Options.NullableContextOptions;
        context.RegisterSyntaxTreeAction(tree => Analyze(tree, project));
    }

    private static void Analyze(SyntaxTreeAnalysisContext context, NullableContextOptions project)
    {
        var root = context.Tree.GetRoot(context.CancellationToken);
        if (!root.ContainsDirectives || !root.ContainsDirective(SyntaxKind.NullableDirectiveTrivia))
        {
            return;
        }

        // In a conditional group the directives before may differ from one target framework to the next.
        var state = project;
        var isCertain = true;
        var depth = 0;
        for (var directive = root.GetFirstDirective(IsRelevant); directive is not null; directive = directive.GetNextDirective(IsRelevant))
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax:
                    depth++;
                    break;
                case EndIfDirectiveTriviaSyntax:
                    depth--;
                    break;
                case NullableDirectiveTriviaSyntax nullable:
                    isCertain &= depth == 0;
                    if (nullable.IsActive)
                    {
                        var before = state;
                        state = After(nullable, before, project);
                        var properties = isCertain && state == before && !nullable.ContainsDiagnostics ? NoEffectProperties : null;
                        context.ReportDiagnostic(Diagnostic.Create(Rules.NullableDirective, Place(nullable), properties, Text(nullable)));
                    }

                    break;
            }
        }
    }

    private static NullableContextOptions After(NullableDirectiveTriviaSyntax directive, NullableContextOptions before, NullableContextOptions project)
    {
        var target = directive.TargetToken.Kind() switch
        {
            SyntaxKind.WarningsKeyword => NullableContextOptions.Warnings,
            SyntaxKind.AnnotationsKeyword => NullableContextOptions.Annotations,
            _ => NullableContextOptions.Enable,
        };
        var setting = directive.SettingToken.Kind() switch
        {
            SyntaxKind.EnableKeyword => NullableContextOptions.Enable,
            SyntaxKind.DisableKeyword => NullableContextOptions.Disable,
            _ => project,
        };
        return (before & ~target) | (setting & target);
    }

    /// <summary>Without a comment that stands behind it.</summary>
    private static Location Place(NullableDirectiveTriviaSyntax directive)
    {
        var last = directive.TargetToken.IsKind(SyntaxKind.None) ? directive.SettingToken : directive.TargetToken;
        return Location.Create(directive.SyntaxTree, TextSpan.FromBounds(directive.HashToken.SpanStart, last.Span.End));
    }

    private static string Text(NullableDirectiveTriviaSyntax directive)
        => directive.TargetToken.IsKind(SyntaxKind.None) ? $"#nullable {directive.SettingToken.Text}" : $"#nullable {directive.SettingToken.Text} {directive.TargetToken.Text}";
}
