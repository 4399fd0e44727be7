using System;
using System.Collections.Immutable;
using System.IO;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>A test project for one target framework, as it was built.</summary>
internal sealed record TestModule
{
    /// <summary>The project file, in full.</summary>
    public required string Project { get; init; }

    /// <summary>The target framework, such as <c>net10.0</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>What was built, in full.</summary>
    public required string Assembly { get; init; }

    /// <summary>What runs it; never <see cref="TestPlatform.Detected"/>.</summary>
    public required TestPlatform Platform { get; init; }

    /// <summary>What its tests are written with.</summary>
    public required TestLibrary Library { get; init; }

    /// <summary>Whether it understands only the command line of xUnit.net 3: its entry point is not that of Microsoft.Testing.Platform.</summary>
    public bool HasXunitEntryPoint { get; init; }

    /// <summary>Whether it is for .NET Framework, and so starts without <c>dotnet</c>.</summary>
    public bool IsNetFramework { get; init; }

    /// <summary>The file of the property <c>RunSettingsFilePath</c>; null where it is not set.</summary>
    public string? RunSettings { get; init; }

    /// <summary>The assemblies of projects that it refers to, directly or not, without extension: those of which coverage is collected. Where there are none it is collected of those whose sources are found.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>What messages call it.</summary>
    public string Name => $"{Path.GetFileNameWithoutExtension(Project)} ({Framework})";

    /// <summary>The folder of the assembly.</summary>
    public string Folder => Path.GetDirectoryName(Assembly)!;

    /// <summary>Whether a file of this name was built or copied beside the assembly.</summary>
    public bool Has(string file) => File.Exists(Path.Combine(Folder, file));

    /// <summary>Whether a source stands in the project's folder or below.</summary>
    public bool IsAbove(string source) => source.StartsWith(Path.GetDirectoryName(Project)! + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
