using System;
using System.Collections.Generic;
using System.Globalization;

namespace Standards.Workspace;

/// <summary>Brings <c>recovery.md</c> in step with the ledger: front matter and hand-offs. Done twice, it is done once.</summary>
internal static class RecoveryMirror
{
    /// <param name="requirement">Whose ledger has the newest event.</param>
    /// <param name="changed">Files that changed in the phase that ended, for the hand-off.</param>
    public static void Update(Requirement requirement, IReadOnlyCollection<string>? changed = null)
    {
        if (requirement.Ledger.Last is not { } last)
        {
            return;
        }

        var old = requirement.Read(Recovery.FileName) ?? $"# Recovery: {requirement.Slug}\n";
        var text = Recovery.WithPhase(old, requirement.Slug, last.To, last.Utc);
        if (last.From is { } from && !text.Contains(Mark(last), StringComparison.Ordinal))
        {
            text = Recovery.WithAppended(text, Recovery.HandOffs, Lines(requirement, last, from, changed));
        }

        if (text != old)
        {
            requirement.Write(Recovery.FileName, text);
        }
    }

    private static IEnumerable<string> Lines(Requirement requirement, PhaseEvent last, Phase from, IReadOnlyCollection<string>? changed)
    {
        var when = last.Utc.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
        yield return last.IsAmendment ? $"### {when}: plan amended {Mark(last)}" : $"### {when}: {from.Name()} to {last.To.Name()} {Mark(last)}";
        yield return "";
        if (last.Reason is { } reason)
        {
            yield return $"- Reason: {reason}";
        }

        if (changed is { Count: > 0 })
        {
            yield return $"- Changed files: {changed.Count}";
            foreach (var file in changed)
            {
                yield return $"  - `{file}`";
            }
        }

        yield return last.IsAmendment ? "- Criteria: as they stand in prd.md" : last.To.Agent() is { Length: > 0 } agent ? $"- Goes on: {agent}" : "- Goes on: nobody";
        yield return $"- Next command: `{last.To.NextCommand(requirement.Slug)}`";
    }

    private static string Mark(PhaseEvent last) => $"<!-- event {last.Id} -->";
}
