using System.IO;
using System.Text.Json.Nodes;
using Standards.Twins;

namespace Standards.Commands;

/// <summary>Places and reasons, as the results of twins show them.</summary>
internal static class TwinPaths
{
    public static string Shown(Place place, string root) => $"{Path.GetRelativePath(root, place.Path).Replace('\\', '/')}({place.Line})";

    public static JsonObject? Json(Place? place, string root)
        => place is { } at ? new JsonObject { ["path"] = Path.GetRelativePath(root, at.Path).Replace('\\', '/'), ["line"] = at.Line } : null;

    public static JsonObject Json(TwinReason reason, string root) => new()
    {
        ["id"] = reason.Id,
        ["text"] = reason.Text,
        ["generated"] = reason.GeneratedText,
        ["syncPlace"] = Json(reason.SyncPlace, root),
        ["asyncPlace"] = Json(reason.AsyncPlace, root),
    };

    public static void Write(TwinReason reason, string root, TextWriter output)
    {
        if (reason.GeneratedText is null)
        {
            output.WriteLine($"      {(reason.AsyncPlace is { } place ? Shown(place, root) + ": " : "")}{(reason.Id is null ? "" : reason.Id + " ")}{reason.Text}");
            return;
        }

        output.WriteLine($"      {(reason.SyncPlace is { } sync ? Shown(sync, root) + ": " : "")}{reason.Text}");
        output.WriteLine($"      {(reason.AsyncPlace is { } source ? Shown(source, root) + ": " : "")}{reason.GeneratedText}");
    }
}
