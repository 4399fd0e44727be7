using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Standards;

/// <summary>The code that is analysed.</summary>
internal static class Corpus
{
    public const string Variable = "STANDARDS_BENCHMARK_RESPONSE_FILE";

    public static string Description => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? $"the files of '{Path.GetFileName(file)}'" : "this repository's src/Standards.Analyzers";

    /// <summary>Parsed anew with every call; one thread, so that times can be compared.</summary>
    public static CSharpCompilation Load()
        => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? FromResponseFile(file) : FromRepository();

    private static CSharpCompilation FromResponseFile(string file)
    {
        // The projects' folder stands in a file beside it, or is the folder of the response file.
        var folder = Path.ChangeExtension(file, ".base") is var named && File.Exists(named) ? File.ReadAllText(named).Trim() : Path.GetDirectoryName(Path.GetFullPath(file))!;
        var arguments = CSharpCommandLineParser.Default.Parse(["@" + Path.GetFullPath(file)], folder, sdkDirectory: null);
        if (arguments.SourceFiles.IsEmpty)
        {
            throw new InvalidOperationException($"'{file}' names no source file");
        }

        return Create(
            arguments.SourceFiles.Select(source => source.Path),
            arguments.ParseOptions.WithDocumentationMode(DocumentationMode.Parse),
            arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(Path.GetFullPath(reference.Reference, folder), reference.Properties)),
            arguments.CompilationOptions);
    }

    private static CSharpCompilation FromRepository()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(ChildProcess.RepositoryFolder, "src", "Standards.Analyzers"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return Create(
            sources,
            new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse),
            trusted.Where(static file => !Path.GetFileName(file).StartsWith("Standards.", StringComparison.Ordinal)).Select(static file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static CSharpCompilation Create(IEnumerable<string> sources, CSharpParseOptions parseOptions, IEnumerable<MetadataReference> references, CSharpCompilationOptions options)
        => CSharpCompilation.Create(
            "Corpus",
            sources.Order(StringComparer.Ordinal).Select(source => CSharpSyntaxTree.ParseText(File.ReadAllText(source), parseOptions, source)),
            references,
            options.WithConcurrentBuild(false));
}
