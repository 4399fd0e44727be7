namespace Standards.Commands;

/// <summary>The exit codes, which scripts rely on.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int InternalError = 1;
    public const int Blocked = 2;
    public const int Usage = 64;
    public const int Cancelled = 130;
}
