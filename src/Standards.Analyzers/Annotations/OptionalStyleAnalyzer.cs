using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Annotations;

/// <summary>STD5002: <c>Nullable&lt;int&gt;</c> where the project writes <c>int?</c>, or the reverse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionalStyleAnalyzer : RuleAnalyzer
{
    /// <summary>The property that holds the name of the generic type as it can be written at the place.</summary>
    internal const string GenericName = nameof(GenericName);

    public OptionalStyleAnalyzer()
        : base(RuleScope.All)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.OptionalStyle];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        // Types with a question mark are many: they are looked at only where a file asks for the generic form.
        var (marks, generics) = Styles(context.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        if (marks)
        {
            context.RegisterSyntaxNodeAction(AnalyzeGeneric, SyntaxKind.GenericName);
        }

        if (generics)
        {
            context.RegisterSyntaxNodeAction(AnalyzeMark, SyntaxKind.NullableType);
        }
    }

    private static (bool Marks, bool Generics) Styles(Compilation compilation, AnalyzerConfigOptionsProvider provider)
    {
        var marks = false;
        var generics = false;
        AnalyzerConfigOptions? last = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var options = provider.GetOptions(tree);
            if (options != last)
            {
                last = options;
                if (AnnotationOptions.Generic.Get(options))
                {
                    generics = true;
                }
                else
                {
                    marks = true;
                }
            }
        }

        return (marks, generics);
    }

    private static bool IsGenericStyle(SyntaxNodeAnalysisContext context)
        => AnnotationOptions.Generic.Get(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree));

    private static void AnalyzeGeneric(SyntaxNodeAnalysisContext context)
    {
        var generic = (GenericNameSyntax)context.Node;
        if (generic.Identifier.ValueText != "Nullable" || generic.TypeArgumentList.Arguments is not [var value] || value is OmittedTypeArgumentSyntax)
        {
            return;
        }

        TypeSyntax whole = generic.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax ? (TypeSyntax)generic.Parent : generic;
        if (MustBeGeneric(whole) || IsGenericStyle(context) || !IsOptional(context, whole))
        {
            return;
        }

        // The edits: what stands before the argument goes, what stands after it becomes the mark.
        var tree = generic.SyntaxTree;
        Location[] edits = [Location.Create(tree, Between(whole.SpanStart, value.SpanStart)), Location.Create(tree, Between(value.Span.End, whole.Span.End))];
        context.ReportDiagnostic(Diagnostic.Create(Rules.OptionalStyle, whole.GetLocation(), edits, null, value + "?", whole.ToString()));
    }

    private static void AnalyzeMark(SyntaxNodeAnalysisContext context)
    {
        var type = (NullableTypeSyntax)context.Node;
        if (MustStay(type) || !IsGenericStyle(context) || !IsOptional(context, type))
        {
            return;
        }

        var name = "global::System.Nullable";
        foreach (var symbol in context.SemanticModel.LookupNamespacesAndTypes(type.SpanStart, name: "Nullable"))
        {
            if (symbol is INamedTypeSymbol { SpecialType: SpecialType.System_Nullable_T })
            {
                name = "Nullable";
            }
            else if (symbol is INamedTypeSymbol { Arity: 1 })
            {
                name = "global::System.Nullable";
                break;
            }
        }

        var properties = ImmutableDictionary<string, string?>.Empty.Add(GenericName, name);
        var tree = type.SyntaxTree;
        Location[] edits = [Location.Create(tree, Between(type.SpanStart, type.SpanStart)), Location.Create(tree, Between(type.ElementType.Span.End, type.Span.End))];
        context.ReportDiagnostic(Diagnostic.Create(Rules.OptionalStyle, type.GetLocation(), edits, properties, $"{name}<{type.ElementType}>", type.ToString()));
    }

    private static bool IsOptional(SyntaxNodeAnalysisContext context, TypeSyntax type)
        => context.SemanticModel.GetTypeInfo(type, context.CancellationToken).Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>Where <c>T?</c> cannot stand, or would be read as a condition.</summary>
    private static bool MustBeGeneric(TypeSyntax type) => type.Parent switch
    {
        // Nullable<int>.Equals(a, b)
        MemberAccessExpressionSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } => true,
        _ => MustStay(type) || type.IsPartOfStructuredTrivia(),
    };

    // A type test is parsed with what follows it; aliases do not see the usings beside them.
    private static bool MustStay(TypeSyntax type)
    {
        switch (type.Parent)
        {
            case BinaryExpressionSyntax or PatternSyntax or CaseSwitchLabelSyntax or UsingDirectiveSyntax:
                return true;
            default:
                return type.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;
        }
    }

    private static TextSpan Between(int start, int end) => TextSpan.FromBounds(start, end);
}
