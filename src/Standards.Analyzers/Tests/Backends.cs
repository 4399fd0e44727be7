using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;

namespace Standards.Tests;

/// <summary>The backends that a project registers, the trait that names one, and where tests need it; as the options of each file say.</summary>
internal sealed class Backends
{
    private static readonly char[] PropertySeparators = [',', ';'];

    private readonly AnalyzerConfigOptionsProvider provider;
    private readonly ImmutableArray<string> fromProperty;
    private readonly ConcurrentDictionary<AnalyzerConfigOptions, FileBackends> files = new();

    private Backends(AnalyzerConfigOptionsProvider provider, ImmutableArray<string> fromProperty)
    {
        this.provider = provider;
        this.fromProperty = fromProperty;
    }

    /// <summary>Null where no file of the compilation has a backend or an integration area.</summary>
    public static Backends? Of(StandardsContext standards, AnalyzerOptions options)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        ImmutableArray<string> fromProperty = [.. standards.Property("StandardsBackends").Split(PropertySeparators).Select(static name => name.Trim()).Where(static name => name.Length > 0)];
        return !fromProperty.IsEmpty || standards.Compilation.SyntaxTrees.Any(tree => IsSet(provider.GetOptions(tree))) ? new Backends(provider, fromProperty) : null;
    }

    public FileBackends In(SyntaxTree tree)
        => files.GetOrAdd(provider.GetOptions(tree), options => new FileBackends(
            [.. TestOptions.Backends.Get(options).Concat(fromProperty).Distinct(StringComparer.OrdinalIgnoreCase)],
            TestOptions.BackendTrait.Get(options),
            TestOptions.IntegrationArea.Get(options)));

    private static bool IsSet(AnalyzerConfigOptions options)
        => options.TryGetValue(TestOptions.Backends.Name, out _) || options.TryGetValue(TestOptions.IntegrationArea.Name, out _);
}
