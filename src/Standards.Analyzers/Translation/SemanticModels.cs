using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>
/// Semantic models without flow analysis of nullability: no question of the translator needs it, and it is a third of what binding
/// a body costs. The option is experimental in Roslyn, so a compiler without it gets the plain model.
/// </summary>
internal static class SemanticModels
{
    private static bool isMissing;

    public static SemanticModel Of(Compilation compilation, SyntaxTree tree)
    {
        if (!isMissing)
        {
            try
            {
                return WithoutNullability(compilation, tree);
            }
            catch (Exception exception) when (exception is MissingMemberException or TypeLoadException)
            {
                isMissing = true;
            }
        }

        return compilation.GetSemanticModel(tree);
    }

    // Not inlined: what is missing is found when this method is compiled, inside the try.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SemanticModel WithoutNullability(Compilation compilation, SyntaxTree tree)
#pragma warning disable RSEXPERIMENTAL001
        => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
