namespace Standards.Terminal;

/// <summary>How much a command says besides its result.</summary>
internal enum Verbosity
{
    Quiet,
    Normal,
    Detailed,
}
