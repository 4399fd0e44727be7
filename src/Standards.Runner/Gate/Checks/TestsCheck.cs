using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Standards.Testing;

namespace Standards.Gate.Checks;

/// <summary>All tests of all projects and target frameworks pass.</summary>
internal sealed class TestsCheck : IGateCheck
{
    public string Name => CheckNames.Tests;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Builds the target and runs every test project for every target framework, on VSTest or on Microsoft.Testing.Platform as global.json and the projects say; 'tests.platform' in standards.json says it for all.
        Blocks when a test fails, when no test passes in all projects together, when a test process crashes, leaves no report or does not end within 'gate.timeoutMinutes', and when the build fails; also when a test failed in reports that '--results' names and that were made from this content.
        A failed test is run again by 'standards test --name'. A waiver names the test as the report does.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var outcome = await TestRun.OfGateAsync(context, cancellationToken).ConfigureAwait(false);
        var evidence = await TestEvidence.OfGateAsync(context, cancellationToken).ConfigureAwait(false);
        return CheckResult.Of(Name, TestFindings.Summary(outcome), [.. TestFindings.Of(outcome, context.Root, TestFindings.RunAll, cancellationToken), .. evidence.Failures]);
    }
}
