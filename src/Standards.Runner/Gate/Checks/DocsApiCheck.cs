using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Standards.Docs;
using Standards.Evidence;
using Standards.Files;
using Standards.Policy;
using Standards.Testing;

namespace Standards.Gate.Checks;

/// <summary>Whether public symbols of libraries have a documentation comment.</summary>
internal sealed class DocsApiCheck : IGateCheck
{
    // The newest language: a project loads with its own.
    private static readonly CSharpParseOptions Newest = new(LanguageVersion.Preview, DocumentationMode.Parse);

    public string Name => CheckNames.DocsApi;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Looks at the public and protected symbols of libraries. With 'gate.docs.api' = 'changed', the default, at those that are new since the base, whose declaration changed (attributes, bodies, accessors and initializers aside), or whose comment is gone; with 'all' at every one, and scope 'new' blocks on the same as 'changed'.
        Blocks where the documentation comment is missing or says nothing. One part of a partial declaration is enough, and so is <inheritdoc/>.
        Overrides, implementations of interface members, constructors without parameters, generated code, programs and test projects are not asked. Whether a project writes an XML file plays no part. 'off' switches the check off.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var policy = context.Policy.Gate;
        var changes = context is { Git: { } git, Changes: { } changed } ? new ApiChanges(git, changed) : null;
        switch (policy.Docs.Api)
        {
            case ApiDocs.Off:
                return CheckResult.NotApplicable(Name, "'gate.docs.api' is 'off'");

            case ApiDocs.All:
                var all = await SurveyAsync(context, changes, null, cancellationToken).ConfigureAwait(false);
                var isInScope = policy.Scope == GateScope.All || changes is null;
                return CheckResult.Of(
                    Name,
                    $"{TestFindings.Counted(all.Asked, "public symbol")}, {all.Gaps.Length:N0} without documentation",
                    [.. all.Gaps.Where(gap => isInScope || gap.Change != ApiChange.None).Select(Found)]);

            default:
                if (changes is null)
                {
                    return CheckResult.NotApplicable(Name, "no base");
                }

                var sources = context.Changes!.Files.Keys.Where(static path => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).ToList();
                var suspects = await SuspectsAsync(context, changes, sources, cancellationToken).ConfigureAwait(false);
                ImmutableArray<Finding> findings = suspects.Count == 0
                    ? []
                    : [.. (await SurveyAsync(context, changes, suspects, cancellationToken).ConfigureAwait(false)).Gaps.Where(static gap => gap.Change != ApiChange.None).Select(Found)];
                return CheckResult.Of(Name, $"{TestFindings.Counted(sources.Count, "changed C# file")}, {TestFindings.Counted(findings.Length, "public symbol")} without documentation", findings);
        }
    }

    private static async Task<ApiSurvey> SurveyAsync(GateContext context, ApiChanges? changes, IReadOnlySet<string>? files, CancellationToken cancellationToken)
    {
        var loader = await context.ProjectsAsync(cancellationToken).ConfigureAwait(false);
        return await ApiSurvey.MakeAsync(context.Root, loader.Projects, changes, files, context.Step, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The sources for which the projects are worth loading, which takes seconds: by their text alone.</summary>
    private static async Task<HashSet<string>> SuspectsAsync(GateContext context, ApiChanges changes, IEnumerable<string> sources, CancellationToken cancellationToken)
    {
        var suspects = new HashSet<string>(StringComparer.Ordinal);
        var folders = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            if (RootedPath.Resolve(context.Root, source) is not { } path || !File.Exists(path) || !IsOfLibrary(context.Root, Path.GetDirectoryName(source)!, folders))
            {
                continue;
            }

            using var stream = File.OpenRead(path);
            if (await ApiSurvey.IsSuspectAsync(CSharpSyntaxTree.ParseText(SourceText.From(stream), Newest, path, cancellationToken), source, changes, cancellationToken).ConfigureAwait(false))
            {
                suspects.Add(source);
            }
        }

        return suspects;
    }

    /// <summary>Whether the nearest project file above says nothing else; the loaded project decides.</summary>
    private static bool IsOfLibrary(string root, string folder, Dictionary<string, bool> known)
    {
        if (!known.TryGetValue(folder, out var isLibrary))
        {
            var projects = Directory.GetFiles(Path.Combine(root, folder), "*.csproj").Select(file => ProjectFile.Read(root, file)).ToList();
            known[folder] = isLibrary = projects.Count > 0
                ? projects.Any(static project => project is not ({ IsTest: true } or { IsProgram: true }))
                : folder.Length == 0 || IsOfLibrary(root, Path.GetDirectoryName(folder)!, known);
        }

        return isLibrary;
    }

    private static Finding Found(ApiGap gap)
        => new(gap switch
        {
            { Change: ApiChange.CommentRemoved } => $"the documentation comment of '{gap.Symbol}' is gone",
            { Comment: ApiComment.Empty } => $"the documentation comment of '{gap.Symbol}' says nothing",
            _ => $"'{gap.Symbol}' has no documentation comment",
        })
        {
            Path = gap.Path,
            Line = gap.Line,
            Target = gap.Symbol,
            Fix = $"write a documentation comment above {gap.Path}:{gap.Line}",
        };
}
