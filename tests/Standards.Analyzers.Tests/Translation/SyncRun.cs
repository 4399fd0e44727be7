using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Standards.Translation;

/// <summary>
/// Judges a translation by what it does. A case is the members of a class <c>T.C</c>, or whole files when it says
/// <c>namespace T</c> (several files are parted by lines <c>//// Name.cs</c>). Members may use <c>SyncPrelude</c>.
/// With the environment variable <c>SYNC_RUN_SOURCE_ONLY=1</c> no generator runs: the cases themselves are checked, that is
/// every async source compiles and <c>GoAsync</c> answers; <c>SYNC_RUN_LOG</c> names a file for what they answered.
/// </summary>
internal static class SyncRun
{
    /// <summary>Errors that a withdrawn member may cause in the source that wanted to use it.</summary>
    private static readonly HashSet<string> MissingMember = ["CS0103", "CS0117", "CS0234", "CS0246", "CS0534", "CS0535", "CS1061", "CS1501", "CS1503", "CS1739", "CS7036", "CS0115", "CS1674"];

    public static bool SourceOnly { get; } = Environment.GetEnvironmentVariable("SYNC_RUN_SOURCE_ONLY") == "1";

    /// <summary>The usual case: one attributed method.</summary>
    public static string Go(string returns, string body, string parameters = "", string modifiers = "public async")
        => $$"""
        [CreateSyncVersion]
        {{modifiers}} {{returns}} GoAsync({{parameters}})
        {
            {{body.Replace("\n", "\n    ", StringComparison.Ordinal)}}
        }
        """;

    /// <summary>Both versions log, return and throw the same; nothing of Error or Warning severity is reported; what is marked is reported.</summary>
    public static SyncText Same(string source, SyncSetup? setup = null) => RunBoth(source, setup).Text;

    /// <summary><see cref="Same"/>, and nothing at all is reported, not even Info.</summary>
    public static SyncText Quiet(string source, SyncSetup? setup = null)
    {
        var run = RunBoth(source, setup);
        run.Require(run.Reported.IsEmpty, "something is reported");
        return run.Text;
    }

    /// <summary>Exactly what is marked is reported, nothing is generated for those members, everything else compiles.</summary>
    public static SyncText Diagnosed(string source, SyncSetup? setup = null)
    {
        var run = SyncCase.Run(source, setup);
        Assert.True(run.Marks.Count > 0, "the case marks nothing");
        if (SourceOnly)
        {
            run.CheckSource(execute: false);
            return SyncText.None;
        }

        RequireSoundOutput(run, refusalsAllowed: true);
        RequireMarked(run, run.Reported);
        foreach (var mark in run.Marks)
        {
            RequireNothingGenerated(run, mark);
        }

        return run.Text;
    }

    /// <summary>Where the contract leaves it open: either an error in the source, or the same behaviour. Never something else.</summary>
    public static void SameOrDiagnosed(string source, SyncSetup? setup = null)
    {
        var run = SyncCase.Run(source, setup);
        if (SourceOnly)
        {
            run.CheckSource(execute: true);
            return;
        }

        run.Require(run.Reported.All(d => d.Id != "STD1012"), "the translator failed");
        var refused = run.Reported.Any(d => d.Severity == DiagnosticSeverity.Error);
        RequireSoundOutput(run, refused);
        if (!refused)
        {
            RequireSameOutcome(run);
        }
    }

    /// <summary>The generated members read exactly so, apart from line ends, outer indentation and <c>[GeneratedCode]</c>.</summary>
    public static SyncText Generates(string source, string expectedMembers, SyncSetup? setup = null)
    {
        var run = SyncCase.Run(source, setup);
        if (SourceOnly)
        {
            run.CheckSource(execute: false, expectedMembers);
            return SyncText.None;
        }

        RequireSoundOutput(run, refusalsAllowed: false);
        RequireMarked(run, run.Reported.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(SyncText.Normalize(expectedMembers), run.Text.Members());
        return run.Text;
    }

    /// <summary>Something is generated, it compiles without warning, nothing of Error or Warning severity is reported. Nothing is run.</summary>
    public static SyncText Compiles(string source, SyncSetup? setup = null)
    {
        var run = SyncCase.Run(source, setup);
        if (SourceOnly)
        {
            run.CheckSource(execute: false);
            return SyncText.None;
        }

        RequireSoundOutput(run, refusalsAllowed: false);
        RequireMarked(run, run.Reported.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        run.Require(run.Text.Text.Length > 0, "nothing is generated");
        return run.Text;
    }

    /// <summary>Either an error in the source, or output that compiles.</summary>
    public static void CompilesOrDiagnosed(string source, SyncSetup? setup = null)
    {
        var run = SyncCase.Run(source, setup);
        if (SourceOnly)
        {
            run.CheckSource(execute: false);
            return;
        }

        run.Require(run.Reported.All(d => d.Id != "STD1012"), "the translator failed");
        var refused = run.Reported.Any(d => d.Severity == DiagnosticSeverity.Error);
        RequireSoundOutput(run, refused);
        run.Require(refused || run.Text.Text.Length > 0, "nothing is generated and nothing is said");
    }

    private static SyncCase RunBoth(string source, SyncSetup? setup)
    {
        var run = SyncCase.Run(source, setup);
        if (SourceOnly)
        {
            run.CheckSource(execute: true);
            return run;
        }

        RequireSoundOutput(run, refusalsAllowed: false);
        RequireMarked(run, run.Reported.Where(d => d.Severity >= DiagnosticSeverity.Warning || IsMarkedFor(run, d)));
        RequireSameOutcome(run);
        return run;
    }

    private static void RequireSoundOutput(SyncCase run, bool refusalsAllowed)
    {
        run.Require(run.Crash is null, $"the generator threw {run.Crash}");
        run.Require(run.AnalyzerFailure is null, $"the analyzer threw {run.AnalyzerFailure}");
        foreach (var diagnostic in run.Reported)
        {
            run.Require(diagnostic.Location.SourceTree is not { } tree || !run.GeneratedTrees.Contains(tree), "a diagnostic stands in generated text: " + diagnostic);
        }

        var setup = run.Setup;
        var unsaid = run.OutputDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && !setup.SourceErrorsStay.Contains(d.Id)).ToList();
        foreach (var error in unsaid)
        {
            var inGenerated = error.Location.SourceTree is { } tree && run.GeneratedTrees.Contains(tree);
            run.Require(!inGenerated && refusalsAllowed && MissingMember.Contains(error.Id), "does not compile: " + error);
        }

        var warnings = run.OutputDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning).ToLookup(d => d.Id);
        if (warnings.Count > 0)
        {
            var before = run.SourceDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning).ToLookup(d => d.Id);
            foreach (var group in warnings)
            {
                var generated = group.Count(d => d.Location.SourceTree is { } tree && run.GeneratedTrees.Contains(tree));
                run.Require(generated <= before[group.Key].Count(), "new warning in generated text: " + group.FirstOrDefault(d => d.Location.SourceTree is { } tree && run.GeneratedTrees.Contains(tree)));
                run.Require(group.Count() - generated <= before[group.Key].Count(), "new warning in the source: " + group.First());
            }
        }

        foreach (var tree in run.MemberTrees)
        {
            RequireNoNewRecursion(run, tree);
            var root = tree.GetRoot();
            var left = root.DescendantTokens().FirstOrDefault(t => t.IsKind(SyntaxKind.AwaitKeyword) || t.IsKind(SyntaxKind.AsyncKeyword));
            run.Require(left == default || run.Source.Contains("SYNC_ONLY", StringComparison.Ordinal), "asynchrony is left: " + left.Parent);
        }

        run.Require(Suppressions(run.Text.Text) <= Suppressions(run.Source), "a warning is suppressed instead of avoided");
    }

    /// <summary>A member that calls itself although its source does not would take the whole test run with it.</summary>
    private static void RequireNoNewRecursion(SyncCase run, SyntaxTree tree)
    {
        foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var name = call.Expression switch
            {
                SimpleNameSyntax simple => simple.Identifier.ValueText,
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                _ => "",
            };
            var method = call.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault(m => m.Identifier.ValueText == name);
            if (method is null)
            {
                continue;
            }

            var model = run.Output.GetSemanticModel(tree);
            var recursive = SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(call).Symbol?.OriginalDefinition, model.GetDeclaredSymbol(method));
            var wanted = run.SourceTrees.SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
                .Any(m => SyncName(m) == name && m.DescendantTokens().Count(t => t.ValueText == m.Identifier.ValueText) > 1);
            run.Require(!recursive || wanted, $"'{name}' calls itself, which its source does not");
        }
    }

    private static int Suppressions(string text) => text.Split("#pragma warning disable").Length - 1;

    private static void RequireMarked(SyncCase run, IEnumerable<Diagnostic> reported)
    {
        var open = run.Marks.ToList();
        foreach (var diagnostic in reported)
        {
            var found = open.FindIndex(m => m.Matches(diagnostic));
            run.Require(found >= 0, "unexpected: " + diagnostic);
            open.RemoveAt(found);
        }

        open.RemoveAll(m => m.Optional);
        run.Require(open.Count == 0, "not reported: " + string.Join("; ", open));
    }

    private static bool IsMarkedFor(SyncCase run, Diagnostic diagnostic) => run.Marks.Any(m => m.Matches(diagnostic));

    private static void RequireNothingGenerated(SyncCase run, SyncMark mark)
    {
        // Of an attributed type, a whole sibling type or a member of no name of its own nothing can be said from here.
        var member = mark.Tree.GetRoot().FindNode(mark.Span, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<MethodDeclarationSyntax>().LastOrDefault();
        if (member is null || mark.IsInformation || mark.Optional)
        {
            return;
        }

        var name = SyncName(member);
        var type = (member.Parent as TypeDeclarationSyntax)?.Identifier.ValueText;
        var rivals = run.SourceTrees.SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()).Count(m => SyncName(m) == name && m.Identifier.ValueText != name);
        var generated = run.MemberTrees.SelectMany(t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Any(m => m.Identifier.ValueText == name && (m.Parent as TypeDeclarationSyntax)?.Identifier.ValueText == type);
        run.Require(rivals > 1 || !generated, $"'{name}' is generated although refused");
    }

    private static string SyncName(MethodDeclarationSyntax method)
    {
        var named = method.AttributeLists.SelectMany(l => l.Attributes).Where(a => a.Name.ToString().Contains("CreateSyncVersion", StringComparison.Ordinal))
            .SelectMany(a => a.ArgumentList?.Arguments ?? default).FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Name");
        if (named?.Expression is LiteralExpressionSyntax { Token.Value: string given })
        {
            return given;
        }

        var name = method.Identifier.ValueText;
        for (var at = name.Length - 5; at >= 0; at--)
        {
            if (string.CompareOrdinal(name, at, "Async", 0, 5) == 0 && (at + 5 == name.Length || !char.IsLower(name[at + 5])))
            {
                name = name.Remove(at, 5);
            }
        }

        return name;
    }

    private static void RequireSameOutcome(SyncCase run)
    {
        var outcome = run.Execute("GoAsync");
        var sync = run.Execute("Go");
        run.Require(outcome == sync, $"async {outcome}\nsync  {sync}\n");
    }
}

/// <summary>A marked span of a case: <c>{|STD1003:…|}</c>; <c>{|STD1003,STD1004:…|}</c> means either, <c>{|?STD1003:…|}</c> perhaps.</summary>
internal sealed record SyncMark(string[] Ids, bool Optional, SyntaxTree Tree, TextSpan Span)
{
    public bool IsInformation => Ids.All(id => id is "STD1010" or "STD1011" or "STD1012");

    /// <summary>The ID, a start on one of the mark's lines, and an overlap; the exact end is the translator's own affair.</summary>
    public bool Matches(Diagnostic diagnostic)
    {
        if (!Ids.Contains(diagnostic.Id) || !StandsIn(diagnostic.Location) || !diagnostic.Location.SourceSpan.IntersectsWith(Span))
        {
            return false;
        }

        var lines = Tree.GetLineSpan(Span);
        var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return line >= lines.StartLinePosition.Line && line <= lines.EndLinePosition.Line;
    }

    // What the generator itself reports names the file only, for it keeps no trees.
    private bool StandsIn(Location location)
        => location.SourceTree is { } tree ? tree == Tree : location.GetLineSpan().Path == Tree.FilePath;

    public override string ToString() => $"{string.Join("/", Ids)} at '{Tree.GetText().ToString(Span)}'";
}
