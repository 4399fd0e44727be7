using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;

namespace Standards.Tests;

/// <summary>STD3001: a class-based test. STD3002: a test class that depends on an instance. STD3003: static state that tests share.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TestClassAnalyzer : RuleAnalyzer
{
    private const int NamedDependencies = 3;

    public TestClassAnalyzer()
        : base(RuleScope.Tests)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.ClassBasedTest, Rules.InstanceState, Rules.SharedState];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        if (TestFrameworks.Of(standards) is { } frameworks)
        {
            context.RegisterSymbolAction(symbol => Check(symbol, frameworks), SymbolKind.NamedType);
        }
    }

    private static void Check(SymbolAnalysisContext context, TestFrameworks frameworks)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || frameworks.TestsOf(type) is not (var framework and not TestFramework.None))
        {
            return;
        }

        CheckShared(context, type);

        // An abstract class holds tests for others; NUnit does not run static ones of it. A generic class is a base or has its arguments from the framework.
        if (type.IsStatic || type.IsAbstract || type.IsGenericType)
        {
            return;
        }

        CheckInstance(context, type, framework);
        if (CanBeStatic(framework) && frameworks.DeclaredTest(type, out _) is not null && !TakesWhatOnlyInstancesGet(type, framework))
        {
            var properties = StaticConversion.IsPossible(type) ? StaticConversion.Possible : ImmutableDictionary<string, string?>.Empty;
            context.ReportDiagnostic(Diagnostic.Create(Rules.ClassBasedTest, type.Locations[0], properties, type.Name));
        }
    }

    // MSTest rejects static tests when it looks for tests; what TUnit generates for them does not compile.
    private static bool CanBeStatic(TestFramework framework) => framework is TestFramework.XunitV2 or TestFramework.XunitV3 or TestFramework.NUnit;

    private static bool TakesWhatOnlyInstancesGet(INamedTypeSymbol type, TestFramework framework)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (InstanceState.IsGivenToInstances(parameter.Type, framework))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void CheckInstance(SymbolAnalysisContext context, INamedTypeSymbol type, TestFramework framework)
    {
        var location = type.Locations[0];
        var allowed = TestOptions.AllowedTypes.Get(context.Options.AnalyzerConfigOptionsProvider.GetOptions(location.SourceTree!));
        var dependencies = InstanceState.Of(type, framework, allowed).ToImmutableArray();
        if (dependencies.IsEmpty)
        {
            return;
        }

        var names = string.Join(", ", dependencies.Take(NamedDependencies).Select(static dependency => Describe(dependency)));
        var more = dependencies.Length > NamedDependencies ? ", …" : "";
        var places = dependencies.Where(static dependency => dependency is not ITypeSymbol).SelectMany(static dependency => dependency.Locations);
        context.ReportDiagnostic(Diagnostic.Create(Rules.InstanceState, location, places, type.Name, names + more));
    }

    private static string Describe(ISymbol dependency) => dependency switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => $"interface '{dependency.Name}'",
        INamedTypeSymbol => $"base class '{dependency.Name}'",
        IFieldSymbol => $"field '{dependency.Name}'",
        IPropertySymbol => $"property '{dependency.Name}'",
        IEventSymbol => $"event '{dependency.Name}'",
        IMethodSymbol { MethodKind: MethodKind.Destructor } => "finalizer",
        _ => "constructor",
    };

    private static void CheckShared(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            var isShared = member is { IsStatic: true, IsImplicitlyDeclared: false }
                && (member is IFieldSymbol { IsConst: false, IsReadOnly: false } or IPropertySymbol { SetMethod.IsInitOnly: false } && (member is IFieldSymbol || InstanceState.IsAutomatic((IPropertySymbol)member)));
            if (isShared)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.SharedState, member.Locations[0], member is IFieldSymbol ? "field" : "property", member.Name));
            }
        }
    }
}
