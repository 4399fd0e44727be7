using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Standards.Errors;

/// <summary>STD2002: <c>"too many!"</c> becomes <c>"too many"</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MessageEndCodeFix))]
[Shared]
internal sealed class MessageEndCodeFix : MessageCodeFix
{
    public MessageEndCodeFix()
        : base(Rules.MessageEndsWithMark, "Remove the mark at the end")
    {
    }

    protected override string Replace(string text) => "";
}
