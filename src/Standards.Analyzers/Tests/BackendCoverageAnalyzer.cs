using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Tests;

/// <summary>STD3006: a registered backend that no test of the compilation covers. Known at its end only, so an editor does not show it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackendCoverageAnalyzer : RuleAnalyzer
{
    public BackendCoverageAnalyzer()
        : base(RuleScope.Tests)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UncoveredBackend];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        if (TestFrameworks.Of(standards) is { } frameworks && Backends.Of(standards, context.Options) is { } backends)
        {
            var coverage = new Coverage(frameworks, backends);
            context.RegisterSymbolAction(coverage.Add, SymbolKind.NamedType);
            context.RegisterCompilationEndAction(coverage.Report);
        }
    }

    private sealed class Coverage(TestFrameworks frameworks, Backends backends)
    {
        private readonly BackendMarkers markers = new(frameworks);
        private readonly ConcurrentDictionary<string, bool> covered = new(StringComparer.OrdinalIgnoreCase);
        private readonly ConcurrentDictionary<string, int> registered = new(StringComparer.OrdinalIgnoreCase);
        private volatile bool hasBackendTests;

        public void Add(SymbolAnalysisContext context)
        {
            var type = (INamedTypeSymbol)context.Symbol;
            if (type.TypeKind != TypeKind.Class || type is { IsAbstract: true, IsStatic: false } || type.Locations[0].SourceTree is not { } tree || frameworks.TestsOf(type) == TestFramework.None)
            {
                return;
            }

            var file = backends.In(tree);
            for (var i = 0; i < file.Registered.Length; i++)
            {
                registered.TryAdd(file.Registered[i], i);
            }

            var isInArea = SourceArea.Contains(file.Area, type, tree.FilePath, out _);
            if (isInArea)
            {
                hasBackendTests = true;
            }

            var ofClass = Names(markers.OfTests(type, file), file);
            var isSkipped = IsSkipped(type);
            for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                foreach (var member in current.GetMembers())
                {
                    if (frameworks.Of(member) != TestFramework.None)
                    {
                        AddTest(member, file, ofClass, isSkipped);
                    }
                }
            }
        }

        public void Report(CompilationAnalysisContext context)
        {
            // A project of unit tests shares the options with the one that has the integration tests.
            if (!hasBackendTests)
            {
                return;
            }

            var missing = registered.Where(backend => !covered.ContainsKey(backend.Key)).OrderBy(static backend => backend.Value).ThenBy(static backend => backend.Key, StringComparer.Ordinal).Select(static backend => $"'{backend.Key}'").ToArray();
            if (missing.Length > 0)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.UncoveredBackend, Location.None, string.Join(", ", missing)));
            }
        }

        private void AddTest(ISymbol test, FileBackends file, ImmutableArray<string> ofClass, bool isSkipped)
        {
            var names = ofClass.AddRange(Names(markers.Of(test, file), file));
            if (names.IsEmpty)
            {
                return;
            }

            hasBackendTests = true;
            if (!isSkipped && !IsSkipped(test))
            {
                foreach (var name in names)
                {
                    covered.TryAdd(name, true);
                }
            }
        }

        private static ImmutableArray<string> Names(IEnumerable<BackendMarker> markers, FileBackends file)
            => [.. markers.Where(static marker => marker.Value is not null).Select(marker => file.Find(marker.Value!)).OfType<string>()];

        /// <summary>An attribute that skips the test or its class, or a reason in each of its test attributes: <c>[Fact(Skip = "…")]</c>, <c>[TestCase(1, Ignore = "…")]</c>.</summary>
        private bool IsSkipped(ISymbol symbol)
        {
            var tests = 0;
            var skipped = 0;
            foreach (var attribute in symbol.GetAttributes())
            {
                if (attribute.AttributeClass is { } type && TraitAttributes.IsSkip(type))
                {
                    return true;
                }

                if (frameworks.Of(attribute) != TestFramework.None)
                {
                    tests++;
                    skipped += HasReason(attribute) ? 1 : 0;
                }
            }

            return (tests > 0 && tests == skipped) || (symbol is INamedTypeSymbol { ContainingType: { } around } && IsSkipped(around));
        }

        private static bool HasReason(AttributeData attribute)
            => attribute.NamedArguments.Any(static argument => argument is { Key: "Skip" or "Ignore" or "IgnoreReason", Value: { Kind: TypedConstantKind.Primitive, Value: string } } or { Key: "Explicit", Value.Value: true });
    }
}
