using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Tests;

/// <summary>STD3004: a test of the integration area without a backend marker. STD3005: a marker whose value is no registered backend.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackendMarkerAnalyzer : RuleAnalyzer
{
    /// <summary>For the fix of STD3004: the marker to insert. For the fix of STD3005: the backend to write.</summary>
    internal const string Replacement = nameof(Replacement);

    public BackendMarkerAnalyzer()
        : base(RuleScope.Tests)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.MissingBackend, Rules.UnknownBackend];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        if (TestFrameworks.Of(standards) is not { } frameworks || Backends.Of(standards, context.Options) is not { } backends)
        {
            return;
        }

        var markers = new BackendMarkers(frameworks);
        context.RegisterSymbolAction(symbol => CheckType(symbol, frameworks, backends, markers), SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(node => CheckAssembly(node, backends, markers), SyntaxKind.AttributeList);
    }

    private static void CheckType(SymbolAnalysisContext context, TestFrameworks frameworks, Backends backends, BackendMarkers markers)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        CheckValues(context, type, backends, markers);
        bool? isMarked = null;
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol || member.Locations[0].SourceTree is not { } tree)
            {
                continue;
            }

            CheckValues(context, member, backends, markers);
            var framework = frameworks.Of(member);
            if (framework == TestFramework.None || type is { IsAbstract: true, IsStatic: false })
            {
                // Tests of an abstract class run in others, which have the marker.
                continue;
            }

            var file = backends.In(tree);
            if (SourceArea.Contains(file.Area, type, tree.FilePath, out var below)
                && !markers.Of(member, file).Any(marker => IsBackend(marker, file))
                && !(isMarked ??= markers.OfTests(type, file).Any(marker => IsBackend(marker, file))))
            {
                var named = file.NamedIn($"{below}/{type.ToDisplayString()}");
                var properties = named is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Replacement, Marker(framework, file.Trait, named));
                context.ReportDiagnostic(Diagnostic.Create(Rules.MissingBackend, member.Locations[0], properties, member.Name, $"[{Marker(framework, file.Trait, named ?? file.Registered.FirstOrDefault() ?? "sqlite")}]"));
            }
        }
    }

    /// <summary>A category is a marker only as the name of a registered backend; an attribute that is not evaluated may be one.</summary>
    private static bool IsBackend(BackendMarker marker, FileBackends file) => marker.IsNamed || marker.Value is null || file.Find(marker.Value) is not null;

    private static string Marker(TestFramework framework, string trait, string backend)
    {
        var attribute = framework switch
        {
            TestFramework.XunitV2 or TestFramework.XunitV3 => "Trait",
            TestFramework.MSTest => "TestProperty",
            _ => "Property",
        };
        return $"{attribute}({SymbolDisplay.FormatLiteral(trait, quote: true)}, {SymbolDisplay.FormatLiteral(backend, quote: true)})";
    }

    private static void CheckAssembly(SyntaxNodeAnalysisContext context, Backends backends, BackendMarkers markers)
    {
        var list = (AttributeListSyntax)context.Node;
        if (list.Target?.Identifier.ValueText != "assembly" || backends.In(list.SyntaxTree) is not { Registered.IsEmpty: false } file)
        {
            return;
        }

        foreach (var attribute in context.Compilation.Assembly.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == list.SyntaxTree && list.Span.Contains(reference.Span))
            {
                foreach (var marker in markers.Of(attribute, file))
                {
                    if (Unknown(marker, file, context.CancellationToken) is { } diagnostic)
                    {
                        context.ReportDiagnostic(diagnostic);
                    }
                }
            }
        }
    }

    private static void CheckValues(SymbolAnalysisContext context, ISymbol symbol, Backends backends, BackendMarkers markers)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.ApplicationSyntaxReference is { } reference && backends.In(reference.SyntaxTree) is { Registered.IsEmpty: false } file)
            {
                foreach (var marker in markers.Of(attribute, file))
                {
                    if (Unknown(marker, file, context.CancellationToken) is { } diagnostic)
                    {
                        context.ReportDiagnostic(diagnostic);
                    }
                }
            }
        }
    }

    private static Diagnostic? Unknown(BackendMarker marker, FileBackends file, CancellationToken cancellationToken)
    {
        if (!marker.IsNamed || marker.Value is not { } value || file.Find(value) is not null)
        {
            return null;
        }

        var syntax = (AttributeSyntax)marker.Attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken);
        var nearest = file.Nearest(value);
        var properties = nearest is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Replacement, nearest);
        var advice = nearest is null ? $"one of: {string.Join(", ", file.Registered)}" : $"'{nearest}'";
        return Diagnostic.Create(Rules.UnknownBackend, Place(syntax, marker, file.Trait).GetLocation(), properties, value, advice);
    }

    /// <summary>The argument that holds the value; the attribute where it has none of its own.</summary>
    private static SyntaxNode Place(AttributeSyntax attribute, BackendMarker marker, string trait)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return attribute;
        }

        if (marker.Parameter < 0)
        {
            return list.Arguments.FirstOrDefault(argument => trait.Equals(argument.NameEquals?.Name.Identifier.ValueText, System.StringComparison.OrdinalIgnoreCase))?.Expression ?? (SyntaxNode)attribute;
        }

        var parameter = marker.Attribute.AttributeConstructor!.Parameters[marker.Parameter];
        var argument = list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name);
        var index = marker.Parameter + (parameter.IsParams ? marker.Element : 0);
        argument ??= index < list.Arguments.Count && list.Arguments[index] is { NameColon: null, NameEquals: null } positional ? positional : null;
        return argument?.Expression ?? (SyntaxNode)attribute;
    }
}
