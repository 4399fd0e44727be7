using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Standards.Verifiers;

/// <summary>The real assemblies of libraries that rules know by name; ForeignPackages.props lists them.</summary>
public static class ForeignReferences
{
    public static ImmutableArray<MetadataReference> XunitV2 { get; } = Of("xunit2");

    public static ImmutableArray<MetadataReference> XunitV3 { get; } = Of("xunit3");

    public static ImmutableArray<MetadataReference> NUnit { get; } = Of("nunit");

    public static ImmutableArray<MetadataReference> MSTest { get; } = Of("mstest");

    public static ImmutableArray<MetadataReference> TUnit { get; } = Of("tunit");

    public static ImmutableArray<MetadataReference> EntityFrameworkCore { get; } = Of("efcore");

    public static ImmutableArray<MetadataReference> DependencyInjection { get; } = Of("injection");

    public static ImmutableArray<MetadataReference> MvvmToolkit { get; } = Of("mvvm");

    public static ImmutableArray<MetadataReference> Dapper { get; } = Of("dapper");

    public static ImmutableArray<MetadataReference> SqlClient { get; } = Of("sqlclient");

    /// <summary>The assemblies of a name of ForeignPackages.props.</summary>
    public static ImmutableArray<MetadataReference> Of(string name)
    {
        var key = "ForeignReference:" + name;
        var files = typeof(ForeignReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(attribute => attribute.Key == key).Select(static attribute => attribute.Value!).ToArray();
        return files.Length > 0 ? [.. files.Select(static file => MetadataReference.CreateFromFile(file))] : throw new InvalidOperationException($"no reference '{name}' in ForeignPackages.props");
    }
}
