using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>What a case needs beyond its source.</summary>
internal sealed record SyncSetup
{
    /// <summary>The text of <c>SyncCounterparts.txt</c>.</summary>
    public string? Counterparts { get; init; }

    /// <summary>Lines <c>key = value</c> of <c>.editorconfig</c>, for every source file.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>Lines <c>key = value</c> of the global options, such as <c>build_property.RunAnalyzers = false</c>.</summary>
    public string GlobalConfig { get; init; } = "";

    /// <summary>A file that another generator adds, which our generator cannot see.</summary>
    public string? OtherGenerator { get; init; }

    /// <summary>The source of a referenced project. It declares the attributes itself when it uses them.</summary>
    public string? Library { get; init; }

    /// <summary>Errors that the async source has, on purpose, with and without generated members.</summary>
    public HashSet<string> SourceErrorsStay { get; init; } = [];

    /// <summary>Errors that the async source has only as long as nothing is generated, because it calls a generated member.</summary>
    public HashSet<string> SourceErrorsWithoutOutput { get; init; } = [];

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public string[] Symbols { get; init; } = ["NET", "NET10_0", "NET10_0_OR_GREATER"];

    /// <summary>How long a version may run.</summary>
    public System.TimeSpan Patience { get; init; } = System.TimeSpan.FromSeconds(10);

    /// <summary>The generator to run; null for the product's.</summary>
    public IIncrementalGenerator? Generator { get; init; }
}
