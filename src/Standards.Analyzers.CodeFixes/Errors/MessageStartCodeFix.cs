using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Standards.Errors;

/// <summary>STD2001: <c>"Too many"</c> becomes <c>"too many"</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MessageStartCodeFix))]
[Shared]
internal sealed class MessageStartCodeFix : MessageCodeFix
{
    public MessageStartCodeFix()
        : base(Rules.MessageStartsUpperCase, "Start with a lower-case letter")
    {
    }

    protected override string Replace(string text) => text.ToLowerInvariant();
}
