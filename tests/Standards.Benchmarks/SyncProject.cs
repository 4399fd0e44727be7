using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Sync;

namespace Standards;

/// <summary>A project made for a number of attributed members: ten in a file, and beside each such file one without.</summary>
internal static class SyncProject
{
    public const int MembersInAFile = 10;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(static () =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ]);

    /// <summary>Parsed anew with every call, for what is known of a tree is kept as long as the tree.</summary>
    public static CSharpCompilation Create(int members)
        => CSharpCompilation.Create(
            "Project",
            Sources(members).Select(static source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path)),
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new SyncGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>What a build compiles: the sources and what is generated for them; parsed anew too.</summary>
    public static CSharpCompilation Result(int members)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Create(members), out var result, out _, CancellationToken.None);
        var compilation = Create(members);
        var added = result.SyntaxTrees.Skip(compilation.SyntaxTrees.Length).Select(static tree => CSharpSyntaxTree.ParseText(tree.GetText(), ParseOptions, tree.FilePath)).ToList();
        var generated = added.Sum(static tree => tree.GetText().ToString().Split("GeneratedCode(").Length - 1);
        compilation = compilation.AddSyntaxTrees(added);
        return generated == members && !compilation.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? compilation.Clone()
            : throw new InvalidOperationException($"{generated} of {members} members were generated, or the result has errors");
    }

    /// <summary>As an editor does it: the other trees stay the same objects.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string path, string oldText, string newText)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var text = tree.GetText();
        var start = text.ToString().IndexOf(oldText, StringComparison.Ordinal);
        return start < 0
            ? throw new ArgumentException($"'{oldText}' is not in '{path}'", nameof(oldText))
            : compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.Replace(start, oldText.Length, newText)));
    }

    private static IEnumerable<(string Path, string Text)> Sources(int members)
    {
        for (var i = 0; i < members / MembersInAFile; i++)
        {
            yield return ($"/project/Repository{i}.cs", Repository.Replace("Repository0", "Repository" + i).Replace("Item0", "Item" + i));
            yield return ($"/project/Item{i}.cs", Item.Replace("Item0", "Item" + i));
        }
    }

    private const string Item = """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Project;

        /// <summary>An item of a repository.</summary>
        public sealed class Item0
        {
            private readonly List<string> tags = [];

            public int Id { get; init; }

            public string? Name { get; set; }

            public DateTime Created { get; } = DateTime.UtcNow;

            public int Weight()
            {
                var weight = Name?.Length ?? 0;
                foreach (var tag in tags.Where(static tag => tag.Length > 1))
                {
                    weight += tag.Length * 2;
                }

                return weight;
            }

            public bool Add(string tag)
            {
                if (string.IsNullOrWhiteSpace(tag) || tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
                {
                    return false;
                }

                tags.Add(tag.Trim());
                return true;
            }
        }
        """;

    private const string Repository = """
        using System;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Standards;

        namespace Project;

        /// <summary>Items in a database.</summary>
        public sealed partial class Repository0(DbDataSource database)
        {
            private readonly SemaphoreSlim gate = new(1, 1);
            private int reads;

            /// <summary>Lists the items of a city.</summary>
            /// <param name="city">The city.</param>
            /// <param name="cancellationToken">Cancels the query.</param>
            [CreateSyncVersion]
            public async Task<List<Item0>> ListAsync(string city, CancellationToken cancellationToken = default)
            {
                var items = new List<Item0>();
                await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT id, name FROM items WHERE city = @city ORDER BY name";
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@city";
                parameter.Value = city;
                command.Parameters.Add(parameter);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    items.Add(new Item0 { Id = reader.GetInt32(0), Name = await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false) ? null : reader.GetString(1) });
                }

                return items;
            }

            [CreateSyncVersion]
            public async Task<Item0?> FindAsync(string city, int id, CancellationToken cancellationToken = default)
            {
                foreach (var item in await ListAsync(city, cancellationToken).ConfigureAwait(false))
                {
                    if (item.Id == id)
                    {
                        return item;
                    }
                }

                return null;
            }

            [CreateSyncVersion]
            public async Task<int> DeleteAsync(int id, CancellationToken cancellationToken = default)
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await using var command = connection.CreateCommand();
                command.CommandText = $"DELETE FROM items WHERE id = {id}";
                return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            [CreateSyncVersion]
            public async Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken = default)
            {
                await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    reads++;
                    return await action(cancellationToken).ConfigureAwait(false);
                }
                catch (IOException)
                {
                    await Task.Delay(10, cancellationToken).ConfigureAwait(false);
                    return await action(cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    gate.Release();
                }
            }

            [CreateSyncVersion]
            public async Task<long> CopyAsync(Stream source, Stream target, CancellationToken cancellationToken = default)
            {
                var buffer = new byte[81920];
                long total = 0;
                int read;
                while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    total += read;
                }

                await target.FlushAsync(cancellationToken).ConfigureAwait(false);
                return total;
            }

            [CreateSyncVersion]
            public async IAsyncEnumerable<string> LinesAsync(TextReader reader)
            {
                while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
                {
                    yield return line;
                }
            }

            [CreateSyncVersion]
            public async Task<int> CountAsync(TextReader reader)
            {
                var count = 0;
                await foreach (var line in LinesAsync(reader).ConfigureAwait(false))
                {
                    count += line.Length > 0 ? 1 : 0;
                }

                return count;
            }

            [CreateSyncVersion]
            public Task<int> CountFileAsync(string path) => CountAsync(new StreamReader(path));

            [CreateSyncVersion]
            public async Task<string> TextAsync(string path, bool trim)
            {
                var text = await File.ReadAllTextAsync(path).ConfigureAwait(false);
                return trim ? text.Trim() : text;
            }

            [CreateSyncVersion]
            public async ValueTask<int> TotalAsync(string path, string city)
            {
                var items = await ListAsync(city).ConfigureAwait(false);
                var lines = await CountFileAsync(path).ConfigureAwait(false);
                return items.Count + lines + (await TextAsync(path, trim: true).ConfigureAwait(false)).Length;
            }
        }
        """;
}
