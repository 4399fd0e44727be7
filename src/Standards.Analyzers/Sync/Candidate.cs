using Microsoft.CodeAnalysis;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>A file to translate. Lives for one run only: it holds the tree.</summary>
internal sealed record Candidate(SyntaxTree Tree, TreeInfo Info, TranslationOptions Options, bool Committed);
