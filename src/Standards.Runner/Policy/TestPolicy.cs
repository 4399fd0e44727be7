using System.Collections.Immutable;
using System.ComponentModel;

namespace Standards.Policy;

/// <summary>How tests are found, filtered and run.</summary>
internal sealed record TestPolicy
{
    [Description("The test platform; default: detected.")]
    public TestPlatform Platform { get; init; }

    [Description("The names of the traits that tests are marked with.")]
    public TraitPolicy Traits { get; init; } = new();

    [Description("The classes of edge cases that each need a passing test. Empty: not applicable.")]
    public ImmutableArray<string> EdgeCases { get; init; } = [];

    [Description("Globs of documentation and other files that tests read, so that a change of them asks for a new run.")]
    public ImmutableArray<string> Inputs { get; init; } = [];

    [Description("Whether coverage is collected; false makes the check not applicable.")]
    public bool Coverage { get; init; } = true;
}

/// <summary>The names of traits, or categories, that tests are marked with.</summary>
internal sealed record TraitPolicy
{
    [Description("Names the backend of a test.")]
    public string Backend { get; init; } = "Backend";

    [Description("Names the class of edge cases of a test.")]
    public string Case { get; init; } = "Case";

    [Description("Names the acceptance criterion that a test proves, as slug/AC-n.")]
    public string Criterion { get; init; } = "AC";
}

/// <summary>What runs the tests.</summary>
internal enum TestPlatform
{
    /// <summary>As <c>global.json</c> and the projects say.</summary>
    Detected,

    /// <summary>VSTest.</summary>
    VSTest,

    /// <summary>Microsoft.Testing.Platform.</summary>
    MicrosoftTestingPlatform,
}
