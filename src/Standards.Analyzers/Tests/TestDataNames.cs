using System;
using Microsoft.CodeAnalysis;

namespace Standards.Tests;

/// <summary>The house names of test data: <c>testUser</c> of type <c>User</c> is <c>sampleUser</c>, <c>userList</c> of a list of <c>User</c> is <c>usersBatch</c>.</summary>
internal static class TestDataNames
{
    private static readonly string[] TypeSuffixes = ["Entity", "Model", "Dto", "Record"];

    /// <summary>Whether the name can be one to report: known without asking for the type.</summary>
    public static bool IsCandidate(string name)
    {
        var start = Start(name);
        return name.Length - start > 4 && ((StartsWithTest(name, start) && char.IsUpper(name[start + 4])) || name.EndsWith("List", StringComparison.Ordinal));
    }

    /// <summary>The house name; null where the name says something else than the type does, or the type is no data.</summary>
    public static string? HouseName(string name, ITypeSymbol type)
    {
        var item = ItemOf(type);
        if ((item ?? type) is not INamedTypeSymbol data || !IsData(data))
        {
            return null;
        }

        var start = Start(name);
        var core = name.Substring(start);
        var isTest = StartsWithTest(name, start) && char.IsUpper(name[start + 4]);
        if (isTest)
        {
            core = core.Substring(4);
        }

        var isUpper = char.IsUpper(name[start]);
        var word = Word(data, core, item is not null, out var isList);
        return word is null || (!isTest && !isList) ? null
            : name.Substring(0, start) + (item is null ? (isUpper ? "Sample" : "sample") + word : Plural(isUpper ? word : char.ToLowerInvariant(word[0]) + word.Substring(1)) + "Batch");
    }

    /// <summary>The word of the type's name that the variable's name consists of, with or without the ending of a list.</summary>
    private static string? Word(INamedTypeSymbol data, string core, bool isCollection, out bool isList)
    {
        isList = false;
        if (Matches(data.Name, core) is { } word)
        {
            // 'testUser' of a list of users is another matter than its name.
            return isCollection ? null : word;
        }

        if (!isCollection)
        {
            return null;
        }

        isList = core.EndsWith("List", StringComparison.Ordinal);
        var items = isList ? core.Substring(0, core.Length - 4) : core;
        return Matches(data.Name, items, plural: true) ?? (isList ? Matches(data.Name, items) : null);
    }

    private static string? Matches(string type, string core, bool plural = false)
    {
        if (IsSame(type, core, plural))
        {
            return type;
        }

        foreach (var suffix in TypeSuffixes)
        {
            if (type.Length > suffix.Length && type.EndsWith(suffix, StringComparison.Ordinal) && type.Substring(0, type.Length - suffix.Length) is var stem && IsSame(stem, core, plural))
            {
                return stem;
            }
        }

        return null;
    }

    private static bool IsSame(string type, string core, bool plural)
    {
        var name = plural ? Plural(type) : type;
        return core.Length == name.Length && char.ToUpperInvariant(core[0]) == char.ToUpperInvariant(name[0]) && string.CompareOrdinal(core, 1, name, 1, name.Length - 1) == 0;
    }

    private static string Plural(string noun)
    {
        var last = noun[noun.Length - 1];
        var isConsonant = noun.Length > 1 && "aeiou".IndexOf(noun[noun.Length - 2]) < 0;
        return last == 'y' && isConsonant ? noun.Substring(0, noun.Length - 1) + "ies"
            : last is 's' or 'x' or 'z' || noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith("sh", StringComparison.Ordinal) ? noun + "es"
            : noun + "s";
    }

    // '_testUser', 's_testUser'
    private static int Start(string name)
    {
        var start = name.Length > 1 && name[1] == '_' ? 2 : 0;
        while (start < name.Length && name[start] == '_')
        {
            start++;
        }

        return start;
    }

    private static bool StartsWithTest(string name, int start)
        => name.Length - start > 4 && name[start] is 't' or 'T' && string.CompareOrdinal(name, start + 1, "est", 0, 3) == 0;

    private static ITypeSymbol? ItemOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType;
        }

        if (type.SpecialType == SpecialType.System_String || type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        {
            return named.TypeArguments[0];
        }

        foreach (var implemented in named.AllInterfaces)
        {
            if (implemented.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            {
                return implemented.TypeArguments[0];
            }
        }

        return null;
    }

    /// <summary>A class, record or structure of the domain that holds values: it has a public property, and nothing to dispose of.</summary>
    public static bool IsData(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAnonymousType: false, IsTupleType: false, SpecialType: SpecialType.None } || IsOfPlatform(type.ContainingNamespace))
        {
            return false;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.Name is "IDisposable" or "IAsyncDisposable")
            {
                return false;
            }
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, SetMethod: not null })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfPlatform(INamespaceSymbol? space)
    {
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space?.Name is "System" or "Microsoft";
    }
}
