using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Docs;

/// <summary>A declaration that, as far as syntax tells, other projects can use.</summary>
/// <param name="Member">What a documentation comment stands above.</param>
/// <param name="Node">What declares the symbol: the member, or a variable of a field or an event.</param>
/// <param name="Header">From the first modifier to the end of what others see of it: without attributes, bodies, accessors, initializers.</param>
internal sealed record ApiDeclaration(MemberDeclarationSyntax Member, SyntaxNode Node, TextSpan Header)
{
    /// <summary>All of a source, in order. Types whose other parts can make them public are among them, and their members.</summary>
    public static IEnumerable<ApiDeclaration> In(SyntaxNode root)
    {
        foreach (var member in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax || (node is BaseTypeDeclarationSyntax type && IsVisible(type))).OfType<MemberDeclarationSyntax>())
        {
            if (member is BaseNamespaceDeclarationSyntax || IsExtensionBlock(member) || !IsVisible(member) || member.Modifiers.Any(SyntaxKind.OverrideKeyword))
            {
                continue;
            }

            if (member is BaseFieldDeclarationSyntax field)
            {
                foreach (var variable in field.Declaration.Variables)
                {
                    yield return new ApiDeclaration(member, variable, TextSpan.FromBounds(Start(member), variable.Identifier.Span.End));
                }
            }
            else
            {
                yield return new ApiDeclaration(member, member, TextSpan.FromBounds(Start(member), End(member)));
            }
        }
    }

    /// <summary>The same in two versions of a source where others see the same: the types around it, and the header.</summary>
    public string Key { get; } = string.Join(
        ' ',
        Node.Ancestors().OfType<BaseTypeDeclarationSyntax>().Select(static type => $"{type.Identifier.Text}`{(type as TypeDeclarationSyntax)?.Arity}")
            .Concat(Member.DescendantTokens(Header).Where(token => Header.Contains(token.Span)).Select(static token => token.Text)));

    /// <summary>Where the header begins, from 1.</summary>
    public int Line => Member.SyntaxTree.GetLineSpan(Header).StartLinePosition.Line + 1;

    /// <summary>In C# 14 a block of members is a type without a name. It is not named by its class here, which not every version of Roslyn has.</summary>
    private static bool IsExtensionBlock(MemberDeclarationSyntax member)
        => member is TypeDeclarationSyntax and not (ClassDeclarationSyntax or StructDeclarationSyntax or InterfaceDeclarationSyntax or RecordDeclarationSyntax);

    private static bool IsVisible(MemberDeclarationSyntax member)
    {
        var modifiers = member.Modifiers;
        if (modifiers.Any(SyntaxKind.PrivateKeyword) || modifiers.Any(SyntaxKind.FileKeyword))
        {
            return false;
        }

        return modifiers.Any(SyntaxKind.PublicKeyword) || modifiers.Any(SyntaxKind.ProtectedKeyword) || (!modifiers.Any(SyntaxKind.InternalKeyword)
            && (member is EnumMemberDeclarationSyntax || modifiers.Any(SyntaxKind.PartialKeyword) || IsExtensionBlock(member) || (member.Parent is InterfaceDeclarationSyntax && !IsExplicit(member))));
    }

    private static bool IsExplicit(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.ExplicitInterfaceSpecifier is not null,
        OperatorDeclarationSyntax @operator => @operator.ExplicitInterfaceSpecifier is not null,
        ConversionOperatorDeclarationSyntax conversion => conversion.ExplicitInterfaceSpecifier is not null,
        BasePropertyDeclarationSyntax property => property.ExplicitInterfaceSpecifier is not null,
        _ => false,
    };

    private static int Start(MemberDeclarationSyntax member)
        => (member.AttributeLists.Count == 0 ? member.GetFirstToken() : member.AttributeLists[^1].GetLastToken().GetNextToken()).SpanStart;

    private static int End(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type when !type.OpenBraceToken.IsKind(SyntaxKind.None) => type.OpenBraceToken.GetPreviousToken().Span.End,
        BaseMethodDeclarationSyntax { ParameterList: var parameters } and ConstructorDeclarationSyntax => parameters.Span.End,
        BaseMethodDeclarationSyntax method => Before(method, (SyntaxNode?)method.Body ?? method.ExpressionBody),
        BasePropertyDeclarationSyntax property => Before(property, property.AccessorList ?? (SyntaxNode?)(property switch
        {
            PropertyDeclarationSyntax { ExpressionBody: var body } => body,
            IndexerDeclarationSyntax { ExpressionBody: var body } => body,
            _ => null,
        })),
        EnumMemberDeclarationSyntax constant => constant.Identifier.Span.End,
        _ => member.Span.End,
    };

    private static int Before(MemberDeclarationSyntax member, SyntaxNode? body) => body is null ? member.Span.End : body.GetFirstToken().GetPreviousToken().Span.End;
}
