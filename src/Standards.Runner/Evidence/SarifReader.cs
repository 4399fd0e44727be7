using System;
using System.IO;
using System.Threading;

namespace Standards.Evidence;

/// <summary>Reads SARIF 2.1.0 as the C# compiler writes it: <c>-errorlog:FILE,version=2.1</c>. Opens nothing that the log names.</summary>
internal static class SarifReader
{
    private const string Version = "2.1.0";

    /// <param name="path">The log.</param>
    /// <param name="isWanted">Whether the results of a rule are kept; the others are counted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="EvidenceException">The log cannot be used.</exception>
    public static SarifReport Read(string path, Func<string, bool> isWanted, CancellationToken cancellationToken)
        => EvidenceFile.Read(path, stream => Parse(stream, isWanted, cancellationToken));

    /// <inheritdoc cref="Read(string, Func{string, bool}, CancellationToken)"/>
    /// <param name="stream">The log.</param>
    /// <param name="file">Its name for messages.</param>
    public static SarifReport Read(Stream stream, string file, Func<string, bool> isWanted, CancellationToken cancellationToken)
        => EvidenceFile.Guard(file, () => Parse(stream, isWanted, cancellationToken));

    private static SarifReport Parse(Stream stream, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var log = new SarifLog();
        var tokens = new JsonTokens(stream, cancellationToken);
        var hasRuns = false;
        string? version = null;
        tokens.Begin("SARIF log");
        while (tokens.Property())
        {
            if (tokens.Is("version"u8))
            {
                version = tokens.Text("version");
                CheckVersion(version, in tokens);
            }
            else if (tokens.Is("runs"u8))
            {
                hasRuns |= ReadRuns(ref tokens, log, isWanted);
            }
            else
            {
                tokens.Skip();
            }
        }

        CheckVersion(version, in tokens);
        if (!hasRuns)
        {
            throw tokens.Problem("is no SARIF log: it has no 'runs'");
        }

        // Whatever follows is an error.
        tokens.Read();
        return log.Report();
    }

    private static void CheckVersion(string? version, ref readonly JsonTokens tokens)
    {
        if (version != Version)
        {
            throw tokens.Problem(version is null ? "is no SARIF log: it has no 'version'" : $"is SARIF of version '{version}', and '{Version}' is read: errorlog needs 'version=2.1'");
        }
    }

    private static bool ReadRuns(ref JsonTokens tokens, SarifLog log, Func<string, bool> isWanted)
    {
        if (!tokens.EnterArray("runs"))
        {
            return false;
        }

        while (tokens.Item())
        {
            tokens.ItemIsObject("runs");
            var run = new SarifRun();
            while (tokens.Property())
            {
                if (tokens.Is("results"u8))
                {
                    SarifResultParser.ReadResults(ref tokens, run, isWanted);
                }
                else if (tokens.Is("tool"u8))
                {
                    SarifToolParser.ReadTool(ref tokens, run);
                }
                else if (tokens.Is("invocations"u8))
                {
                    SarifToolParser.ReadInvocations(ref tokens, run);
                }
                else if (tokens.Is("originalUriBaseIds"u8))
                {
                    SarifToolParser.ReadBases(ref tokens, run);
                }
                else
                {
                    tokens.Skip();
                }
            }

            log.Add(run, isWanted, in tokens);
        }

        return true;
    }
}
