using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Workspace;

/// <summary>Files of a requirement, damaged by a fixed seed: whatever stands there, the commands answer, and blame no fault of their own.</summary>
public static class DamagedFilesTests
{
    private static readonly string[] Pieces = ["---\n", "\n", ":", "- ", "[", "{", "}", "]", "\"", "'", "&a", "*a", "!!binary", "|", "#", "## ", "- [ ] AC-1: ", "<!--", "-->", "```", "{{fill", "\0", "\uFEFF", "é", "\r", "\t", "%TAG", "? ", "~", "0x", "1e999", "2026-99-99"];

    [Fact]
    public static async Task Commands_NeverFailThemselves()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Replace("requirements/search/prd.md", "decisions: []", "decisions: [{ id: D-1, title: Index, significant: true }]");
        await repository.DoAsync("note", "consensus", "--id", "D-1", "--question", "q", "--position", "a:for:x", "--position", "b:for:y", "--synthesis", "s", "--decision", "d");
        await repository.DoAsync("note", "debug", "pool", "--problem", "p");
        var files = Directory.EnumerateFiles(repository["requirements/search"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToDictionary(static file => file, File.ReadAllText);
        var random = new Random(20261123);
        for (var round = 0; round < 250; round++)
        {
            var (file, text) = files.ElementAt(random.Next(files.Count));
            var damaged = new StringBuilder(text);
            for (var i = random.Next(1, 5); i > 0 && damaged.Length > 2; i--)
            {
                var at = random.Next(damaged.Length);
                switch (random.Next(4))
                {
                    case 0:
                        damaged.Insert(at, Pieces[random.Next(Pieces.Length)]);
                        break;
                    case 1:
                        damaged.Remove(at, Math.Min(random.Next(1, 30), damaged.Length - at));
                        break;
                    case 2:
                        damaged.Length = at;
                        break;
                    default:
                        damaged.Insert(at, damaged.ToString(at, Math.Min(40, damaged.Length - at)));
                        break;
                }
            }

            File.WriteAllText(file, damaged.ToString());
            foreach (var arguments in new string[][] { ["status", "--all"], ["status", "search"], ["status", "search", "--check"] })
            {
                var result = await repository.RunAsync(arguments);
                Assert.True(result.ExitCode is ExitCodes.Done or ExitCodes.Blocked, $"round {round}, {Path.GetFileName(file)}: {result.Error}\n{damaged}");
            }

            File.WriteAllText(file, text);
        }
    }

    [Theory]
    [InlineData("[", 100_000, "\n")]
    [InlineData("[\n", 100_000, "")]
    [InlineData("- ", 100_000, "\n")]
    [InlineData("{a: ", 100_000, "\n")]
    [InlineData("? ", 100_000, "\n")]
    [InlineData("x: y\n", 100_000, "")]
    public static void FrontMatterWithoutEnd_IsRefused_AndDoesNotEndTheProcess(string piece, int times, string end)
    {
        var problems = Prd.Parse($"---\nguides: {string.Concat(Enumerable.Repeat(piece, times))}{end}---\n", "prd.md").Problems;
        Assert.Contains(problems, static problem => problem.Message.Contains("too large", StringComparison.Ordinal));
    }

    [Fact]
    public static async Task LongRequest_IsKept_AndItsTitleIsShort()
    {
        using var repository = new WorkspaceRepository();
        var request = "add search " + string.Join(' ', Enumerable.Range(0, 2000).Select(static i => $"word{i}"));
        await repository.DoAsync("plan", request, "--slug", "search", "--bug");
        await repository.DoAsync("implement");
        Assert.Contains("word1999", repository.Read("requirements/search/prd.md"));
        Assert.InRange(Prd.Parse(repository.Read("requirements/search/prd.md"), "prd.md").Title.Length, 20, 120);
    }
}
