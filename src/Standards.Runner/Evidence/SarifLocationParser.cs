namespace Standards.Evidence;

/// <summary>Where a result is.</summary>
internal static class SarifLocationParser
{
    /// <summary>The first place is where the tool reports; others explain.</summary>
    public static void ReadLocations(ref JsonTokens tokens, SarifRawResult result)
    {
        if (!tokens.EnterArray("locations"))
        {
            return;
        }

        var isFirst = true;
        while (tokens.Item())
        {
            tokens.ItemIsObject("locations");
            if (!isFirst)
            {
                tokens.Skip();
                continue;
            }

            isFirst = false;
            while (tokens.Property())
            {
                if (tokens.Is("physicalLocation"u8))
                {
                    ReadPhysicalLocation(ref tokens, result);
                }
                else
                {
                    tokens.Skip();
                }
            }
        }
    }

    /// <summary>The object whose start was just read.</summary>
    public static SarifArtifact ReadArtifact(ref JsonTokens tokens)
    {
        var artifact = default(SarifArtifact);
        while (tokens.Property())
        {
            if (tokens.Is("uri"u8))
            {
                artifact = artifact with { Uri = tokens.Text("uri") };
            }
            else if (tokens.Is("uriBaseId"u8))
            {
                artifact = artifact with { BaseId = tokens.Text("uriBaseId") };
            }
            else
            {
                tokens.Skip();
            }
        }

        return artifact;
    }

    private static void ReadPhysicalLocation(ref JsonTokens tokens, SarifRawResult result)
    {
        if (!tokens.EnterObject("physicalLocation"))
        {
            return;
        }

        while (tokens.Property())
        {
            if (tokens.Is("artifactLocation"u8))
            {
                if (tokens.EnterObject("artifactLocation"))
                {
                    result.Artifact = ReadArtifact(ref tokens);
                }
            }
            else if (tokens.Is("region"u8))
            {
                if (!tokens.EnterObject("region"))
                {
                    continue;
                }

                while (tokens.Property())
                {
                    if (tokens.Is("startLine"u8))
                    {
                        result.Line = tokens.Number("startLine") ?? 0;
                    }
                    else if (tokens.Is("startColumn"u8))
                    {
                        result.Column = tokens.Number("startColumn") ?? 0;
                    }
                    else
                    {
                        tokens.Skip();
                    }
                }
            }
            else
            {
                tokens.Skip();
            }
        }
    }
}
