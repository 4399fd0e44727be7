using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Standards.Translation;

namespace Standards.Twins;

/// <summary>
/// Whether two members of the same operations could have different diagnostics: where the hand-written one says something that is no operation,
/// or stands where other warnings are on. To ask the compiler about every member would cost as much as all the rest.
/// </summary>
internal static class WarningScope
{
    public static bool MayDiffer(TwinPair pair, Compilation compilation, CancellationToken cancellationToken)
    {
        var tree = pair.SyncSyntax.SyntaxTree;
        if (tree.GetRoot(cancellationToken).ContainsDirectives)
        {
            return true;
        }

        foreach (var node in pair.SyncSyntax.DescendantNodes())
        {
            if (node.RawKind is (int)SyntaxKind.SuppressNullableWarningExpression or (int)SyntaxKind.NullableType or (int)SyntaxKind.ScopedType)
            {
                return true;
            }
        }

        return tree != pair.AsyncSyntax.SyntaxTree && Context(pair.SyncSyntax, compilation) != Context(pair.AsyncSyntax, compilation);
    }

    private static NullableContext Context(MethodDeclarationSyntax method, Compilation compilation)
        => SemanticModels.Of(compilation, method.SyntaxTree).GetNullableContext(method.Identifier.SpanStart);
}
