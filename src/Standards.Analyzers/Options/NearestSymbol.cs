using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Options;

/// <summary>For an ID of a symbol list that resolves to nothing: whether that is a mistake, and what was probably meant.</summary>
internal static class NearestSymbol
{
    private const int MaxDistance = 3;

    /// <summary>
    /// False where the ID's assembly is not referenced, which a list shared by several projects must allow. What counts as referenced
    /// is the type's namespace; a namespace that is only partly known counts when a name in it is close.
    /// </summary>
    public static bool IsMistake(string id, Compilation compilation, out string? nearest)
    {
        nearest = null;
        var end = id.IndexOfAny(['(', '~']);
        var parts = id.Substring(2, (end < 0 ? id.Length : end) - 2).Split('.');
        var typeEnd = id[0] is 'T' or 'N' ? parts.Length : parts.Length - 1;
        INamespaceSymbol scope = compilation.GlobalNamespace;
        var index = 0;
        while (index < typeEnd && scope.GetNamespaceMembers().FirstOrDefault(n => n.Name == parts[index]) is { } inner)
        {
            scope = inner;
            index++;
        }

        if (id[0] == 'N')
        {
            // A namespace that is partly known and close to one that exists; others are of assemblies that are not referenced.
            nearest = index < parts.Length ? Nearest(parts[index], scope.GetNamespaceMembers(), static space => space.Name)?.GetDocumentationCommentId() : null;
            return nearest is not null;
        }

        if (index == typeEnd)
        {
            // A member of a namespace: the type's name is missing from the ID.
            return !scope.IsGlobalNamespace;
        }

        INamespaceOrTypeSymbol container = scope;
        for (; index < typeEnd; index++)
        {
            if (container.GetTypeMembers().FirstOrDefault(type => type.MetadataName == parts[index]) is not { } type)
            {
                nearest = Nearest(parts[index], container.GetTypeMembers(), static type => type.MetadataName)?.GetDocumentationCommentId();
                return nearest is not null || container is ITypeSymbol || (!scope.IsGlobalNamespace && index == typeEnd - 1);
            }

            container = type;
        }

        if (id[0] != 'T')
        {
            nearest = NearestMember(id, parts[parts.Length - 1], (INamedTypeSymbol)container);
        }

        return true;
    }

    /// <summary>A member of that very name but with other parameters is nearer than any other name.</summary>
    private static string? NearestMember(string id, string name, INamedTypeSymbol type)
    {
        var arity = name.IndexOf("``", StringComparison.Ordinal);
        var simple = (arity < 0 ? name : name.Substring(0, arity)).Replace('#', '.');
        var overloads = type.GetMembers(simple);
        var candidates = overloads.IsEmpty && Nearest(simple, type.GetMembers(), static member => member.Name) is { } close ? type.GetMembers(close.Name) : overloads;
        return candidates
            .Select(static member => member.GetDocumentationCommentId())
            .Where(static candidate => candidate is not null)
            .OrderBy(candidate => Distance(id, candidate!))
            .ThenBy(static candidate => candidate, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static T? Nearest<T>(string name, IEnumerable<T> candidates, Func<T, string> nameOf)
        where T : class, ISymbol
    {
        T? best = null;
        var bestDistance = Math.Min(MaxDistance, name.Length / 2) + 1;
        foreach (var candidate in candidates)
        {
            var other = nameOf(candidate);
            if (Math.Abs(other.Length - name.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(name, other);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein's distance.</summary>
    public static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
