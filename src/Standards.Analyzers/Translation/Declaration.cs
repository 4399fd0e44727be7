using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>A name that a member declares in itself: a parameter, a variable, a local function, a type parameter.</summary>
internal sealed class Declaration(SyntaxNode node)
{
    public SyntaxNode Node { get; } = node;

    /// <summary>Whether it is the only one of its name in the member.</summary>
    public bool IsUnique { get; set; } = true;

    /// <summary>What is known about its type; see <see cref="PlainCode"/>.</summary>
    public bool? IsPlain { get; set; }

    /// <summary>Where the name means it; where C# has it reach further, no more than the nearest part of that.</summary>
    public TextSpan Scope { get; } = ScopeOf(node);

    private static TextSpan ScopeOf(SyntaxNode node)
    {
        switch (node)
        {
            case ParameterSyntax { Parent: ParameterListSyntax { Parent: { } function } }:
                return function.Span;
            case ParameterSyntax { Parent: { } function }:
                return function.Span;
            case VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } block } }:
                return block.Span;
            case VariableDeclaratorSyntax { Parent.Parent: StatementSyntax statement }:
                return statement.Span;
            case ForEachStatementSyntax each:
                return each.Statement.Span;
            case SingleVariableDesignationSyntax:
                var n = node.Parent;
                while (n is not (null or StatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax or SwitchExpressionArmSyntax or CatchFilterClauseSyntax or QueryClauseSyntax or EqualsValueClauseSyntax))
                {
                    n = n.Parent;
                }

                return n?.Span ?? default;
            default:
                return default;
        }
    }
}
