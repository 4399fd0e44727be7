using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards;

/// <summary>The analyzers of a package, those that are on by default.</summary>
internal static class AnalyzerPack
{
    public static ImmutableArray<DiagnosticAnalyzer> Ours() => Enabled(typeof(StandardsAnalyzer).Assembly.GetTypes());

    public static ImmutableArray<DiagnosticAnalyzer> Of(string package)
    {
        var key = "MeasuredPackage:" + package;
        var folder = typeof(AnalyzerPack).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
        var context = new PackageContext(folder);
        return Enabled(Directory.EnumerateFiles(folder, "*.dll").Where(static file => !file.Contains("CodeFix", StringComparison.Ordinal)).SelectMany(file => Types(context.LoadFromAssemblyPath(file))));
    }

    private static ImmutableArray<DiagnosticAnalyzer> Enabled(IEnumerable<Type> types)
        => [.. types.Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } attribute && attribute.Languages.Contains(LanguageNames.CSharp))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(static analyzer => analyzer.SupportedDiagnostics.Any(static rule => rule.IsEnabledByDefault))];

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            // Types for editors refer to assemblies that no build has.
            return exception.Types.OfType<Type>();
        }
    }

    private sealed class PackageContext(string folder) : AssemblyLoadContext("package", isCollectible: false)
    {
        // Roslyn itself is ours; what else stands in the folder is the package's.
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
