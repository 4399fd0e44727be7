using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Standards.Policy;
using Standards.Testing;

namespace Standards.Building;

/// <summary>The switches of <c>dotnet build</c>.</summary>
internal static class BuildArguments
{
    // What brings our targets, and where a value goes that is there already.
    private static readonly ImmutableArray<(string Hook, string File, string Chained)> Hooks =
    [
        ("CustomBeforeDirectoryBuildProps", "Standards.Early.props", "StandardsGateChainedProps"),
        ("CustomAfterMicrosoftCommonTargets", "Standards.Common.targets", "StandardsGateChainedCommonTargets"),
        ("CustomAfterDirectoryBuildTargets", "Standards.Late.targets", "StandardsGateChainedLateTargets"),
    ];

    private static string Injected => Path.Combine(AppContext.BaseDirectory, "Building", "Injected");

    /// <summary>Configuration and properties of the policy.</summary>
    public static ImmutableArray<string> Of(BuildPolicy policy) => [.. Configuration(policy), .. policy.Properties.Select(static pair => Property(pair.Key, Separators(pair.Value)))];

    /// <summary>The same, and what makes each C# compilation write a report.</summary>
    /// <param name="policy">What is built.</param>
    /// <param name="reports">Where reports go; the same in every run, so that what did not change keeps its own.</param>
    /// <param name="records">Where this build says what it compiled.</param>
    /// <param name="modules">Where it says what it made of test projects.</param>
    public static ImmutableArray<string> WithReports(BuildPolicy policy, string reports, string records, string modules)
    {
        var arguments = ImmutableArray.CreateBuilder<string>();
        arguments.AddRange(Configuration(policy));
        foreach (var (name, value) in policy.Properties.Where(static pair => !Hooks.Any(hook => Is(hook.Hook, pair.Key))))
        {
            arguments.Add(Property(name, Separators(value)));
        }

        foreach (var (hook, file, chained) in Hooks)
        {
            arguments.Add(Property(hook, Escaped(Path.Combine(Injected, file))));
            var given = policy.Properties.Where(pair => Is(hook, pair.Key)).Select(static pair => Separators(pair.Value)).FirstOrDefault()
                ?? (Environment.GetEnvironmentVariable(hook) is { Length: > 0 } variable ? Separators(variable) : null);
            if (given is not null)
            {
                arguments.Add(Property(chained, given));
            }
        }

        arguments.Add(Property("StandardsGateLateTargets", Escaped(Path.Combine(Injected, Hooks[2].File))));
        arguments.Add(Property("StandardsGateReportFolder", Escaped(reports)));
        arguments.Add(Property("StandardsGateRecordFolder", Escaped(records)));
        arguments.Add(Property("StandardsGateRules", Separators(string.Join(';', OwnRules.All))));
        arguments.Add(Property(TestModules.FolderProperty, Escaped(modules)));
        return arguments.ToImmutable();
    }

    /// <summary>The arguments as a person types them.</summary>
    public static string Shown(IEnumerable<string> arguments)
        => string.Join(' ', arguments.Select(static argument => argument.Any(static c => char.IsWhiteSpace(c) || c is '"' or '\'' or ';' or '&' or '(' or ')' or '$' or '*') ? '"' + argument.Replace("\"", "\\\"", StringComparison.Ordinal) + '"' : argument));

    private static IEnumerable<string> Configuration(BuildPolicy policy) => policy.Configuration is { } configuration ? ["-c", configuration] : [];

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Property(string name, string value) => $"-p:{name}={value}";

    /// <summary>On the command line these two separate properties, even where they stand in a value.</summary>
    private static string Separators(string value) => value.Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>A path, of which MSBuild is to interpret nothing.</summary>
    private static string Escaped(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            _ = c is '%' or ';' or ',' or '$' or '@' or '(' or ')' or '\'' or '*' or '?'
                ? text.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture))
                : text.Append(c);
        }

        return text.ToString();
    }
}
