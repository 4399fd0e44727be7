using System.Collections.Immutable;

namespace Standards.Evidence;

/// <summary>The parts of a run that are about the tool.</summary>
internal static class SarifToolParser
{
    public static void ReadTool(ref JsonTokens tokens, SarifRun run)
    {
        if (!tokens.EnterObject("tool"))
        {
            return;
        }

        while (tokens.Property())
        {
            if (tokens.Is("driver"u8))
            {
                if (tokens.EnterObject("driver"))
                {
                    ReadComponent(ref tokens, run, isDriver: true);
                }
            }
            else if (tokens.Is("extensions"u8))
            {
                if (!tokens.EnterArray("extensions"))
                {
                    continue;
                }

                while (tokens.Item())
                {
                    tokens.ItemIsObject("extensions");
                    ReadComponent(ref tokens, run, isDriver: false);
                }
            }
            else
            {
                tokens.Skip();
            }
        }
    }

    public static void ReadInvocations(ref JsonTokens tokens, SarifRun run)
    {
        if (!tokens.EnterArray("invocations"))
        {
            return;
        }

        while (tokens.Item())
        {
            tokens.ItemIsObject("invocations");
            while (tokens.Property())
            {
                if (tokens.Is("executionSuccessful"u8))
                {
                    run.AddExecution(tokens.Flag("executionSuccessful"));
                }
                else
                {
                    tokens.Skip();
                }
            }
        }
    }

    public static void ReadBases(ref JsonTokens tokens, SarifRun run)
    {
        if (!tokens.EnterObject("originalUriBaseIds"))
        {
            return;
        }

        while (tokens.Property())
        {
            var name = tokens.Name();
            if (!tokens.EnterObject("originalUriBaseIds"))
            {
                continue;
            }

            var location = SarifLocationParser.ReadArtifact(ref tokens);
            if (location.Uri is not null)
            {
                run.Bases[name] = location;
            }
        }
    }

    private static void ReadComponent(ref JsonTokens tokens, SarifRun run, bool isDriver)
    {
        while (tokens.Property())
        {
            if (isDriver && tokens.Is("name"u8))
            {
                run.ToolName = tokens.Text("name");
            }
            else if (tokens.Is("rules"u8))
            {
                if (!tokens.EnterArray("rules"))
                {
                    continue;
                }

                while (tokens.Item())
                {
                    tokens.ItemIsObject("rules");
                    run.AddRule(ReadRule(ref tokens), isDriver);
                }
            }
            else
            {
                tokens.Skip();
            }
        }
    }

    private static SarifRule ReadRule(ref JsonTokens tokens)
    {
        string? id = null;
        SarifLevel? level = null;
        var suppression = new Suppression(false, []);
        while (tokens.Property())
        {
            if (tokens.Is("id"u8))
            {
                id = tokens.Text("id");
            }
            else if (tokens.Is("defaultConfiguration"u8))
            {
                level = ReadDefaultLevel(ref tokens) ?? level;
            }
            else if (tokens.Is("properties"u8))
            {
                if (tokens.EnterObject("properties"))
                {
                    while (tokens.Property())
                    {
                        if (!ReadSuppression(ref tokens, ref suppression))
                        {
                            tokens.Skip();
                        }
                    }
                }
            }
            else if (!ReadSuppression(ref tokens, ref suppression))
            {
                tokens.Skip();
            }
        }

        return new SarifRule(id ?? throw tokens.Problem("is no SARIF log: a rule has no 'id'"), level, suppression.IsEver ? new SarifRuleSuppression(id, suppression.Kinds) : null);
    }

    private static SarifLevel? ReadDefaultLevel(ref JsonTokens tokens)
    {
        SarifLevel? level = null;
        if (tokens.EnterObject("defaultConfiguration"))
        {
            while (tokens.Property())
            {
                if (tokens.Is("level"u8))
                {
                    level = SarifResultParser.ReadLevel(ref tokens);
                }
                else
                {
                    tokens.Skip();
                }
            }
        }

        return level;
    }

    /// <summary>Written into <c>properties</c> by the C# compiler.</summary>
    private static bool ReadSuppression(ref JsonTokens tokens, ref Suppression suppression)
    {
        if (tokens.Is("isEverSuppressed"u8))
        {
            suppression = suppression with { IsEver = suppression.IsEver | tokens.Flag("isEverSuppressed") ?? false };
            return true;
        }

        if (!tokens.Is("suppressionKinds"u8))
        {
            return false;
        }

        if (tokens.EnterArray("suppressionKinds"))
        {
            while (tokens.Item())
            {
                suppression = suppression with { Kinds = suppression.Kinds.Add(tokens.ItemText("suppressionKinds")) };
            }
        }

        return true;
    }

    private readonly record struct Suppression(bool IsEver, ImmutableArray<string> Kinds);
}
