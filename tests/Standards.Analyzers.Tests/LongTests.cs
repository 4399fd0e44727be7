using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace Standards;

/// <summary>A test that takes long: it runs where the environment variable <c>STANDARDS_LONG_TESTS</c> is <c>1</c>, and has the trait <c>Category</c> = <c>Long</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute, ITraitAttribute
{
    public LongFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
        => (Skip, SkipType, SkipUnless) = (LongTests.Reason, typeof(LongTests), nameof(LongTests.AreOn));

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => LongTests.Traits;
}

/// <summary><see cref="LongFactAttribute"/> for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public LongTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
        => (Skip, SkipType, SkipUnless) = (LongTests.Reason, typeof(LongTests), nameof(LongTests.AreOn));

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => LongTests.Traits;
}

/// <summary>The switch of the tests that take long.</summary>
public static class LongTests
{
    public const string Reason = "long: runs where STANDARDS_LONG_TESTS is 1, as in .ci/run";

    internal static readonly IReadOnlyCollection<KeyValuePair<string, string>> Traits = [new("Category", "Long")];

    public static bool AreOn { get; } = Environment.GetEnvironmentVariable("STANDARDS_LONG_TESTS") == "1";
}
