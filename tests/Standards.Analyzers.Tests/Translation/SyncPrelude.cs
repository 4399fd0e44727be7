namespace Standards.Translation;

/// <summary>What every case can use, so that cases are short: leaves that log, each with a twin written by hand.</summary>
internal static class SyncPrelude
{
    public const string Usings = """
        global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic;
        global using System.Threading; global using System.Threading.Tasks; global using System.Threading.Channels;
        global using System.Runtime.CompilerServices; global using System.Net.Http; global using Standards;
        """;

    /// <summary>Stands for what the generator injects, where the source is compiled alone.</summary>
    public const string Attributes = """
        #nullable enable
        namespace Standards;

        [System.AttributeUsage(System.AttributeTargets.Method | System.AttributeTargets.Class | System.AttributeTargets.Struct | System.AttributeTargets.Interface)]
        internal sealed class CreateSyncVersionAttribute : System.Attribute
        {
            public bool PreserveCancellationToken { get; set; }
            public bool PreserveProgress { get; set; }
            public bool OmitNullableDirective { get; set; }
            public string? Name { get; set; }
            public string? TypeName { get; set; }
        }

        [System.AttributeUsage(System.AttributeTargets.Method)]
        internal sealed class SkipSyncVersionAttribute : System.Attribute;
        """;

    /// <summary>For every case.</summary>
    public const string Types = """
        #nullable enable
        namespace T;

        /// <summary>Disposable both ways.</summary>
        public sealed class Both(List<string> log, string name) : IAsyncDisposable, IDisposable
        {
            public string Name => name;
            public void Dispose() => log.Add("dispose " + name);
            public async ValueTask DisposeAsync() { log.Add("dispose " + name); await Task.Yield(); }
            public async Task<int> ReadAsync(int n) { log.Add(name + " read " + n); await Task.Yield(); return n; }
            public int Read(int n) { log.Add(name + " read " + n); return n; }
            public async Task TouchAsync() { log.Add("touch " + name); await Task.Yield(); }
            public void Touch() => log.Add("touch " + name);
            public async Task<string?> TextAsync(string? s) { log.Add(name + " text"); await Task.Yield(); return s; }
            public string? Text(string? s) { log.Add(name + " text"); return s; }
        }

        /// <summary>Has no sync side at all.</summary>
        public sealed class OnlyAsync(List<string> log) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync() { log.Add("dispose"); await Task.Yield(); }
            public async Task TouchAsync() { log.Add("touch"); await Task.Yield(); }
        }
        """;

    /// <summary>For cases that are members of <c>C</c>.</summary>
    public const string Members = """
        #nullable enable
        namespace T;

        public partial class C
        {
            public List<string> Log = [];

            internal void Say(string s) => Log.Add(s);
            internal bool Flag(bool value) { Log.Add("flag " + value); return value; }
            internal V Note<V>(V value) { Log.Add("note " + value); return value; }
            internal Both Open(string name) { Log.Add("open " + name); return new(Log, name); }

            internal async Task StepAsync(string s, CancellationToken ct = default) { Log.Add(s); await Task.Yield(); ct.ThrowIfCancellationRequested(); }
            internal void Step(string s) => Log.Add(s);
            internal async Task FailAsync(string s) { Log.Add(s); await Task.Yield(); throw new InvalidOperationException(s); }
            internal void Fail(string s) { Log.Add(s); throw new InvalidOperationException(s); }
            internal async Task<int> GetAsync(int n) { Log.Add("get " + n); await Task.Yield(); return n < 0 ? throw new InvalidOperationException("negative " + n) : n; }
            internal int Get(int n) { Log.Add("get " + n); return n < 0 ? throw new InvalidOperationException("negative " + n) : n; }
            internal async ValueTask<int> ValueAsync(int n) { Log.Add("value " + n); await Task.Yield(); return n; }
            internal int Value(int n) { Log.Add("value " + n); return n; }
            internal async ValueTask PokeAsync(string s) { Log.Add(s); await Task.Yield(); }
            internal void Poke(string s) => Log.Add(s);
            internal async Task<string?> TextAsync(string? s) { Log.Add("text " + s); await Task.Yield(); return s; }
            internal string? Text(string? s) { Log.Add("text " + s); return s; }

            /// <summary>The sync twin takes the token too.</summary>
            internal async Task TokenAsync(string s, CancellationToken ct) { Log.Add(s + " " + ct.CanBeCanceled); await Task.Yield(); ct.ThrowIfCancellationRequested(); }
            internal void Token(string s, CancellationToken ct) { Log.Add(s + " " + ct.CanBeCanceled); ct.ThrowIfCancellationRequested(); }

            internal async IAsyncEnumerable<int> ManyAsync(int count, [EnumeratorCancellation] CancellationToken ct = default)
            {
                try
                {
                    for (var i = 0; i < count; i++)
                    {
                        Log.Add("many " + i);
                        await Task.Yield();
                        yield return i;
                    }
                }
                finally
                {
                    Log.Add("many end");
                }
            }

            internal IEnumerable<int> Many(int count)
            {
                try
                {
                    for (var i = 0; i < count; i++)
                    {
                        Log.Add("many " + i);
                        yield return i;
                    }
                }
                finally
                {
                    Log.Add("many end");
                }
            }

            /// <summary>Has no sync twin.</summary>
            internal async Task AloneAsync() { Log.Add("alone"); await Task.Yield(); }
            internal async Task<int> AloneAsync(int n) { Log.Add("alone " + n); await Task.Yield(); return n; }
        }
        """;
}
