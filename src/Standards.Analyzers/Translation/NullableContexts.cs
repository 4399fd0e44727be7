using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Standards.Translation;

internal static class NullableContexts
{
    /// <summary>What <c>#nullable</c> must say for the generated member to stand in the context of its source; null before C# 8.</summary>
    public static string? At(SemanticModel model, SyntaxNode node)
    {
        if (((CSharpParseOptions)node.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8)
        {
            return null;
        }

        var context = model.GetNullableContext(node.SpanStart);
        var annotations = (context & NullableContext.AnnotationsEnabled) != 0;
        var warnings = (context & NullableContext.WarningsEnabled) != 0;
        return (annotations, warnings) switch
        {
            (true, true) => "enable",
            (true, false) => "enable annotations",
            (false, true) => "enable warnings",
            _ => "disable",
        };
    }
}
