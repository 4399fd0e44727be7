using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Translation;

namespace Standards;

/// <summary>What the rules ask about a compilation: the types they are about, the project's kind, its MSBuild properties.</summary>
internal sealed class StandardsContext
{
    /// <summary>One type of each test framework: a project that sees one of them is a test project.</summary>
    public static readonly ImmutableArray<string> TestAttributes =
    [
        "Xunit.FactAttribute",
        "NUnit.Framework.TestAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
        "TUnit.Core.TestAttribute",
    ];

    public StandardsContext(Compilation compilation, AnalyzerConfigOptions globalOptions)
    {
        Compilation = compilation;
        GlobalOptions = globalOptions;
        IsTestProject = IsTests();
    }

    public Compilation Compilation { get; }

    /// <summary>Values of global configuration files, among them the compiler-visible MSBuild properties.</summary>
    public AnalyzerConfigOptions GlobalOptions { get; }

    /// <summary>The MSBuild property <c>IsTestProject</c> where it is set; else whether a test framework is referenced.</summary>
    public bool IsTestProject { get; }

    /// <summary>The type of that metadata name; where several references declare it, the first public one; null where none does.</summary>
    public INamedTypeSymbol? Type(string metadataName) => KnownTypes.Find(Compilation, metadataName);

    /// <summary>The value of a compiler-visible MSBuild property; empty where it is not set.</summary>
    public string Property(string name) => GlobalOptions.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";

    private bool IsTests()
    {
        var property = Property("IsTestProject");
        if (property.Length > 0)
        {
            return property.Equals("true", StringComparison.OrdinalIgnoreCase);
        }

        foreach (var attribute in TestAttributes)
        {
            if (Type(attribute) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
