namespace Standards.Twins;

/// <summary>A type with an equal pair, a different one, and one that cannot be translated.</summary>
internal static class TwinTexts
{
    public const string Async = """
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Consumer
        {
            public partial class Lines
            {
                private int count;

                /// <summary>Reads a line.</summary>
                public async Task<string?> NextAsync(TextReader reader, CancellationToken token = default)
                {
                    var line = await reader.ReadLineAsync(token).ConfigureAwait(false);
                    count++;
                    return line;
                }

                public async Task SkipAsync(TextReader reader)
                {
                    await NextAsync(reader).ConfigureAwait(false);
                    count = 0;
                }

                public async Task RaceAsync()
                {
                    await Task.WhenAny(Task.Delay(1), Task.Delay(2)).ConfigureAwait(false);
                }
            }
        }

        """;

    public const string Sync = """
        using System.IO;

        namespace Consumer
        {
            public partial class Lines
            {
                /// <summary>Reads a line.</summary>
                public string? Next(TextReader reader)
                {
                    string? next = reader.ReadLine();
                    this.count++;
                    return next;
                }

                public void Skip(TextReader reader)
                {
                    Next(reader);
                }

                public void Race()
                {
                }
            }
        }

        """;

    public const string AsyncAfter = """
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Standards;

        namespace Consumer
        {
            public partial class Lines
            {
                private int count;

                /// <summary>Reads a line.</summary>
                [CreateSyncVersion]
                public async Task<string?> NextAsync(TextReader reader, CancellationToken token = default)
        """;

    public const string SyncAfter = """
        using System.IO;

        namespace Consumer
        {
            public partial class Lines
            {
                public void Skip(TextReader reader)
                {
                    Next(reader);
                }

                public void Race()
                {
                }
            }
        }

        """;
}
