using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Sync;

/// <summary>STD1006: deletes the hand-written sync member, when it is what would be generated.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GeneratedMemberCollidesCodeFix))]
[Shared]
internal sealed class GeneratedMemberCollidesCodeFix : StandardsCodeFix
{
    public GeneratedMemberCollidesCodeFix()
        : base(Rules.GeneratedMemberCollides, "Delete the hand-written sync version, which equals the generated one")
    {
    }

    // The two can stand in different parts of the type.
    protected override bool TouchesOtherDocuments => true;

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await model!.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(model.SyntaxTree);
        var deleted = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } source
                && model.GetDeclaredSymbol(source, cancellationToken) is { } method
                && TwinComparison.FindEqualTwins(method, source, options, cancellationToken) is [var twin])
            {
                deleted.Add(twin);
            }
        }

        foreach (var twin in deleted)
        {
            if (document.Project.Solution.GetDocument(twin.SyntaxTree) is { } home and not SourceGeneratedDocument)
            {
                var text = await home.GetTextAsync(cancellationToken).ConfigureAwait(false);
                edits.Add(home, new TextChange(DeletedSpan(text, twin, deleted), ""));
            }
        }
    }

    private static TextSpan DeletedSpan(SourceText text, SyntaxNode twin, HashSet<SyntaxNode> deleted)
    {
        var first = twin.GetFirstToken();
        var last = twin.GetLastToken();
        var siblings = ((TypeDeclarationSyntax)twin.Parent!).Members;
        var isFirst = siblings.TakeWhile(m => m != twin).All(deleted.Contains);
        var start = text.StartWithComments(first);
        var end = SourceLines.EndWithLine(last);

        // One blank line goes too: the one above, or for the first member the one below. Not where it parts other code or a directive.
        if (text.IsFirstOnLine(first) && SourceLines.IsLastOnLine(last))
        {
            var above = text.Lines.GetLineFromPosition(start).LineNumber - 1;
            var below = text.Lines.GetLineFromPosition(end);
            if (!isFirst && text.IsBlank(text.Lines[above]))
            {
                start = text.Lines[above].Start;
            }
            else if (isFirst && siblings.Last() != twin && text.IsBlank(below))
            {
                end = below.EndIncludingLineBreak;
            }
        }

        return TextSpan.FromBounds(start, end);
    }
}
