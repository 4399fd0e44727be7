using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Standards.Git;

namespace Standards.Docs;

/// <summary>What became of a declaration since the base.</summary>
internal enum ApiChange
{
    /// <summary>Nothing that others see.</summary>
    None,

    /// <summary>The base has none of this form: it is new, or others see it otherwise than before.</summary>
    Declared,

    /// <summary>It had a documentation comment.</summary>
    CommentRemoved,
}

/// <summary>Compares declarations with those of the base.</summary>
/// <param name="git">Has the sources of the base.</param>
/// <param name="changes">What differs from it.</param>
internal sealed class ApiChanges(GitRepository git, Changes changes)
{
    private readonly Dictionary<(string, CSharpParseOptions), Dictionary<string, bool>> documented = [];

    /// <param name="path">The source, relative to the root.</param>
    /// <param name="declaration">One without documentation.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public async Task<ApiChange> OfAsync(string path, ApiDeclaration declaration, CancellationToken cancellationToken)
    {
        if (!changes.Files.ContainsKey(path))
        {
            return ApiChange.None;
        }

        var options = (CSharpParseOptions)declaration.Member.SyntaxTree.Options;
        if (!documented.TryGetValue((path, options), out var before))
        {
            documented[(path, options)] = before = await BeforeAsync(path, options, cancellationToken).ConfigureAwait(false);
        }

        return !before.TryGetValue(declaration.Key, out var wasDocumented) ? ApiChange.Declared : wasDocumented ? ApiChange.CommentRemoved : ApiChange.None;
    }

    /// <summary>The declarations of the base, each with whether one of its name and form had a comment.</summary>
    private async Task<Dictionary<string, bool>> BeforeAsync(string path, CSharpParseOptions options, CancellationToken cancellationToken)
    {
        if (await git.ReadFileAsync(changes.BaseCommit, path, cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            return [];
        }

        using var stream = new MemoryStream(bytes);
        var root = await CSharpSyntaxTree.ParseText(SourceText.From(stream), options, path, cancellationToken).GetRootAsync(cancellationToken).ConfigureAwait(false);
        return ApiDeclaration.In(root).GroupBy(static declaration => declaration.Key, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.Any(static declaration => ApiComments.Of(declaration.Member) == ApiComment.Written), StringComparer.Ordinal);
    }
}
