using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Standards.Twins;

namespace Standards.Commands;

/// <summary>How the generated members stand to those that were deleted since a revision.</summary>
/// <param name="Changes">One a member and target framework.</param>
/// <param name="Root">The folder that paths are shown from.</param>
internal sealed record TwinVerifyResult(string Revision, ImmutableArray<TwinChange> Changes, string Root) : CommandResult(Changes.Any(static c => c.State is ChangeState.Different or ChangeState.Missing) ? ExitCodes.Blocked : ExitCodes.Done)
{
    public override void WriteText(TextWriter output)
    {
        foreach (var change in Changes.Where(static c => c.State != ChangeState.Equal))
        {
            output.WriteLine($"{TwinPaths.Shown(change.Place, Root)}: {change.Name} {Said(change.State)} [{change.Framework}]");
            if (change.Reason is { } reason)
            {
                TwinPaths.Write(reason, Root, output);
            }
        }

        output.WriteLine($"since {Revision}: {Count(ChangeState.Equal)} deleted sync members are generated and equal, {Count(ChangeState.Different)} differ, {Count(ChangeState.Missing)} are deleted and not generated, {Count(ChangeState.New)} are new");
    }

    public override void AddTo(JsonObject document)
    {
        document["revision"] = Revision;
        document["equal"] = Count(ChangeState.Equal);
        document["different"] = Count(ChangeState.Different);
        document["missing"] = Count(ChangeState.Missing);
        document["new"] = Count(ChangeState.New);
        document["members"] = new JsonArray([.. Changes.Select(c => new JsonObject
        {
            ["name"] = c.Name,
            ["state"] = JsonNamingPolicy.CamelCase.ConvertName(c.State.ToString()),
            ["targetFramework"] = c.Framework,
            ["place"] = TwinPaths.Json(c.Place, Root),
            ["reason"] = c.Reason is { } reason ? TwinPaths.Json(reason, Root) : null,
        })]);
    }

    private static string Said(ChangeState state) => state switch
    {
        ChangeState.Different => "differs from the deleted one",
        ChangeState.Missing => "is deleted, and nothing is generated",
        _ => "is new",
    };

    private int Count(ChangeState state) => Changes.Count(c => c.State == state);
}
