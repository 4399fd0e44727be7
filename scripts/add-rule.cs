#:property PublishAot=false
#:package System.CommandLine
#:property ImplicitUsings=enable

// dotnet run scripts/add-rule.cs -- STD2004 Errors EmptyMessage "Exception message is empty" --severity Info --scope Library --fix "Add a message"
// Adds the descriptor, the four files of the rule and its rows. What it writes builds; the tests of the rule fail until the rule exists.

using System.CommandLine;
using System.Text.RegularExpressions;

var id = new Argument<string>("id") { Description = "STD and four digits; not used before" };
var area = new Argument<string>("area") { Description = "the folder and the suffix of the category: Errors, Tests, …" };
var name = new Argument<string>("name") { Description = "the stem of the four files, in PascalCase" };
var title = new Argument<string>("title") { Description = "one sentence without a period" };
var severity = new Option<string>("--severity") { Description = "Error, Warning or Info", DefaultValueFactory = static _ => "Warning" };
var scope = new Option<string>("--scope") { Description = "All, Library or Tests", DefaultValueFactory = static _ => "All" };
var fix = new Option<string?>("--fix") { Description = "the title of the code fix; none where it is not given" };
var root = new Option<DirectoryInfo>("--root") { Description = "the repository", DefaultValueFactory = static _ => new DirectoryInfo(Directory.GetCurrentDirectory()) };
severity.AcceptOnlyFromAmong("Error", "Warning", "Info");
scope.AcceptOnlyFromAmong("All", "Library", "Tests");

var command = new RootCommand("Adds a rule: descriptor, analyzer, code fix, tests, page, rows.") { id, area, name, title, severity, scope, fix, root };
command.SetAction(result => new Scaffold(
    result.GetValue(root)!.FullName,
    result.GetValue(id)!,
    result.GetValue(area)!,
    result.GetValue(name)!,
    result.GetValue(title)!.TrimEnd('.'),
    result.GetValue(severity)!,
    result.GetValue(scope)!,
    result.GetValue(fix)).Write());
return command.Parse(args).Invoke();

internal sealed record Scaffold(string Root, string Id, string Area, string Name, string Title, string Severity, string Scope, string? Fix)
{
    public int Write()
    {
        if (Problem() is { } problem)
        {
            Console.Error.WriteLine(problem);
            return 64;
        }

        Create($"src/Standards.Analyzers/{Area}/{Name}Analyzer.cs", Analyzer());
        Create($"tests/Standards.Analyzers.Tests/{Area}/{Name}Tests.cs", Tests());
        Create($"docs/rules/{Id}.md", Page());
        if (Fix is not null)
        {
            Create($"src/Standards.Analyzers.CodeFixes/{Area}/{Name}CodeFix.cs", CodeFix());
        }

        Edit("src/Standards.Analyzers/Rules.cs", AddDescriptor);
        Edit("AnalyzerReleases.Unshipped.md", text => AddRow(text, new Regex(@"^(STD\d{4}) \|", RegexOptions.Multiline), $"{Id} | Standards.{Area} | {Severity} | {Title}"));
        Edit("README.md", text => AddRow(text, new Regex(@"^\| \[(STD\d{4})\]", RegexOptions.Multiline), $"| [{Id}](docs/rules/{Id}.md) | {Title} | {Severity} | {(Fix is null ? "No" : "Yes")} |"));
        Edit("src/Standards.Analyzers.CodeFixes/Package/config/standards.none.globalconfig", text => AddRow(text, new Regex(@"^dotnet_diagnostic\.(STD\d{4})\.", RegexOptions.Multiline), $"dotnet_diagnostic.{Id}.severity = none"));
        if (Severity == "Info")
        {
            Edit("src/Standards.Analyzers.CodeFixes/Package/config/standards.strict.globalconfig", text => AddRow(text, new Regex(@"^dotnet_diagnostic\.(STD\d{4})\.", RegexOptions.Multiline), $"dotnet_diagnostic.{Id}.severity = warning"));
        }

        return 0;
    }

    private string? Problem()
    {
        if (!Regex.IsMatch(Id, @"^STD\d{4}$"))
        {
            return $"'{Id}' is no ID; write STD and four digits";
        }

        if (!File.Exists(Path.Combine(Root, "Standards.Analyzers.sln")))
        {
            return $"'{Root}' is not the repository; run this at its root, or give --root";
        }

        if (!Regex.IsMatch(Name, "^[A-Z][A-Za-z0-9]+$") || !Regex.IsMatch(Area, "^[A-Z][A-Za-z0-9]+$"))
        {
            return $"'{Area}' and '{Name}' become names of folders and classes; write them in PascalCase";
        }

        var rules = File.ReadAllText(Path.Combine(Root, "src/Standards.Analyzers/Rules.cs"));
        return rules.Contains($"\"{Id}\"", StringComparison.Ordinal) ? $"'{Id}' exists" : Regex.IsMatch(rules, $@"\b{Name} =") ? $"a rule '{Name}' exists" : null;
    }

    private void Create(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var writer = new StreamWriter(new FileStream(file, FileMode.CreateNew));
        writer.Write(text);
        Console.WriteLine("created " + path);
    }

    private void Edit(string path, Func<string, string> edit)
    {
        var file = Path.Combine(Root, path);
        File.WriteAllText(file, edit(File.ReadAllText(file)));
        Console.WriteLine("edited  " + path);
    }

    /// <summary>Before the first row of a higher ID, else after the last row.</summary>
    private string AddRow(string text, Regex rows, string row)
    {
        var last = 0;
        foreach (Match match in rows.Matches(text))
        {
            if (string.CompareOrdinal(match.Groups[1].Value, Id) > 0)
            {
                return text.Insert(match.Index, row + "\n");
            }

            last = text.IndexOf('\n', match.Index) is var end and >= 0 ? end + 1 : text.Length;
        }

        return text.Insert(last, last > 0 && text[last - 1] != '\n' ? "\n" + row : row + "\n");
    }

    private string AddDescriptor(string text)
    {
        var descriptor = $$"""
                public static readonly DiagnosticDescriptor {{Name}} = Create(
                    "{{Id}}",
                    Areas.{{Area}},
                    "{{Title}}",
                    "{{Title}}: '{0}'",
                    DiagnosticSeverity.{{Severity}},
                    "{{Title}}.");


            """;
        var next = Regex.Matches(text, @"    public static readonly DiagnosticDescriptor \w+ = Create\(\s+""(STD\d{4})""").FirstOrDefault(match => string.CompareOrdinal(match.Groups[1].Value, Id) > 0);
        text = text.Insert(next?.Index ?? text.IndexOf("    private static DiagnosticDescriptor Create(", StringComparison.Ordinal), descriptor);
        if (!text.Contains($"public const string {Area} ", StringComparison.Ordinal))
        {
            var areas = text.IndexOf("{\n", text.IndexOf("class Areas", StringComparison.Ordinal), StringComparison.Ordinal) + 2;
            text = text.Insert(areas, $"        public const string {Area} = nameof({Area});\n");
        }

        return text;
    }

    private string Analyzer() => $$"""
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        namespace Standards.{{Area}};

        /// <summary>{{Id}}: {{Title}}.</summary>
        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class {{Name}}Analyzer : RuleAnalyzer
        {
            public {{Name}}Analyzer()
                : base(RuleScope.{{Scope}})
            {
            }

            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.{{Name}}];

            private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
                => context.RegisterSymbolAction(Check, SymbolKind.NamedType);

            private static void Check(SymbolAnalysisContext context)
            {
                // The cheapest test first; nothing is allocated before a diagnostic is certain.
                if (context.Symbol.Name != "{{Name}}")
                {
                    return;
                }

                context.ReportDiagnostic(Diagnostic.Create(Rules.{{Name}}, context.Symbol.Locations[0], context.Symbol.Name));
            }
        }

        """;

    private string CodeFix() => $$"""
        using System.Collections.Immutable;
        using System.Composition;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.CodeFixes;

        namespace Standards.{{Area}};

        /// <summary>{{Id}}: {{Fix}}.</summary>
        [ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof({{Name}}CodeFix)), Shared]
        internal sealed class {{Name}}CodeFix : StandardsCodeFix
        {
            public {{Name}}CodeFix()
                : base(Rules.{{Name}}, "{{Fix}}")
            {
            }

            // An edit for each diagnostic; none for one that the fix does not cover.
            protected override Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
                => Task.CompletedTask;
        }

        """;

    private string Tests() => $$"""
        using System.Threading.Tasks;
        using Microsoft.CodeAnalysis.Testing;
        using Standards.Verifiers;
        using Xunit;

        namespace Standards.{{Area}};

        public static class {{Name}}Tests
        {
            [Fact]
            public static Task Example_Reports() => new RuleCase<{{Name}}Analyzer, {{(Fix is null ? "EmptyCodeFixProvider" : Name + "CodeFix")}}>
            {
                Source = "class [|{{Name}}|];",
            }.RunAsync();

            [Fact]
            public static Task EmptySource_DoesNotReport() => new RuleCase<{{Name}}Analyzer, {{(Fix is null ? "EmptyCodeFixProvider" : Name + "CodeFix")}}>
            {
                Source = "",
            }.RunAsync();
        }

        """;

    private string Page() => $"""
        # {Id}: {Title}

        | Property | Value |
        |---|---|
        | ID | {Id} |
        | Category | Standards.{Area} |
        | Default severity | {Severity} |
        | Enabled by default | Yes |
        | Code fix | {(Fix is null ? "No" : "Yes: " + Fix)} |

        ## Cause

        {Title}.

        ```csharp
        public class {Name} // {Id}
        {"{"}
        {"}"}
        ```

        ## Why

        ## How to fix

        ```csharp
        public class Fixed
        {"{"}
        {"}"}
        ```

        ## When to suppress

        ## Options

        None.

        ## Related rules

        """;
}
