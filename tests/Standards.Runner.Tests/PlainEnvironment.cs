using System;
using System.Runtime.CompilerServices;

namespace Standards;

/// <summary>
/// A build server's variables change what the gate compares with and takes its policy from, so the tests begin without them, wherever they run.
/// A test about them sets them itself.
/// </summary>
internal static class PlainEnvironment
{
    [ModuleInitializer]
    internal static void Clear()
    {
        foreach (var variable in (string[])
            ["CI", "TF_BUILD", "GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "SYSTEM_PULLREQUEST_TARGETBRANCH"])
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
