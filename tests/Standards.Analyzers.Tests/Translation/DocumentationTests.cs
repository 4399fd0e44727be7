using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>XML documentation follows the member; the harness lets no new CS157x through.</summary>
public static class DocumentationTests
{
    [Fact]
    public static void RemovedParametersGo_ReadsAs()
        => Generates("""
            /// <summary>Loads a number.</summary>
            /// <param name="n">Which one.</param>
            /// <param name="progress">Who listens.</param>
            /// <param name="ct">A token.</param>
            /// <returns>The number.</returns>
            [CreateSyncVersion]
            public async Task<int> LoadAsync(int n, IProgress<int>? progress = null, CancellationToken ct = default) => await GetAsync(n);
            """, """
            /// <summary>Loads a number.</summary>
            /// <param name="n">Which one.</param>
            /// <returns>The number.</returns>
            public int Load(int n) => Get(n);
            """);

    [Fact]
    public static void ReturnsOfVoidGoes_ReadsAs()
        => Generates("""
            /// <summary>Saves it.</summary>
            /// <returns>A task that represents the operation.</returns>
            [CreateSyncVersion]
            public async Task SaveAsync() => await StepAsync("a");
            """, """
            /// <summary>Saves it.</summary>
            public void Save() => Step("a");
            """);

    [Fact]
    public static void AsynchronouslyGoes_Compiles()
        => Compiles("""
            /// <summary>Asynchronously saves it.</summary>
            /// <remarks>It is written asynchronously to the disk.</remarks>
            [CreateSyncVersion]
            public async Task SaveAsync() => await StepAsync("a");
            """).Lacks("synchronously");

    [Fact]
    public static void CrefFollows_Compiles()
        => Compiles("""
            /// <summary>See <see cref="StepAsync"/>, <see cref="C.GetAsync(int)"/> and <seealso cref="SaveAsync(int, CancellationToken)"/>.</summary>
            /// <inheritdoc cref="StepAsync(string, CancellationToken)"/>
            [CreateSyncVersion]
            public async Task SaveAsync(int n, CancellationToken ct = default) => await StepAsync("a", ct);
            """).Contains("cref=\"Step", "Get(int)", "Save(int)");

    [Fact]
    public static void CrefWithoutCounterpartStays_Compiles()
        => Compiles("""
            /// <summary>Unlike <see cref="AloneAsync()"/> and <see cref="Task.WhenAny(Task[])"/>; may throw <see cref="TaskCanceledException"/>.</summary>
            [CreateSyncVersion]
            public async Task SaveAsync() => await StepAsync("a");
            """).Contains("cref=\"AloneAsync()\"", "cref=\"Task.WhenAny(Task[])\"");

    [Fact]
    public static void ParamrefOfARemovedParameter_Compiles()
        => Compiles("""
            /// <summary>Saves until <paramref name="ct"/> says stop; <paramref name="n"/> times.</summary>
            /// <param name="n">How often.</param>
            /// <param name="ct">Says stop.</param>
            [CreateSyncVersion]
            public async Task SaveAsync(int n, CancellationToken ct) => await StepAsync("a", ct);
            """).Lacks("paramref name=\"ct\"");

    [Fact]
    public static void TypeParametersExceptionsAndCode_Compiles()
        => Compiles("""
            /// <summary>Echo.</summary>
            /// <typeparam name="V">Of <typeparamref name="V"/>.</typeparam>
            /// <param name="v">It.</param>
            /// <exception cref="OperationCanceledException">Cancelled.</exception>
            /// <exception cref="InvalidOperationException">Broken.</exception>
            /// <example><code>
            /// await c.EchoAsync(1);
            /// </code></example>
            /// <returns>A <see cref="Task{TResult}"/> with the value.</returns>
            [CreateSyncVersion]
            public async Task<V> EchoAsync<V>(V v) { await StepAsync("a"); return v; }
            """).Contains("<typeparam name=\"V\">", "<exception cref=\"InvalidOperationException\">");

    [Fact]
    public static void BlockComment_Compiles()
        => Compiles("""
            /** <summary>Saves it.</summary>
             *  <param name="ct">A token.</param>
             *  <returns>A task.</returns>
             */
            [CreateSyncVersion]
            public async Task SaveAsync(CancellationToken ct) => await StepAsync("a", ct);
            """);

    [Fact]
    public static void ParamOnSeveralLines_ReadsAs()
        => Generates("""
            /// <summary>
            /// Saves it.
            /// </summary>
            /// <param name="n">
            /// How often.
            /// </param>
            /// <param name="ct">
            /// A token,
            /// as usual.
            /// </param>
            [CreateSyncVersion]
            public async Task SaveAsync(int n, CancellationToken ct) => await StepAsync("a", ct);
            """, """
            /// <summary>
            /// Saves it.
            /// </summary>
            /// <param name="n">
            /// How often.
            /// </param>
            public void Save(int n) => Step("a");
            """);

    [Fact]
    public static void InheritdocStays_Compiles()
        => Compiles("""
            namespace T;

            /// <summary>Reads.</summary>
            public partial interface IRead
            {
                /// <summary>Reads one.</summary>
                /// <param name="ct">A token.</param>
                /// <returns>One.</returns>
                [CreateSyncVersion]
                Task<int> ReadAsync(CancellationToken ct);
            }

            /// <summary>Reads.</summary>
            public partial class Reader : IRead
            {
                /// <inheritdoc/>
                [CreateSyncVersion]
                public async Task<int> ReadAsync(CancellationToken ct) { await Task.Delay(1, ct); return 1; }
            }
            """).Contains("/// <inheritdoc/>");

    [Fact]
    public static void MalformedXml_CompilesOrReports()
        => CompilesOrDiagnosed("""
            /// <summary>Broken <b>xml
            /// <param name="ct">A token.
            [CreateSyncVersion]
            public async Task SaveAsync(CancellationToken ct) => await StepAsync("a", ct);
            """);

    [Fact]
    public static void WholeTypeCref_CompilesOrReports()
        => CompilesOrDiagnosed("""
            namespace T;

            /// <summary>The async one; see <see cref="AsyncStore.ReadAsync"/>.</summary>
            [CreateSyncVersion(TypeName = "Store")]
            public class AsyncStore
            {
                /// <summary>Of <see cref="AsyncStore"/>.</summary>
                /// <returns>One.</returns>
                public async Task<int> ReadAsync() { await Task.Delay(1); return 1; }
            }
            """);
}
