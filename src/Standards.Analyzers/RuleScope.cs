namespace Standards;

/// <summary>Which projects a rule looks at.</summary>
internal enum RuleScope
{
    /// <summary>Every project.</summary>
    All,

    /// <summary>Projects that are not test projects.</summary>
    Library,

    /// <summary>Test projects: they reference a test framework, or have the MSBuild property <c>IsTestProject</c>.</summary>
    Tests,
}
