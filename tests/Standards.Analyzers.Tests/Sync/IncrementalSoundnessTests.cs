using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Standards.Tests.Sync;

/// <summary>After any edit, what comes out incrementally is what a run from nothing gives.</summary>
public static class IncrementalSoundnessTests
{
    private static readonly (string Path, string Text)[] Sources =
    [
        ("/p/Client.cs", """
            using System;
            using System.Threading;
            using System.Threading.Tasks;

            namespace App
            {
                public class Client
                {
                    public Task<int> FetchAsync(int id, CancellationToken token = default) => Task.FromResult(id);

                    public int Fetch(int id) { return id; }

                    public virtual Task SaveAsync() => Task.CompletedTask;

                    public virtual void Save() { }
                }

                public interface IStore
                {
                    Task PutAsync(int value);

                    void Put(int value);
                }
            }
            """),
        ("/p/Repository.cs", """
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Standards;

            namespace App
            {
                public partial class Repository : Client
                {
                    private readonly Client client = new Client();

                    [CreateSyncVersion]
                    public async Task<int> LoadAsync(int id, CancellationToken token = default)
                    {
                        return await client.FetchAsync(id, token);
                    }

                    [CreateSyncVersion]
                    public override async Task SaveAsync()
                    {
                        await Task.Delay(1);
                        await Service.RunAsync(this);
                    }
                }
            }
            """),
        ("/p/Service.cs", """
            using System;
            using System.Threading.Tasks;
            using Standards;

            namespace App
            {
                public static partial class Service
                {
                    [CreateSyncVersion]
                    public static async Task RunAsync(Repository repository)
                    {
                        await repository.LoadAsync(1);
                    }

                    [CreateSyncVersion]
                    public static async Task FillAsync(Memory<byte> memory)
                    {
                        await Task.Yield();
                        memory.Span.Clear();
                    }
                }
            }
            """),
        ("/p/Part.cs", """
            using System.Threading.Tasks;

            namespace App
            {
                partial class Other
                {
                    public async Task GoAsync()
                    {
                        await Service.FillAsync(new byte[1]);
                    }
                }
            }
            """),
        ("/p/Rest.cs", "namespace App { partial class Other { } class Unrelated { int F() { return 1; } } }"),
    ];

    private static readonly (string Path, string Old, string New)[] Edits =
    [
        ("/p/Rest.cs", "return 1", "return 2"),
        ("/p/Client.cs", "public int Fetch(int id) { return id; }", ""),
        ("/p/Client.cs", "public virtual Task SaveAsync()", "public int Fetch(int id) => FetchAsync(id).GetAwaiter().GetResult();\n        public virtual Task SaveAsync()"),
        ("/p/Client.cs", "FetchAsync(id).GetAwaiter().GetResult()", "id"),
        ("/p/Client.cs", "int Fetch(int id)", "long Fetch(int id)"),
        ("/p/Client.cs", "long Fetch(int id)", "[Obsolete(\"no\", true)] public int Fetch(int id)"),
        ("/p/Client.cs", "[Obsolete(\"no\", true)] public", ""),
        ("/p/Client.cs", "int Fetch(int id)", "int Fetch(int id, CancellationToken token = default)"),
        ("/p/Client.cs", "public virtual void Save()", "public void Save()"),
        ("/p/Client.cs", "public void Save()", "public virtual void Save()"),
        ("/p/Rest.cs", "partial class Other", "[Standards.CreateSyncVersion] partial class Other"),
        ("/p/Service.cs", "await Task.Yield();", "Keep(memory); await Task.Yield();"),
        ("/p/Service.cs", "public static async Task FillAsync", "private static Memory<byte> kept; private static void Keep(Memory<byte> m) { kept = m; }\n        [CreateSyncVersion]\n        public static async Task FillAsync"),
        ("/p/Service.cs", "public static partial class", "public static class"),
        ("/p/Service.cs", "public static class", "public static partial class"),
        ("/p/Repository.cs", "return await client.FetchAsync(id, token);", "return await Task.WhenAny(client.FetchAsync(id, token)).Unwrap();"),
        ("/p/Repository.cs", "await Task.WhenAny(client.FetchAsync(id, token)).Unwrap()", "await client.FetchAsync(id, token)"),
        ("/p/Rest.cs", "namespace App", "global using Gen = Standards.CreateSyncVersionAttribute;\nnamespace App"),
        ("/p/Part.cs", "public async Task GoAsync", "[Gen] public async Task GoAsync"),
        ("/p/Rest.cs", "[Standards.CreateSyncVersion] ", ""),
        ("/p/Rest.cs", "namespace App", "#nullable enable\nnamespace App"),
        ("/p/Repository.cs", "namespace App", "#nullable enable\nnamespace App"),
        ("/p/Service.cs", "[CreateSyncVersion]", ""),
        ("/p/Repository.cs", "[CreateSyncVersion]", "[CreateSyncVersion(Name = \"Read\")]"),
    ];

    [Fact]
    public static void EveryEdit_GivesWhatAColdRunGives()
    {
        var host = GeneratorHost.Create(Sources).Run();
        foreach (var (path, old, @new) in Edits)
        {
            host = host.Edit(path, old, @new).Run();

            // The tables hang on trees, so a cold run needs trees that were never seen.
            var trees = host.Compilation.SyntaxTrees.Select(static tree => GeneratorHost.Parse((tree.FilePath, tree.ToString())));
            var cold = GeneratorHost.Create(HostOptions.None, [], host.Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)).Run();
            Assert.Equal(Output(cold), Output(host));
        }
    }

    private static ImmutableArray<string> Output(GeneratorHost host)
        => [.. host.Sources.Select(static source => source.HintName + "\n" + source.SourceText).Concat(host.Result.Diagnostics.Select(static d => d.ToString()))];
}
