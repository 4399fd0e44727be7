using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.DataAccess;

/// <summary>Names with what qualifies them.</summary>
internal static class TypeNames
{
    /// <summary><c>A.B.C</c> for <c>C</c>, whether it stands as a type or as an expression.</summary>
    public static SyntaxNode Whole(SimpleNameSyntax name) => name.Parent switch
    {
        AliasQualifiedNameSyntax alias when alias.Name == name => alias.Parent is QualifiedNameSyntax outer && outer.Right.Span == alias.Span ? outer : alias,
        QualifiedNameSyntax qualified when qualified.Right == name => qualified,
        MemberAccessExpressionSyntax access when access.Name == name => access,
        _ => name,
    };
}
