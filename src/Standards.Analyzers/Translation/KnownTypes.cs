using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>The one place that looks types up by name.</summary>
internal static class KnownTypes
{
    /// <summary>The type of this metadata name; where several assemblies declare it, the first public one.</summary>
    public static INamedTypeSymbol? Find(Compilation compilation, string metadataName)
#pragma warning disable RS0030 // the look-up that everything else is to use
        => compilation.GetTypeByMetadataName(metadataName)
#pragma warning restore RS0030
            ?? compilation.GetTypesByMetadataName(metadataName).FirstOrDefault(static t => t.DeclaredAccessibility == Accessibility.Public);
}
