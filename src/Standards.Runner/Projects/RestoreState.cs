using System.IO;
using System.Linq;
using Standards.Commands;

namespace Standards.Projects;

/// <summary>Whether a project was restored: without its packages, whatever is said about it is wrong.</summary>
internal static class RestoreState
{
    private const string Assets = "project.assets.json";

    public static void Check(LoadedProject project)
    {
        if (!IsRestored(project))
        {
            throw CommandException.Blocked($"'{project.Path}' has no {Assets}", "dotnet restore");
        }
    }

    /// <summary>The file stands in the intermediate folder, wherever that is: above the configuration that the build writes for the compiler.</summary>
    private static bool IsRestored(LoadedProject project)
        => File.Exists(Path.Combine(Path.GetDirectoryName(project.Path)!, "obj", Assets))
            || project.Project.AnalyzerConfigDocuments
                .Where(static document => document.FilePath?.EndsWith(".GeneratedMSBuildEditorConfig.editorconfig", System.StringComparison.Ordinal) == true)
                .Any(static document => StandsAbove(document.FilePath!));

    private static bool StandsAbove(string path)
    {
        const int ConfigurationFrameworkAndRuntime = 4;
        var folder = Path.GetDirectoryName(path);
        for (var depth = 0; folder is not null && depth < ConfigurationFrameworkAndRuntime; depth++)
        {
            if (File.Exists(Path.Combine(folder, Assets)))
            {
                return true;
            }

            folder = Path.GetDirectoryName(folder);
        }

        return false;
    }
}
