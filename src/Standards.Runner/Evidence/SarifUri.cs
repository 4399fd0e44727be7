using System;
using System.Collections.Generic;

namespace Standards.Evidence;

/// <summary>From the URIs of a log to paths. Nothing is looked up on disk.</summary>
internal static class SarifUri
{
    // Bases may stand on other bases; a circle ends here.
    private const int MaximumBases = 16;

    /// <summary>A local path for a <c>file:</c> URI without a host; another one, or a relative one without a known base, as it is.</summary>
    public static string? Resolve(SarifArtifact artifact, IReadOnlyDictionary<string, SarifArtifact> bases)
    {
        if (artifact.Uri is null)
        {
            return null;
        }

        var full = artifact;
        for (var count = 0; full.BaseId is { } id && count < MaximumBases && bases.TryGetValue(id, out var found); count++)
        {
            if (!Uri.TryCreate(found.Uri, UriKind.RelativeOrAbsolute, out var root))
            {
                break;
            }

            // The standard asks a base to end in a slash.
            var text = root.OriginalString.EndsWith('/') ? root.OriginalString : root.OriginalString + "/";
            full = new SarifArtifact(IsAbsolute(full.Uri!) ? full.Uri : text + full.Uri, found.BaseId);
        }

        return Path(full.Uri!) ?? (full.BaseId is null ? full.Uri : artifact.Uri);
    }

    private static bool IsAbsolute(string uri) => uri.Contains(':') && Uri.TryCreate(uri, UriKind.Absolute, out _);

    private static string? Path(string uri)
        => uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
            && parsed is { IsFile: true, IsUnc: false }
            && parsed.LocalPath is var path
            && !path.Contains('\0')
                ? path
                : null;
}
