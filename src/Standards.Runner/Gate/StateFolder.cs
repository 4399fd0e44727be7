using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Standards.Commands;

namespace Standards.Gate;

/// <summary>The folder <c>.standards</c> at the root: raw reports and evidence of local runs. It ignores itself, and may be deleted at any time.</summary>
internal sealed class StateFolder
{
    public const string Name = ".standards";
    private const int KeptRuns = 3;

    private StateFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Where the evidence of earlier runs is.</summary>
    public string Evidence => Directory.CreateDirectory(System.IO.Path.Combine(Path, "evidence")).FullName;

    /// <summary>Where running children are written down.</summary>
    public string Children => System.IO.Path.Combine(Path, "children");

    /// <exception cref="CommandException">It cannot be written.</exception>
    public static StateFolder Open(string root)
    {
        var path = System.IO.Path.Combine(root, Name);
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw CommandException.Blocked($"'{Name}' is a link; remove it, the tool writes its reports there");
            }

            Directory.CreateDirectory(path);
            var ignore = System.IO.Path.Combine(path, ".gitignore");
            if (!File.Exists(ignore))
            {
                File.WriteAllText(ignore, "*\n");
            }

            return new StateFolder(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{Name}' cannot be written: {exception.Message}");
        }
    }

    /// <summary>A folder that no other run has, named by time; of earlier ones the last few stay. The caller holds the lock of the repository.</summary>
    public string NewRun()
    {
        var runs = Directory.CreateDirectory(System.IO.Path.Combine(Path, "runs"));
        foreach (var old in runs.GetDirectories().OrderByDescending(static folder => folder.Name, StringComparer.Ordinal).Skip(KeptRuns - 1))
        {
            try
            {
                old.Delete(recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody has it open; a later run takes it.
            }
        }

        var name = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return runs.CreateSubdirectory($"{name}-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8]}").FullName;
    }
}
