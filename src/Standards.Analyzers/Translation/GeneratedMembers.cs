using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>What an attribute asks for.</summary>
/// <param name="Name">The sync name, where dropping the word <c>Async</c> is not it.</param>
/// <param name="TypeName">The name of the sibling type that a whole type becomes.</param>
internal sealed record SyncRequest(string? Name, string? TypeName, bool KeepsTokens, bool KeepsProgress, bool OmitsNullableDirective);

/// <summary>Which members get a sync version: known from their attributes, for a generator sees neither its own nor another's output.</summary>
internal sealed class GeneratedMembers
{
    private readonly ConcurrentDictionary<ISymbol, SyncRequest?> requests = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<ISymbol, Dictionary<string, List<IMethodSymbol>>> namesakes = new(SymbolEqualityComparer.Default);

    /// <summary>The async members of the type, a definition, that get a sync version of this name; null where none does.</summary>
    public List<IMethodSymbol>? Named(INamedTypeSymbol type, string name)
    {
        // Only source can hold members that are still to be generated.
        if (!type.Locations[0].IsInSource)
        {
            return null;
        }

        var all = namesakes.TryGetValue(type, out var known) ? known : namesakes.GetOrAdd(type, Group(type));
        return all.TryGetValue(name, out var found) ? found : null;
    }

    private Dictionary<string, List<IMethodSymbol>> Group(INamedTypeSymbol type)
    {
        var result = new Dictionary<string, List<IMethodSymbol>>(System.StringComparer.Ordinal);
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method || !IsTaskReturning(method) || RequestFor(method) is not { } request)
            {
                continue;
            }

            var name = NameOf(method, request);
            if (!result.TryGetValue(name, out var list))
            {
                result.Add(name, list = []);
            }

            list.Add(method);
        }

        return result;
    }

    public static string NameOf(IMethodSymbol method, SyncRequest request) => request.TypeName is null ? request.Name ?? SyncNames.Strip(method.Name) : SyncNames.Strip(method.Name);

    /// <summary>The request that covers the method, its own or its type's; null where no sync version is asked for.</summary>
    public SyncRequest? RequestFor(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (method.PartialDefinitionPart is { } definition)
        {
            method = definition;
        }

        if (RequestOf(method) is { } own)
        {
            return own;
        }

        if (method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation
            && method.ContainingType is { } type && Covering(type) is { } request)
        {
            return (request.TypeName is not null || IsTaskReturning(method)) && !IsSkipped(method) ? request : null;
        }

        return null;
    }

    /// <summary>The request of the type; an extension block is covered by its class.</summary>
    public SyncRequest? Covering(INamedTypeSymbol type)
        => RequestOf(type.OriginalDefinition) ?? (type.Name.Length == 0 && type.ContainingType is { } outer ? RequestOf(outer.OriginalDefinition) : null);

    /// <summary>The name of the sibling type that is generated for the type, or null.</summary>
    public string? SiblingName(INamedTypeSymbol type) => RequestOf(type.OriginalDefinition)?.TypeName;

    public static bool IsTaskReturning(IMethodSymbol method)
    {
        var shape = AsyncShapes.Of(method.ReturnType);
        return shape.IsTask() || shape.IsSequence();
    }

    public static bool IsSkipped(IMethodSymbol method) => Has(method, "SkipSyncVersionAttribute");

    private static bool Has(ISymbol symbol, string name) => symbol.GetAttributes().Any(a => IsOurs(a, name));

    public static bool IsOurs(AttributeData attribute, string name)
        => attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace is { Name: "Standards", ContainingNamespace.IsGlobalNamespace: true };

    private SyncRequest? RequestOf(ISymbol symbol) => requests.TryGetValue(symbol, out var known) ? known : requests.GetOrAdd(symbol, Read(symbol));

    /// <summary>Whether an attribute is written on the method; true where that is not known without binding.</summary>
    public static bool MayHaveAttributes(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty || method.PartialImplementationPart is not null || method.PartialDefinitionPart is not null)
        {
            return true;
        }

        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is not MethodDeclarationSyntax { AttributeLists.Count: 0 })
            {
                return true;
            }
        }

        return false;
    }

    private static SyncRequest? Read(ISymbol symbol)
    {
        if (symbol is IMethodSymbol method && !MayHaveAttributes(method))
        {
            return null;
        }

        foreach (var attribute in symbol.GetAttributes())
        {
            if (!IsOurs(attribute, "CreateSyncVersionAttribute"))
            {
                continue;
            }

            string? name = null, typeName = null;
            bool tokens = false, progress = false, nullable = false;
            foreach (var argument in attribute.NamedArguments)
            {
                switch (argument.Key)
                {
                    case "Name": name = argument.Value.Value as string; break;
                    case "TypeName": typeName = argument.Value.Value as string; break;
                    case "PreserveCancellationToken": tokens = argument.Value.Value is true; break;
                    case "PreserveProgress": progress = argument.Value.Value is true; break;
                    case "OmitNullableDirective": nullable = argument.Value.Value is true; break;
                }
            }

            return new(name, typeName, tokens, progress, nullable);
        }

        return null;
    }
}
