using System;

namespace Standards.Evidence;

/// <summary>The results of a run.</summary>
internal static class SarifResultParser
{
    public static void ReadResults(ref JsonTokens tokens, SarifRun run, Func<string, bool> isWanted)
    {
        if (!tokens.EnterArray("results"))
        {
            return;
        }

        while (tokens.Item())
        {
            tokens.ItemIsObject("results");
            ReadResult(ref tokens, run, isWanted);
        }
    }

    public static SarifLevel? ReadLevel(ref JsonTokens tokens)
    {
        var level = tokens.Text("level");
        return level switch
        {
            null => null,
            "none" => SarifLevel.None,
            "note" => SarifLevel.Note,
            "warning" => SarifLevel.Warning,
            "error" => SarifLevel.Error,
            _ => throw tokens.Problem($"is no SARIF log: the level '{level}' is not defined"),
        };
    }

    private static void ReadResult(ref JsonTokens tokens, SarifRun run, Func<string, bool> isWanted)
    {
        var depth = tokens.Depth;
        var result = new SarifRawResult();
        while (tokens.Property())
        {
            if (tokens.Is("ruleId"u8))
            {
                result.RuleId = tokens.Text("ruleId");
            }
            else if (tokens.Is("ruleIndex"u8))
            {
                result.RuleIndex = tokens.Number("ruleIndex") ?? -1;
            }
            else if (tokens.Is("rule"u8))
            {
                ReadRuleReference(ref tokens, result);
            }
            else if (tokens.Is("kind"u8))
            {
                // Only a failure has a level of its own.
                result.IsFailure = tokens.Text("kind") is null or "fail";
            }
            else if (tokens.Is("level"u8))
            {
                result.Level = ReadLevel(ref tokens);
            }
            else if (tokens.Is("message"u8))
            {
                result.Message = ReadMessage(ref tokens);
            }
            else if (tokens.Is("locations"u8))
            {
                SarifLocationParser.ReadLocations(ref tokens, result);
            }
            else if (tokens.Is("suppressions"u8))
            {
                ReadSuppressions(ref tokens, result);
            }
            else
            {
                tokens.Skip();
            }

            if (result.RuleId is { } id && !result.IsWanted)
            {
                if (!isWanted(id))
                {
                    // The compiler writes the ID first, so that nothing else of an unwanted result is read.
                    tokens.SkipToDepth(depth);
                    run.UnwantedCount++;
                    return;
                }

                result.IsWanted = true;
            }
        }

        run.Results.Add(result);
    }

    private static void ReadRuleReference(ref JsonTokens tokens, SarifRawResult result)
    {
        if (!tokens.EnterObject("rule"))
        {
            return;
        }

        while (tokens.Property())
        {
            if (tokens.Is("id"u8))
            {
                result.RuleId ??= tokens.Text("id");
            }
            else if (tokens.Is("index"u8))
            {
                result.RuleIndex = tokens.Number("index") ?? -1;
            }
            else
            {
                tokens.Skip();
            }
        }
    }

    private static string? ReadMessage(ref JsonTokens tokens)
    {
        string? text = null;
        string? markdown = null;
        string? id = null;
        if (tokens.EnterObject("message"))
        {
            while (tokens.Property())
            {
                if (tokens.Is("text"u8))
                {
                    text = tokens.Text("text");
                }
                else if (tokens.Is("markdown"u8))
                {
                    markdown = tokens.Text("markdown");
                }
                else if (tokens.Is("id"u8))
                {
                    id = tokens.Text("id");
                }
                else
                {
                    tokens.Skip();
                }
            }
        }

        return text ?? markdown ?? id;
    }

    /// <summary>Every item suppresses; the first says how.</summary>
    private static void ReadSuppressions(ref JsonTokens tokens, SarifRawResult result)
    {
        if (!tokens.EnterArray("suppressions"))
        {
            return;
        }

        while (tokens.Item())
        {
            tokens.ItemIsObject("suppressions");
            var (type, kind, justification) = ReadSuppression(ref tokens);
            result.SuppressionKind ??= type ?? kind ?? throw tokens.Problem("is no SARIF log: a suppression has no 'kind'");
            result.Justification ??= justification;
        }
    }

    private static (string? Type, string? Kind, string? Justification) ReadSuppression(ref JsonTokens tokens)
    {
        string? type = null;
        string? kind = null;
        string? justification = null;
        while (tokens.Property())
        {
            if (tokens.Is("kind"u8))
            {
                kind = tokens.Text("kind");
            }
            else if (tokens.Is("justification"u8))
            {
                justification = tokens.Text("justification");
            }
            else if (tokens.Is("properties"u8))
            {
                if (!tokens.EnterObject("properties"))
                {
                    continue;
                }

                while (tokens.Property())
                {
                    if (tokens.Is("suppressionType"u8))
                    {
                        type = tokens.Text("suppressionType");
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

        return (type, kind, justification);
    }
}
