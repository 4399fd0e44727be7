using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>What a user may choose about a source file, from <c>.editorconfig</c>.</summary>
/// <param name="KeepCancellationToken"><c>standards.sync.cancellation = keep</c>: token parameters stay.</param>
/// <param name="EmitNullableDirective"><c>standards.sync.nullable_directive</c>: whether the output says <c>#nullable</c>.</param>
/// <param name="ExcludeFromCoverage"><c>standards.sync.coverage = exclude</c>: generated members get <c>[ExcludeFromCodeCoverage]</c>.</param>
internal sealed record TranslationOptions(bool KeepCancellationToken, bool EmitNullableDirective, bool ExcludeFromCoverage)
{
    public static readonly TranslationOptions Default = new(false, true, false);

    /// <summary>
    /// Whether a <c>#line</c> leads errors in copied text to its source. A file that stands beside the source does without:
    /// each line added above would change it.
    /// </summary>
    public bool LineDirectives { get; init; } = true;
}

/// <summary>Something that the translator has to say, at its place in the async source.</summary>
/// <param name="Id">The diagnostic's ID, such as <c>STD1003</c>.</param>
/// <param name="Span">Where, in the source tree of the member.</param>
/// <param name="Arguments">The arguments of the descriptor's message format, in order.</param>
/// <param name="Refuses">Whether nothing is emitted for the member because of it.</param>
internal sealed record Problem(string Id, TextSpan Span, ImmutableArray<string> Arguments, bool Refuses)
{
    public bool Equals(Problem? other)
        => other is not null && Id == other.Id && Span == other.Span && Refuses == other.Refuses && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    public override int GetHashCode() => unchecked((Id.GetHashCode() * 397) ^ Span.GetHashCode());
}

/// <summary>A to-be-generated member that a translation calls, overrides or implements.</summary>
/// <param name="Key">The <see cref="MemberTranslation.Key"/> of that member.</param>
/// <param name="Span">Where it is used, in the source tree of the dependent member.</param>
/// <param name="Name">How to name it to the user.</param>
internal sealed record Dependency(string Key, TextSpan Span, string Name);

/// <summary>A namespace or type that stands around a generated member, as text.</summary>
/// <param name="Header">For example <c>namespace A.B</c> or <c>partial class C&lt;T&gt;</c>, without the opening brace.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Container(string Header, ContainerKind Kind)
{
    /// <summary>The usings that stand inside a namespace, a line each.</summary>
    public string Usings { get; init; } = "";
}

internal enum ContainerKind
{
    Namespace,
    FileScopedNamespace,
    Type,
}

/// <summary>The verdict on one attributed member: text, or problems. Holds nothing of a compilation.</summary>
internal sealed class MemberTranslation
{
    /// <summary>The documentation comment ID of the async member; with <see cref="FilePath"/> it names the translation.</summary>
    public string Key { get; init; } = "";

    /// <summary>For messages: <c>Repository.FindAsync</c>.</summary>
    public string DisplayName { get; init; } = "";

    public string FilePath { get; init; } = "";

    /// <summary>The span of the async member's declaration, without its leading trivia.</summary>
    public TextSpan Span { get; init; }

    /// <summary>The text that is added to the compilation, with its own indentation; null where refused.</summary>
    public string? Text { get; set; }

    /// <summary>The containers of the member, outermost first.</summary>
    public ImmutableArray<Container> Containers { get; init; } = ImmutableArray<Container>.Empty;

    /// <summary>Types that the containing type's partial declaration must also list, such as <c>global::System.IDisposable</c>.</summary>
    public ImmutableArray<string> AddedBases { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The nullable context at the member: <c>enable</c>, <c>disable</c>, <c>enable warnings</c>, …; null to say nothing.</summary>
    public string? NullableContext { get; init; }

    /// <summary>The generated member's signature, unique in its type, so that two members that would collide are found.</summary>
    public string Signature { get; init; } = "";

    public List<Problem> Problems { get; } = [];

    public List<Dependency> Dependencies { get; } = [];

    /// <summary>Whether an interface or an abstract base that is written by hand asks for the sync member, see <see cref="DemandedMembers"/>.</summary>
    public bool IsDemanded { get; init; }

    /// <summary>Whether the text calls the helpers of <c>Standards.SyncCalls</c>, which are added when somebody does.</summary>
    public bool UsesHelpers { get; set; }

    public bool Refused => Text is null || Problems.Exists(static p => p.Refuses);
}

/// <summary>All translations of one source file, and what its generated file begins with.</summary>
/// <param name="FilePath">The source file.</param>
/// <param name="Header">Extern aliases, usings, <c>#define</c>s and <c>#pragma warning disable</c>s of the source file that hold at its members.</param>
/// <param name="Members">In source order.</param>
internal sealed record FileTranslation(string FilePath, string Header, ImmutableArray<MemberTranslation> Members);
