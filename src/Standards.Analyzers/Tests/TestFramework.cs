namespace Standards.Tests;

/// <summary>The frameworks whose tests the rules know.</summary>
internal enum TestFramework
{
    None,
    XunitV2,
    XunitV3,
    NUnit,
    MSTest,
    TUnit,
}
