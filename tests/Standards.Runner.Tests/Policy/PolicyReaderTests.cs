using System;
using System.IO;
using System.Linq;
using Standards.Commands;
using Xunit;

namespace Standards.Policy;

public static class PolicyReaderTests
{
    [Fact]
    public static void LeastPolicy_HasTheDefaults()
    {
        var policy = Parse("""{ "version": 1 }""");

        Assert.Equal(GateScope.All, policy.Gate.Scope);
        Assert.Equal(["STD1001", "STD1002"], policy.Gate.GuardedRules);
        Assert.Empty(policy.Areas);
        Assert.Equal("Backend", policy.Tests.Traits.Backend);
    }

    [Fact]
    public static void CommentsAndTrailingCommas_AreRead()
        => Assert.Equal("sqlite", Parse("""{ "version": 1, /* embedded */ "backends": [ { "name": "sqlite" }, ], }""").Backends[0].Name);

    [Theory]
    [InlineData("", "standards.json")]
    [InlineData("{", "standards.json")]
    [InlineData("null", "null is no policy")]
    [InlineData("{}", "version")]
    [InlineData("""{ "version": 2 }""", "'version' is 2")]
    [InlineData("""{ "version": 1, "gates": {} }""", "gates")]
    [InlineData("""{ "version": 1, "version": 1 }""", "version")]
    [InlineData("""{ "version": 1, "gate": { "scope": "most" } }""", "$.gate.scope")]
    [InlineData("""{ "version": 1, "gate": { "scope": 1 } }""", "$.gate.scope")]
    [InlineData("""{ "version": 1, "gate": null }""", "gate")]
    [InlineData("""{ "version": 1, "areas": [ { "name": "core", "include": ["src/**"], "coverage": 101 } ] }""", "'core' is 101")]
    [InlineData("""{ "version": 1, "areas": [ { "name": "core", "include": ["../**"], "coverage": 90 } ] }""", "'../**' leads outside")]
    [InlineData("""{ "version": 1, "areas": [ { "name": "core", "coverage": 90 } ] }""", "include")]
    [InlineData("""{ "version": 1, "build": { "target": "../A.sln" } }""", "'../A.sln' leads outside")]
    [InlineData("""{ "version": 1, "build": { "target": "/A.sln" } }""", "not relative")]
    [InlineData("""{ "version": 1, "backends": [ { "name": "a" }, { "name": "A" } ] }""", "backend 'a' is there twice")]
    [InlineData("""{ "version": 1, "waivers": [ { "check": "coverage", "target": "core", "reason": " ", "owner": "me", "expires": "2026-12-31" } ] }""", "needs target, reason and owner")]
    [InlineData("""{ "version": 1, "waivers": [ { "check": "coverage", "target": "core", "reason": "r", "owner": "me", "expires": "soon" } ] }""", "expires")]
    [InlineData("""{ "version": 1, "waivers": [ { "check": "quality", "target": "core", "reason": "r", "owner": "me", "expires": "2026-12-31" } ] }""", "'quality' is no check")]
    [InlineData("""{ "version": 1, "gate": { "off": { "lint": "" } } }""", "gives no reason")]
    [InlineData("""{ "version": 1, "gate": { "timeoutMinutes": { "lint": 0 } } }""", "less than 1")]
    public static void WhatIsNotUnderstood_Blocks(string text, string expected)
    {
        var exception = Assert.Throws<CommandException>(() => Parse(text));

        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains("standards.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void PathThroughALink_Blocks()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["out"], Path.GetTempPath());
        folder.Write("standards.json", """{ "version": 1, "areas": [ { "name": "core", "include": ["out/**/*.cs"], "coverage": 90 } ] }""");

        Assert.Contains("through a link", Assert.Throws<CommandException>(() => PolicyReader.Read(folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void MissingPolicy_IsUsage()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<CommandException>(() => PolicyReader.Read(folder.Root));

        Assert.Equal(ExitCodes.Usage, exception.ExitCode);
        Assert.Contains("standards init", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void SchemaAndReader_Agree()
    {
        var sample = Path.Combine(RepositoryFolder.Path, "samples", "Catalog");
        var policy = PolicyReader.Read(sample);

        Assert.Empty(SchemaCheck.Problems("policy", PolicyFiles.Text(policy)));
        Assert.NotEmpty(SchemaCheck.Problems("policy", """{ "version": 1, "gates": {} }"""));
        Assert.NotEmpty(SchemaCheck.Problems("policy", """{ "version": 1, "gate": { "scope": "most" } }"""));
        Assert.NotEmpty(SchemaCheck.Problems("policy", "{}"));
        Assert.Equal(policy.Areas.Select(static a => a.Name), PolicyReader.Parse(PolicyFiles.Text(policy), sample, "written").Areas.Select(static a => a.Name));
    }

    private static StandardsPolicy Parse(string text) => PolicyReader.Parse(text, Path.GetTempPath(), StandardsPolicy.FileName);
}
