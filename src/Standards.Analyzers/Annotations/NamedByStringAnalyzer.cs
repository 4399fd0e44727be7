using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Annotations;

/// <summary>STD5003: <c>"name"</c> where <c>nameof(name)</c> can stand, or <c>Type.GetType("N.C")</c> where <c>typeof(N.C)</c> can.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamedByStringAnalyzer : RuleAnalyzer
{
    /// <summary>The property that holds what stands in the place of the string, or of the call.</summary>
    internal const string Replacement = nameof(Replacement);

    public NamedByStringAnalyzer()
        : base(RuleScope.All)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NamedByString];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
        => context.RegisterSyntaxNodeAction(node => Analyze(node, standards), SyntaxKind.StringLiteralExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, StandardsContext standards)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        switch (literal.Parent)
        {
            case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument:
                if (ReflectionNames.OfType(call, argument, context, standards) is { } type)
                {
                    Report(context, call, type);
                }
                else if (IsName(literal) && (ReflectionNames.OfMember(call, argument, context) ?? ArgumentNames.Of(call, argument, context)) is { } name)
                {
                    Report(context, literal, name);
                }

                break;

            case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } } argument when call is not TupleExpressionSyntax and not ElementAccessExpressionSyntax && IsName(literal):
                if (ArgumentNames.Of(call, argument, context) is { } parameter)
                {
                    Report(context, literal, parameter);
                }

                break;

            case AttributeArgumentSyntax argument when argument.NameEquals is null && IsName(literal):
                if (AttributeNames.Of(argument, context) is { } member)
                {
                    Report(context, literal, member);
                }

                break;
        }
    }

    private static bool IsName(LiteralExpressionSyntax literal)
    {
        var text = literal.Token.ValueText;
        if (text.Length is 0 or > 128)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!(char.IsLetterOrDigit(c) || c == '_'))
            {
                return false;
            }
        }

        return !char.IsDigit(text[0]);
    }

    private static void Report(SyntaxNodeAnalysisContext context, SyntaxNode place, string replacement)
        => context.ReportDiagnostic(Diagnostic.Create(Rules.NamedByString, place.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Replacement, replacement), replacement, place.ToString()));
}
