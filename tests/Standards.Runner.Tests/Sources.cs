namespace Standards;

/// <summary>What the projects of these tests are made of.</summary>
internal static class Sources
{
    public const string EditorConfig = """
        root = true

        [*.cs]
        standards.sync.output = committed

        """;

    public const string Reader = """
        using System.IO;
        using System.Threading.Tasks;
        using Standards;

        namespace Consumer
        {
            public static partial class Reader
            {
                [CreateSyncVersion]
                public static async Task<string> ReadAsync(TextReader reader)
                {
                    return await reader.ReadToEndAsync().ConfigureAwait(false);
                }
            }
        }

        """;

    /// <summary>What two target frameworks compile differently.</summary>
    public static readonly string TwoBranches = Reader.Replace(
        "return await reader.ReadToEndAsync().ConfigureAwait(false);",
        "#if NET\n            return await reader.ReadToEndAsync().ConfigureAwait(false);\n#else\n            return await reader.ReadLineAsync().ConfigureAwait(false);\n#endif");
}
