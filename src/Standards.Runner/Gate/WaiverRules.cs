using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Enumeration;
using System.Linq;
using Standards.Files;
using Standards.Policy;

namespace Standards.Gate;

/// <summary>Waivers laid over what checks found: one that holds takes the block away and shows itself, one that has expired blocks.</summary>
internal sealed class WaiverRules(ImmutableArray<WaiverPolicy> waivers, DateOnly today)
{
    private readonly HashSet<WaiverPolicy> used = new(ReferenceEqualityComparer.Instance);

    public CheckResult Apply(CheckResult result)
    {
        var own = waivers.Where(waiver => waiver.Check == result.Check).ToList();
        if (own.Count == 0 || !result.Findings.Any(static finding => finding.Blocks))
        {
            return result;
        }

        var findings = result.Findings.Select(finding => Apply(finding, own)).ToImmutableArray();
        return result with
        {
            Findings = findings,
            Status = result.Status == CheckStatus.Blocked && !findings.Any(static f => f.Blocks) ? CheckStatus.Passed : result.Status,
        };
    }

    /// <summary>The check of the waivers themselves, after all others.</summary>
    public CheckResult Judge()
    {
        if (waivers.IsEmpty)
        {
            return CheckResult.NotApplicable(CheckNames.Waivers, "no waivers");
        }

        var expired = waivers.Where(IsExpired).ToList();
        var findings = expired.Select(waiver => new Finding($"the waiver of '{waiver.Target}' in check '{waiver.Check}' expired on {Day(waiver.Expires)} (owner: {waiver.Owner}, reason: {waiver.Reason})")
        {
            Path = StandardsPolicy.FileName,
            Target = waiver.Target,
            Fix = $"mend what it covers and remove it from {StandardsPolicy.FileName}, or agree on a new date there",
        }).Concat(waivers.Where(waiver => !IsExpired(waiver) && !used.Contains(waiver)).Select(waiver => new Finding($"the waiver of '{waiver.Target}' in check '{waiver.Check}' covers nothing in this run (expires {Day(waiver.Expires)})")
        {
            Path = StandardsPolicy.FileName,
            Target = waiver.Target,
            Blocks = false,
        }));
        return CheckResult.Of(CheckNames.Waivers, $"{used.Count} of {waivers.Length} in use, {expired.Count} expired", [.. findings]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Finding Apply(Finding finding, List<WaiverPolicy> own)
    {
        var waiver = !finding.Blocks ? null : own.Find(w => !IsExpired(w)
            && FileSystemName.MatchesSimpleExpression(w.Target, finding.Target, ignoreCase: false)
            && (w.Path is null || (finding.Path is not null && PathGlobs.One(w.Path).Matches(finding.Path))));
        if (waiver is null)
        {
            return finding;
        }

        used.Add(waiver);
        return finding with { Blocks = false, Waiver = $"waived until {Day(waiver.Expires)} by {waiver.Owner}: {waiver.Reason}" };
    }

    private bool IsExpired(WaiverPolicy waiver) => waiver.Expires < today;
}
