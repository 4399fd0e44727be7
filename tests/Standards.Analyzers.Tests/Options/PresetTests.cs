using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Standards.Docs;
using Xunit;

namespace Standards.Options;

/// <summary>The presets of the property StandardsMode list what the registry has, and only deviations from its defaults.</summary>
public static class PresetTests
{
    /// <summary>Reported as Info at one kind of place, though the descriptor says Warning.</summary>
    private static readonly string[] InfoInXmlDocumentation = ["STD6001", "STD6002"];

    /// <summary>Why nothing is generated for a member that asks for it, and what is wrong with a committed one.</summary>
    private static readonly string[] VerdictsOfTheGenerator = ["STD1001", "STD1002", "STD1003", "STD1004", "STD1005", "STD1006", "STD1009", "STD1012"];

    private static readonly DiagnosticDescriptor[] Descriptors =
    [
        .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Where(static field => field.FieldType == typeof(DiagnosticDescriptor)).Select(static field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    [Fact]
    public static void Strict_RaisesWhatIsInfo()
        => Assert.Equal(
            Ids(static rule => rule.DefaultSeverity == DiagnosticSeverity.Info || InfoInXmlDocumentation.Contains(rule.Id)).Select(static id => $"dotnet_diagnostic.{id}.severity = warning").Prepend("standards.sync.twins = true"),
            Settings("strict"));

    [Fact]
    public static void None_ListsEveryRuleButTheVerdictsOfTheGenerator()
        => Assert.Equal(
            Ids(static rule => !VerdictsOfTheGenerator.Contains(rule.Id)).Select(static id => $"dotnet_diagnostic.{id}.severity = none"),
            Settings("none"));

    [Theory, InlineData("strict"), InlineData("none")]
    public static void Preset_IsBelowEveryOtherConfiguration(string name)
        => Assert.Equal(["is_global = true", "global_level = -100"], Lines(name).Take(2));

    private static IEnumerable<string> Ids(Func<DiagnosticDescriptor, bool> predicate)
        => Descriptors.Where(predicate).Select(static rule => rule.Id).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Settings(string name) => Lines(name).Skip(2);

    private static IEnumerable<string> Lines(string name)
        => Repository.Read($"src/Standards.Analyzers.CodeFixes/Package/config/standards.{name}.globalconfig").Split('\n').Where(static line => line.Length > 0 && line[0] != '#');
}
