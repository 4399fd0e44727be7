namespace Standards.Testing;

/// <summary>What tests are written with.</summary>
internal enum TestLibrary
{
    /// <summary>None of those below.</summary>
    Other,

    /// <summary>xUnit.net, version 2.</summary>
    Xunit2,

    /// <summary>xUnit.net, version 3.</summary>
    Xunit3,

    NUnit,

    MSTest,

    TUnit,
}
