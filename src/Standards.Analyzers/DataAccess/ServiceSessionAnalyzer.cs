using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.DataAccess;

/// <summary>STD4001: a service that takes, holds, creates or resolves a session.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServiceSessionAnalyzer : RuleAnalyzer
{
    public ServiceSessionAnalyzer()
        : base(RuleScope.Library)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.ServiceUsesSession];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var known = new ConcurrentDictionary<AnalyzerConfigOptions, ServiceRoles>();
        ServiceRoles RolesOf(SyntaxTree tree) => known.GetOrAdd(provider.GetOptions(tree), options => new ServiceRoles(options, standards));

        if (MayHaveServices(standards.Compilation, RolesOf))
        {
            var candidates = new RepositoryCandidates(standards.Compilation);
            context.RegisterSemanticModelAction(model => Find(model, RolesOf(model.SemanticModel.SyntaxTree), candidates));
        }
    }

    // The names of all types are known from parsing; most projects have no type that could be a service.
    private static bool MayHaveServices(Compilation compilation, System.Func<SyntaxTree, ServiceRoles> rolesOf)
    {
        var roles = new HashSet<ServiceRoles>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            roles.Add(rolesOf(tree));
        }

        return (roles.Any(static role => role.HasServiceTypes)
                || compilation.ContainsSymbolsWithName(name => roles.Any(role => role.IsServiceName(name)), SymbolFilter.Type))
            && roles.Any(static role => !role.Sessions.IsEmpty);
    }

    private static void Find(SemanticModelAnalysisContext context, ServiceRoles roles, RepositoryCandidates candidates)
    {
        if (context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken) is CompilationUnitSyntax root)
        {
            Find(root.Members, context, roles, candidates);
        }
    }

    private static void Find(SyntaxList<MemberDeclarationSyntax> members, SemanticModelAnalysisContext context, ServiceRoles roles, RepositoryCandidates candidates)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Find(space.Members, context, roles, candidates);
                    break;
                case TypeDeclarationSyntax type:
                    Check(type, context, roles, candidates);
                    Find(type.Members, context, roles, candidates);
                    break;
            }
        }
    }

    private static void Check(TypeDeclarationSyntax type, SemanticModelAnalysisContext context, ServiceRoles roles, RepositoryCandidates candidates)
    {
        if ((roles.HasServiceTypes || roles.IsServiceName(type.Identifier.ValueText))
            && !roles.Sessions.IsEmpty
            && context.SemanticModel.GetDeclaredSymbol(type, context.CancellationToken) is INamedTypeSymbol symbol
            && roles.IsService(symbol))
        {
            new ServiceWalk(context, roles, candidates, symbol).Check(type);
        }
    }
}
