using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Standards.Commands;
using Standards.Files;

namespace Standards.Policy;

/// <summary>Reads <c>standards.json</c>, and refuses whatever it does not understand.</summary>
internal static class PolicyReader
{
    /// <summary>How the file is read and written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <param name="root">The root of the repository.</param>
    /// <exception cref="CommandException">There is none (usage), or it cannot be understood (blocked).</exception>
    public static StandardsPolicy Read(string root)
        => TryRead(root, out var policy) ? policy : throw CommandException.Usage($"'{StandardsPolicy.FileName}' is missing in '{root}'; run 'standards init', or 'standards gate --advisory' for a verdict without it");

    /// <exception cref="CommandException">It cannot be understood (blocked).</exception>
    public static bool TryRead(string root, [NotNullWhen(true)] out StandardsPolicy? policy)
    {
        string text;
        try
        {
            text = File.ReadAllText(Path.Combine(root, StandardsPolicy.FileName));
        }
        catch (FileNotFoundException)
        {
            policy = null;
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{StandardsPolicy.FileName}' cannot be read: {exception.Message}");
        }

        policy = Parse(text, root, StandardsPolicy.FileName);
        return true;
    }

    /// <param name="text">The text of the file.</param>
    /// <param name="root">The folder that its paths begin from.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="CommandException">It cannot be understood (blocked).</exception>
    public static StandardsPolicy Parse(string text, string root, string name)
    {
        StandardsPolicy policy;
        try
        {
            policy = JsonSerializer.Deserialize<StandardsPolicy>(text, Json) ?? throw new JsonException("null is no policy");
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $"({line + 1})" : "";
            throw CommandException.Blocked($"{name}{place}: {exception.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0].TrimEnd('.')}{(exception.Path is null or "$" ? "" : $", at '{exception.Path}'")}");
        }

        var problems = Problems(policy, root).ToList();
        return problems.Count == 0 ? policy : throw CommandException.Blocked(string.Join(Environment.NewLine, problems.Select(problem => $"{name}: {problem}")));
    }

    private static IEnumerable<string> Problems(StandardsPolicy policy, string root)
    {
        if (policy.Version != 1)
        {
            yield return $"'version' is {policy.Version}, and this tool reads version 1";
        }

        foreach (var (where, path) in Paths(policy))
        {
            if (RootedPath.Problem(root, path) is { } problem)
            {
                yield return $"{where}: {problem}";
            }
        }

        foreach (var (where, glob) in Globs(policy))
        {
            if (RootedPath.GlobProblem(root, glob) is { } problem)
            {
                yield return $"{where}: {problem}";
            }
        }

        foreach (var (name, command) in policy.Commands)
        {
            if (!CommandPolicy.IsName(name))
            {
                yield return $"command '{name}': a name is letters, digits, hyphens, points and underscores";
            }

            if (command.Run.IsDefaultOrEmpty || string.IsNullOrWhiteSpace(command.Run[0]) || command.TimeoutMinutes < 1)
            {
                yield return $"command '{name}' needs 'run' with an executable, and a time of 1 minute or more";
            }
        }

        foreach (var repeated in Repeated(policy.Areas.Select(static a => a.Name)).Select(static n => $"area '{n}'").Concat(Repeated(policy.Backends.Select(static b => b.Name)).Select(static n => $"backend '{n}'")))
        {
            yield return $"{repeated} is there twice";
        }

        foreach (var area in policy.Areas.Where(static area => area.Coverage is < 0 or > 100 or double.NaN))
        {
            yield return $"coverage of area '{area.Name}' is {area.Coverage}, and no percentage";
        }

        foreach (var waiver in policy.Waivers.Where(static w => string.IsNullOrWhiteSpace(w.Reason) || string.IsNullOrWhiteSpace(w.Owner) || string.IsNullOrWhiteSpace(w.Target)))
        {
            yield return $"waiver of check '{waiver.Check}' needs target, reason and owner";
        }

        foreach (var check in policy.Waivers.Select(static w => w.Check).Concat(policy.Gate.Off.Keys).Concat(policy.Gate.TimeoutMinutes.Keys).Distinct().Where(static name => !CheckNames.All.Contains(name)))
        {
            yield return $"'{check}' is no check; the checks are {string.Join(", ", CheckNames.All)}";
        }

        foreach (var (check, minutes) in policy.Gate.TimeoutMinutes.Where(static pair => pair.Value < 1))
        {
            yield return $"'gate.timeoutMinutes' of '{check}' is {minutes}, and less than 1";
        }

        foreach (var check in policy.Gate.Off.Where(static pair => string.IsNullOrWhiteSpace(pair.Value)).Select(static pair => pair.Key))
        {
            yield return $"'gate.off' of '{check}' gives no reason";
        }
    }

    private static IEnumerable<(string Where, string Path)> Paths(StandardsPolicy policy)
    {
        if (policy.Build.Target is { } target)
        {
            yield return ("build.target", target);
        }

        yield return ("gate.changelog.file", policy.Gate.Changelog.File);
    }

    private static IEnumerable<(string Where, string Glob)> Globs(StandardsPolicy policy)
        => policy.Areas.SelectMany(static area => area.Include.Concat(area.Exclude).Select(glob => ($"area '{area.Name}'", glob)))
            .Concat(policy.Gate.Docs.Include.Concat(policy.Gate.Docs.Exclude).Select(static glob => ("gate.docs", glob)))
            .Concat(policy.Tests.Inputs.Select(static glob => ("tests.inputs", glob)))
            .Concat(policy.Reports.Select(static glob => ("reports", glob)))
            .Concat(policy.Roles.SelectMany(static role => role.Value.Write.Select(glob => ($"role '{role.Key}'", glob))))
            .Concat(policy.Waivers.Where(static w => w.Path is not null).Select(static w => ("waiver", w.Path!)));

    private static IEnumerable<string> Repeated(IEnumerable<string> names)
        => names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1).Select(static group => group.Key);
}
