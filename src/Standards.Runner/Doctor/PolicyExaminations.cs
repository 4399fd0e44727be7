using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Files;
using Standards.Policy;
using Standards.Projects;
using Standards.Testing;

namespace Standards.Doctor;

/// <summary>Whether <c>standards.json</c> can be understood, and speaks of what is there.</summary>
internal static class PolicyExaminations
{
    private const int Soon = 14;

    private const string NoPolicy = "there is no standards.json that can be understood";

    public static (Examination Examination, StandardsPolicy? Policy) Policy(Patient patient)
    {
        const string name = "policy";
        try
        {
            return PolicyReader.TryRead(patient.Root, out var policy)
                ? (Examination.Ok(name, $"{StandardsPolicy.FileName}, scope '{(policy.Gate.Scope == GateScope.All ? "all" : "new")}'"), policy)
                : (Examination.Problem(name, $"'{StandardsPolicy.FileName}' is missing", "standards init"), null);
        }
        catch (CommandException exception)
        {
            return (new Examination(name, [.. exception.Message.Split(Environment.NewLine).Select(static line => new Fact(line, ExaminationStatus.Problem, $"change {StandardsPolicy.FileName}; 'standards schema policy' has its schema"))]), null);
        }
    }

    public static (Examination Examination, ProjectTarget? Target) Target(Patient patient)
    {
        const string name = "target";
        if (patient.Policy is null)
        {
            return (Examination.NotApplicable(name, NoPolicy), null);
        }

        try
        {
            var target = ProjectTarget.Find(patient.Policy.Build.Target, patient.Root);
            return (Examination.Ok(name, RootedPath.Relative(patient.Root, target.Path) ?? target.Path), target);
        }
        catch (CommandException exception)
        {
            return (Examination.Problem(name, exception.Message, $"name a solution or project in 'build.target' of {StandardsPolicy.FileName}"), null);
        }
    }

    public static Examination Areas(Patient patient)
    {
        const string name = "areas";
        return patient.Policy is not { } policy ? Examination.NotApplicable(name, NoPolicy)
            : policy.Areas.IsEmpty ? Examination.NotApplicable(name, $"{StandardsPolicy.FileName} names no area")
            : Examination.Of(
                name,
                [.. policy.Areas.Where(area => new PathGlobs(area.Include, area.Exclude).Filter(patient.Files).IsEmpty)
                    .Select(static area => new Fact($"area '{area.Name}' matches no file: {string.Join(", ", area.Include)}", ExaminationStatus.Problem, $"change 'include' of '{area.Name}' in {StandardsPolicy.FileName}"))],
                $"{TestFindings.Counted(policy.Areas.Length, "area")} with files");
    }

    public static Examination Backends(Patient patient)
    {
        const string name = "backends";
        if (patient.Policy is not { } policy)
        {
            return Examination.NotApplicable(name, NoPolicy);
        }

        if (policy.Backends.IsEmpty)
        {
            return Examination.NotApplicable(name, $"{StandardsPolicy.FileName} names no backend");
        }

        var marked = MarkedSources.Find(patient.Root, patient.Files, policy.Backends.Select(static backend => backend.Name));
        return Examination.Of(
            name,
            [.. policy.Backends.Where(backend => !marked.Contains(backend.Name)).Select(backend => new Fact(
                $"no source marks a test with backend '{backend.Name}'",
                backend.Required ? ExaminationStatus.Problem : ExaminationStatus.Warning,
                $"mark its tests, such as with [Trait(\"{policy.Tests.Traits.Backend}\", \"{backend.Name}\")], or take it out of {StandardsPolicy.FileName}"))],
            $"{TestFindings.Counted(policy.Backends.Length, "backend")} with marked tests");
    }

    public static Examination Waivers(Patient patient)
    {
        const string name = "waivers";
        return patient.Policy is not { } policy ? Examination.NotApplicable(name, NoPolicy)
            : policy.Waivers.IsEmpty ? Examination.NotApplicable(name, "no waivers")
            : Examination.Of(name, [.. policy.Waivers.OrderBy(static waiver => waiver.Expires).Select(waiver => Waiver(waiver, patient.Today)).OfType<Fact>()], $"{TestFindings.Counted(policy.Waivers.Length, "waiver")}, the first expires on {Day(policy.Waivers.Min(static waiver => waiver.Expires))}");
    }

    private static Fact? Waiver(WaiverPolicy waiver, DateOnly today)
    {
        var left = waiver.Expires.DayNumber - today.DayNumber;
        var what = $"the waiver of '{waiver.Target}' in check '{waiver.Check}'";
        var fix = $"mend what it covers and remove it from {StandardsPolicy.FileName}, or agree on a new date with {waiver.Owner}";
        return left < 0 ? new Fact($"{what} expired on {Day(waiver.Expires)}", ExaminationStatus.Problem, fix)
            : left <= Soon ? new Fact($"{what} expires on {Day(waiver.Expires)}", ExaminationStatus.Warning, fix)
            : null;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
