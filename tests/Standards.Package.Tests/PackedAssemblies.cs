using System;
using System.Collections.Immutable;
using System.Composition.Hosting;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace Standards;

/// <summary>The assemblies of the unzipped package, loaded as a host of Roslyn loads them.</summary>
internal sealed class PackedAssemblies
{
    private static readonly Lazy<Task<PackedAssemblies>> Loaded = new(LoadAsync);

    private PackedAssemblies(string folder)
    {
        var loader = new Loader(folder);
        References = [.. Directory.EnumerateFiles(folder, "*.dll").Select(file => new AnalyzerFileReference(file, loader))];
        Composition = new ContainerConfiguration()
            .WithAssemblies(MefHostServices.DefaultAssemblies.AddRange(References.Select(static reference => reference.GetAssembly())))
            .CreateContainer();
    }

    /// <summary>Analyzers and generators, as a project refers to them.</summary>
    public ImmutableArray<AnalyzerFileReference> References { get; }

    /// <summary>Roslyn's workspace services and the exported parts of the package, composed.</summary>
    public CompositionHost Composition { get; }

    public ImmutableArray<DiagnosticAnalyzer> Analyzers => [.. References.SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp))];

    public static Task<PackedAssemblies> GetAsync() => Loaded.Value;

    private static async Task<PackedAssemblies> LoadAsync()
    {
        var folder = Path.Combine(await Package.RootAsync(), "unpacked");
        await ZipFile.ExtractToDirectoryAsync(await Package.FileAsync(), folder);
        return new PackedAssemblies(Path.Combine(folder, "analyzers", "dotnet", "cs"));
    }

    /// <summary>Roslyn itself is the host's; what else stands in the folder is the package's.</summary>
    private sealed class Loader(string folder) : AssemblyLoadContext("package"), IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyName(AssemblyName.GetAssemblyName(fullPath));

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
