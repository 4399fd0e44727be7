using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>STD1002: what is wrong with a committed sync file, and where in the source to say it.</summary>
internal static class CommittedVerdicts
{
    /// <summary>What is wrong with the file of a source; null for nothing, or where the analyzer of the file itself says it.</summary>
    /// <param name="candidate">The source.</param>
    /// <param name="composed">What the generator would add for it.</param>
    /// <param name="reports">Whether no analyzer runs.</param>
    /// <param name="difference">Where the two first differ, in the text without header.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public static string? Judge(Candidate candidate, string? composed, bool reports, out int difference, CancellationToken cancellationToken)
    {
        difference = 0;
        if (candidate.CommittedTree is not { } committed)
        {
            return composed is null ? null : "is missing";
        }

        var header = committed.Info.Header;
        if (Compare(committed, composed, cancellationToken) is { } place)
        {
            difference = place;

            // Edited by hand is STD1001's. It stands in the header, where no directive of the file can hide it.
            return header is { IsIntact: false } && !reports ? null
                : header is null ? "differs from what its source gives, and has no header"
                : "differs from what its source gives";
        }

        if (header is null)
        {
            return composed is null ? null : "has no header";
        }

        return header.IsIntact && header.Source != CommittedText.FileName(candidate.Tree.FilePath) ? $"was written for '{header.Source}'" : null;
    }

    /// <summary>Neither of the two changed while both are the same objects.</summary>
    private static int? Compare(CommittedTree committed, string? composed, CancellationToken cancellationToken)
    {
        if (committed.Info.LastCompared is { } last && ReferenceEquals(last.Composed, composed))
        {
            return last.Difference;
        }

        var difference = CommittedText.FirstDifference(committed.Tree, committed.Info.Header, composed, cancellationToken);
        committed.Info.LastCompared = new ComparedFile(composed, difference);
        return difference;
    }

    /// <summary>The member at a place of the composed text, and its name in the source.</summary>
    public static (int Index, TextSpan Name)? Place(Candidate candidate, TranslatedFile file, ImmutableArray<MemberVerdict> verdicts, string? composed, int difference, CancellationToken cancellationToken)
    {
        var body = composed is null ? "" : CommittedText.Body(composed);
        int? found = null;
        var position = 0;
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (!verdicts[i].Emitted || file.Translation.Members[i].Text is not { Length: > 0 } text)
            {
                continue;
            }

            // What differs before the first member is said there, what differs after the last at the last.
            found ??= i;
            position = body.IndexOf(CommittedText.Normalize(text), position, System.StringComparison.Ordinal);
            if (position < 0 || position > difference)
            {
                break;
            }

            found = i;
        }

        // Nothing is emitted: whatever of the source was looked at.
        found ??= verdicts.Length > 0 ? 0 : null;
        if (found is not { } index)
        {
            return null;
        }

        var node = candidate.Tree.GetRoot(cancellationToken).FindNode(file.Translation.Members[index].Span);
        return (index, NameOf(node));
    }

    /// <summary>A file with our header that no source asks for, said at its first type. Null where nothing of it is compiled: it may belong to another target framework.</summary>
    public static (MemberDeclarationSyntax Type, TextSpan Name)? LeftOver(CommittedTree committed, CancellationToken cancellationToken)
    {
        var type = committed.Tree.GetRoot(cancellationToken)
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault();
        return type is null ? null : (type, NameOf(type));
    }

    private static TextSpan NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Span,
        BaseTypeDeclarationSyntax type => type.Identifier.Span,
        _ => node.GetFirstToken().Span,
    };
}
