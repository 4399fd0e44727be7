using System.Collections.Immutable;
using Standards.Options;

namespace Standards.Annotations;

/// <summary>What <c>.editorconfig</c> says about annotations.</summary>
internal static class AnnotationOptions
{
    /// <summary>Whether an optional value type is written <c>int?</c> or <c>Nullable&lt;int&gt;</c>.</summary>
    public static readonly Option<bool> Generic = Option.OneOf("standards.STD5002.optional_style", false, ("question_mark", false), ("nullable_generic", true));

    public static readonly ImmutableArray<Option> All = [Generic];
}
