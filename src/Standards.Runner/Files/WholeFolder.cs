using System.IO;

namespace Standards.Files;

/// <summary>Deletes folders with whatever is in them.</summary>
internal static class WholeFolder
{
    /// <summary>Read-only files too, which Windows otherwise keeps. Links are deleted, and not what they lead to.</summary>
    public static void Delete(string path)
    {
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            if (file.IsReadOnly)
            {
                file.IsReadOnly = false;
            }
        }

        Directory.Delete(path, recursive: true);
    }
}
