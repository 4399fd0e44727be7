using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Gate;

namespace Standards.Commands;

/// <summary>What a check or a rule asks for.</summary>
/// <param name="Name">The check, or the rule's ID.</param>
/// <param name="Text">The explanation.</param>
/// <param name="Link">The page of a rule.</param>
internal sealed record ExplainResult(string Name, string Text, string? Link) : CommandResult(ExitCodes.Done)
{
    /// <exception cref="CommandException">The name is no check and no rule.</exception>
    public static ExplainResult Of(string name)
    {
        if (GateChecks.Create().FirstOrDefault(check => check.Name == name) is { } found)
        {
            return new ExplainResult(name, found.Explanation, null);
        }

        var rule = Policy.RuleCatalogue.All.FirstOrDefault(rule => rule.Id.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw CommandException.Usage($"'{name}' is no check and no rule; the checks are {string.Join(", ", Policy.CheckNames.All)}");
        return new ExplainResult(rule.Id, $"{rule.Title}. {rule.Description}".Trim(), rule.HelpLinkUri);
    }

    public override void WriteText(TextWriter output)
    {
        output.WriteLine($"{Name}: {Text}");
        if (Link is not null)
        {
            output.WriteLine(Link);
        }
    }

    public override void AddTo(JsonObject document)
    {
        document["explains"] = Name;
        document["text"] = Text;
        document["link"] = Link;
    }
}
