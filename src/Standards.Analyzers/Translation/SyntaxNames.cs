using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>Names as they are written.</summary>
internal static class SyntaxNames
{
    /// <summary><c>CreateSyncVersion</c> of <c>global::Standards.CreateSyncVersion</c>; empty where the type is not written as a name.</summary>
    public static string Last(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => Last(nullable.ElementType),
        _ => "",
    };
}
