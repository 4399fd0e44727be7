namespace Standards;

/// <summary>Sources of the throwaway projects; C# 7.3 unless a test is about something else.</summary>
internal static class ConsumerSources
{
    public const string Exe = "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>";

    public static readonly (string Name, string Text) Reader = ("Reader.cs", """
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Standards;

        namespace Consumer
        {
            internal partial class Reader
            {
                [CreateSyncVersion]
                internal static async Task<int> CountAsync(Stream stream, CancellationToken cancellationToken = default)
                {
                    var buffer = new byte[2];
                    var count = 0;
                    while (true)
                    {
                        var read = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
                        if (read == 0)
                        {
                            return count;
                        }

                        count += read;
                        await AddAsync(read).ConfigureAwait(false);
                    }
                }

                [CreateSyncVersion]
                private static async Task AddAsync(int read)
                {
                    await Task.Delay(read).ConfigureAwait(false);
                }
            }
        }
        """);

    public static readonly (string Name, string Text) Program = ("Program.cs", """
        using System;
        using System.IO;

        namespace Consumer
        {
            internal static class Program
            {
                private static void Main()
                {
                    Console.WriteLine("sync " + Reader.Count(new MemoryStream(new byte[5])));
                }
            }
        }
        """);

    public static readonly (string Name, string Text) Concurrent = ("Concurrent.cs", """
        using System.Threading.Tasks;
        using Standards;

        namespace Consumer
        {
            internal partial class Concurrent
            {
                [CreateSyncVersion]
                internal async Task BothAsync()
                {
                    await Task.Delay(1);
                    await Task.WhenAll(Task.Delay(1), Task.Delay(2));
        #pragma warning disable STD1010 // the order does not matter here
                    await Task.WhenAll(Task.Delay(3), Task.Delay(4));
        #pragma warning restore STD1010
                }

                [CreateSyncVersion]
                internal async Task RaceAsync(int a, int b)
                {
                    await Task.WhenAny(Task.Delay(a), Task.Delay(b));
                }

                internal void Call() => Both();
            }
        }
        """);

    public const string Remote = """
        using System.Threading.Tasks;

        namespace Consumer
        {
            internal interface IRemote
            {
                Task<int> FetchAsync();
            }
        }
        """;

    public static readonly (string Name, string Text) Broken = ("Broken.cs", """
        using System.Threading.Tasks;
        using Standards;

        namespace Consumer
        {
            internal partial class Broken
            {
                [CreateSyncVersion]
                internal async Task RaceAsync(int a, int b)
                {
                    await Task.WhenAny(Task.Delay(a), Task.Delay(b));
                }

                [CreateSyncVersion]
                internal async Task<int> GetAsync(IRemote remote)
                {
                    return await remote.FetchAsync();
                }

                [CreateSyncVersion]
                internal async Task GoodAsync()
                {
                    await Task.Delay(1);
                }
            }
        }
        """);

    /// <summary>A hand-written interface asks for the sync version of a member that has none.</summary>
    public const string Demanded = """
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Standards;

        public interface IQueue
        {
            int Take();
        }

        public partial class Queue(Channel<int> channel) : IQueue
        {
            [CreateSyncVersion]
            public async Task<int> TakeAsync() => await channel.Reader.ReadAsync();
        }
        """;
}
