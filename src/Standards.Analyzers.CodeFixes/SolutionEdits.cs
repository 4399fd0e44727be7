using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Standards;

/// <summary>Changes to the documents of one solution: pieces of text, and whole files; the same change added twice counts once.</summary>
internal sealed class SolutionEdits
{
    private readonly Solution solution;
    private readonly Dictionary<DocumentId, HashSet<TextChange>> changes = [];
    private readonly Dictionary<string, (SourceText? Text, Document Near)> files = [];

    public SolutionEdits(Solution solution) => this.solution = solution;

    public bool IsEmpty => changes.Count == 0 && files.Count == 0;

    public void Add(Document document, TextChange change)
    {
        // A file that several target frameworks share is several documents: all of them get every change, or the last one written would win.
        foreach (var id in document.GetLinkedDocumentIds().Add(document.Id))
        {
            if (!this.changes.TryGetValue(id, out var changes))
            {
                this.changes.Add(id, changes = []);
            }

            changes.Add(change);
        }
    }

    public void Add(Document document, IEnumerable<TextChange> changes)
    {
        foreach (var change in changes)
        {
            Add(document, change);
        }
    }

    public void Insert(Document document, int position, string text) => Add(document, new TextChange(new TextSpan(position, 0), text));

    /// <summary>Gives a file its text; makes it, in the project and the folder of another one, where it does not exist.</summary>
    public void Write(string path, SourceText text, Document near) => files[path] = (text, near);

    public void Delete(Document document) => files[document.FilePath!] = (null, document);

    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        var solution = this.solution;
        foreach (var pair in changes)
        {
            var text = await solution.GetDocument(pair.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(pair.Key, text.WithChanges(TextEdits.InOrder(pair.Value)));
        }

        foreach (var pair in files)
        {
            solution = WithFile(solution, pair.Key, pair.Value.Text, pair.Value.Near);
        }

        return solution;
    }

    private static Solution WithFile(Solution solution, string path, SourceText? text, Document near)
    {
        var existing = solution.GetDocumentIdsWithFilePath(path);
        if (text is null)
        {
            return solution.RemoveDocuments(existing);
        }

        foreach (var id in existing)
        {
            solution = solution.WithDocumentText(id, text);
        }

        // Into one project only: the file is on disk then, and the other target frameworks find it there.
        return existing.IsEmpty
            ? solution.AddDocument(DocumentId.CreateNewId(near.Project.Id), Path.GetFileName(path), text, near.Folders, path)
            : solution;
    }
}
