using System;

namespace Standards.Processes;

/// <summary>What a child process did.</summary>
/// <param name="ExitCode">Its exit code; -1 where it was killed after its time.</param>
/// <param name="Output">Standard output; of very long output the end.</param>
/// <param name="Error">Standard error; likewise.</param>
/// <param name="IsTimedOut">Whether it was killed after its time.</param>
/// <param name="Duration">From start to end.</param>
internal sealed record ProcessResult(int ExitCode, string Output, string Error, bool IsTimedOut, TimeSpan Duration)
{
    public bool IsSuccess => ExitCode == 0;
}
