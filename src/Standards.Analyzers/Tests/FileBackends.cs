using System;
using System.Collections.Immutable;
using Standards.Options;

namespace Standards.Tests;

/// <summary>What holds for the tests of one file.</summary>
/// <param name="Registered">The backends, in the order in which they are registered.</param>
/// <param name="Trait">The name under which a marker holds one.</param>
/// <param name="Area">Path globs and namespaces whose tests need a marker.</param>
internal sealed record FileBackends(ImmutableArray<string> Registered, string Trait, ImmutableArray<string> Area)
{
    private const int MaxDistance = 3;

    /// <summary>The backend as it is registered; case does not count. Null for another name.</summary>
    public string? Find(string name)
    {
        foreach (var backend in Registered)
        {
            if (backend.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return backend;
            }
        }

        return null;
    }

    /// <summary>The backend whose name is closest, or null where none is close.</summary>
    public string? Nearest(string name)
    {
        var lower = name.ToLowerInvariant();
        string? nearest = null;
        var best = Math.Min(MaxDistance, name.Length / 2) + 1;
        foreach (var backend in Registered)
        {
            var distance = NearestSymbol.Distance(lower, backend.ToLowerInvariant());
            if (distance < best)
            {
                (nearest, best) = (backend, distance);
            }
        }

        return nearest;
    }

    /// <summary>The one backend that the text names as a word, as in <c>PostgreSql/UserTests.cs</c>; null for none and for several.</summary>
    public string? NamedIn(string text)
    {
        string? named = null;
        foreach (var backend in Registered)
        {
            if (!HasWord(text, backend) && !HasWord(text, backend.Replace("-", "").Replace("_", "")))
            {
                continue;
            }

            // 'PostgreSql' names 'postgresql' and not 'sql'.
            if (named is null || backend.IndexOf(named, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                named = backend;
            }
            else if (named.IndexOf(backend, StringComparison.OrdinalIgnoreCase) < 0)
            {
                return null;
            }
        }

        return named;
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            var begins = at == 0 || !char.IsLetterOrDigit(text[at - 1]) || (char.IsUpper(text[at]) && !char.IsUpper(text[at - 1]));
            if (begins && (end == text.Length || !char.IsLower(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
