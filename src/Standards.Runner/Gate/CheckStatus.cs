namespace Standards.Gate;

/// <summary>How a check came out.</summary>
internal enum CheckStatus
{
    /// <summary>Nothing blocks.</summary>
    Passed,

    /// <summary>Something blocks.</summary>
    Blocked,

    /// <summary>The repository has nothing for it to look at, or the policy switches it off.</summary>
    NotApplicable,
}
