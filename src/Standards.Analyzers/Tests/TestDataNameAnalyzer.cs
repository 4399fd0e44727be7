using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Tests;

/// <summary>STD3007: test data named <c>testUser</c> or <c>userList</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TestDataNameAnalyzer : RuleAnalyzer
{
    /// <summary>For the fix: the name to give.</summary>
    internal const string HouseName = nameof(HouseName);

    public TestDataNameAnalyzer()
        : base(RuleScope.Tests)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.TestDataName];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        if (TestFrameworks.Of(standards) is { } frameworks)
        {
            context.RegisterSymbolAction(symbol => CheckSymbol(symbol, frameworks), SymbolKind.Field, SymbolKind.Property, SymbolKind.Parameter);
            context.RegisterSyntaxNodeAction(CheckLocal, SyntaxKind.VariableDeclarator, SyntaxKind.ForEachStatement, SyntaxKind.SingleVariableDesignation, SyntaxKind.Parameter);
        }
    }

    private static void CheckSymbol(SymbolAnalysisContext context, TestFrameworks frameworks)
    {
        if (Check(context.Symbol) is { } diagnostic && !IsOfData(context.Symbol, frameworks))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private static void CheckLocal(SyntaxNodeAnalysisContext context)
    {
        var identifier = context.Node switch
        {
            VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } => default,
            VariableDeclaratorSyntax declarator => declarator.Identifier,
            ParameterSyntax parameter => IsOfFunction(parameter) ? parameter.Identifier : default,
            ForEachStatementSyntax loop => loop.Identifier,
            _ => ((SingleVariableDesignationSyntax)context.Node).Identifier,
        };
        if (identifier.RawKind != 0 && TestDataNames.IsCandidate(identifier.ValueText)
            && context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) is { } local
            && Check(local) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>The members of a data type are part of it, and a computed property holds nothing; unless they are a test class's.</summary>
    private static bool IsOfData(ISymbol symbol, TestFrameworks frameworks)
    {
        var member = symbol is IParameterSymbol ? symbol.ContainingSymbol : symbol;
        return !member.IsStatic
            && (TestDataNames.IsData(member.ContainingType) || (member is IPropertySymbol property && member.ContainingType.TypeKind != TypeKind.Interface && !InstanceState.IsAutomatic(property)))
            && frameworks.TestsOf(member.ContainingType) == TestFramework.None;
    }

    // Symbol actions see the parameters of members only.
    private static bool IsOfFunction(ParameterSyntax parameter)
        => parameter.Parent is AnonymousFunctionExpressionSyntax || parameter.Parent?.Parent is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static Diagnostic? Check(ISymbol symbol)
    {
        if (symbol.IsImplicitlyDeclared || !TestDataNames.IsCandidate(symbol.Name) || IsNamedElsewhere(symbol))
        {
            return null;
        }

        var type = symbol switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => ((ILocalSymbol)symbol).Type,
        };
        return TestDataNames.HouseName(symbol.Name, type) is { } name && symbol.Locations[0].IsInSource
            ? Diagnostic.Create(Rules.TestDataName, symbol.Locations[0], ImmutableDictionary<string, string?>.Empty.Add(HouseName, name), symbol.Name, name)
            : null;
    }

    /// <summary>What overrides or implements a member has its name from there; so has what a record makes of a parameter.</summary>
    private static bool IsNamedElsewhere(ISymbol symbol)
    {
        var member = symbol is IParameterSymbol ? symbol.ContainingSymbol : symbol;
        if ((symbol is IParameterSymbol && member is not IMethodSymbol) || member is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction or MethodKind.AnonymousFunction) } || member.IsOverride
            || (symbol is IPropertySymbol or IParameterSymbol && member.ContainingType is { IsRecord: true } && member is not IMethodSymbol { MethodKind: MethodKind.Ordinary }))
        {
            return true;
        }

        if (member.ContainingType is { AllInterfaces.IsEmpty: false } type && member is IMethodSymbol or IPropertySymbol)
        {
            foreach (var implemented in type.AllInterfaces)
            {
                foreach (var required in implemented.GetMembers(member.Name))
                {
                    if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(required), member))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
