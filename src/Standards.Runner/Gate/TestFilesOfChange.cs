using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Standards.Evidence;
using Standards.Files;
using Standards.Git;
using Standards.Testing;

namespace Standards.Gate;

/// <summary>What a change did to the files of test projects: what is laid over the base to see a test fail there.</summary>
/// <param name="Laid">New and changed files, relative to the root.</param>
/// <param name="Deleted">Files of the base that are gone.</param>
internal sealed record TestFilesOfChange(ImmutableArray<string> Laid, ImmutableArray<string> Deleted)
{
    /// <param name="root">What paths are relative to.</param>
    /// <param name="changes">What differs from the base.</param>
    /// <param name="modules">The test projects.</param>
    public static TestFilesOfChange Of(string root, Changes changes, ImmutableArray<TestModule> modules)
        => new(
            [.. changes.Files.Keys.Where(path => IsOfTests(root, path, modules)).Order(StringComparer.Ordinal)],
            [.. changes.Deleted.Where(path => IsOfTests(root, path, modules)).Order(StringComparer.Ordinal)]);

    /// <summary>
    /// The same without the sources of a project that holds the code beside its tests: laid over the base, they would bring the fix along. Null where no project does,
    /// and where that leaves out nothing.
    /// </summary>
    /// <param name="root">What paths are relative to.</param>
    /// <param name="modules">The test projects; one that refers to no project of the repository holds the code itself.</param>
    /// <param name="tests">The tests whose sources stay.</param>
    /// <param name="cancellationToken">Ends the search for them.</param>
    public TestFilesOfChange? WithoutCode(string root, ImmutableArray<TestModule> modules, ImmutableArray<TestResult> tests, CancellationToken cancellationToken)
    {
        var mixed = modules.Where(static module => module.References.IsEmpty).ToImmutableArray();
        var declaring = mixed.SelectMany(module => tests.Select(test => TestSources.Find(module, test.ClassName!, test.MethodName!.Split('(')[0], cancellationToken)?.File))
            .OfType<string>().Select(file => RootedPath.Relative(root, file)).ToHashSet(StringComparer.Ordinal);
        bool Stays(string path) => !path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || declaring.Contains(path) || !IsOfTests(root, path, mixed);

        var without = new TestFilesOfChange([.. Laid.Where(Stays)], [.. Deleted.Where(Stays)]);
        return without.Laid.Length == Laid.Length && without.Deleted.Length == Deleted.Length ? null : without;
    }

    /// <summary>Whether the nearest project above is a test project: below its folder other projects can stand.</summary>
    private static bool IsOfTests(string root, string path, ImmutableArray<TestModule> modules)
    {
        for (var folder = Path.GetDirectoryName(Path.Combine(root, path)); folder is not null && folder.Length >= root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (modules.Any(module => Path.GetDirectoryName(module.Project) == folder))
            {
                return true;
            }

            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.*proj").Any())
            {
                return false;
            }
        }

        return false;
    }
}
