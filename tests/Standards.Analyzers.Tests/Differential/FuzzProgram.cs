using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Standards.Differential;

/// <summary>One compilation's worth of methods.</summary>
internal sealed class FuzzProgram
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Standards;
        using Traced;
        """;

    public required ulong Seed { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>The modifiers and keyword of the instance class, such as <c>public sealed partial class</c>.</summary>
    public required string HolderKeyword { get; init; }

    public required bool FileScoped { get; init; }

    public bool Nullable { get; init; } = true;

    /// <summary>The options say <c>standards.sync.cancellation = keep</c>; the source says it too, for whoever translates it.</summary>
    public bool KeepsTokens { get; init; }

    public FuzzProgram With(IReadOnlyList<Member> members) => new()
    {
        Seed = Seed,
        Members = members,
        HolderKeyword = HolderKeyword,
        FileScoped = FileScoped,
        Nullable = Nullable,
        KeepsTokens = KeepsTokens,
    };

    /// <summary>The members less some, and less all that name one that is gone.</summary>
    public IReadOnlyList<Member> WithoutUsersOf(ISet<string> names)
    {
        var gone = new HashSet<string>(names, System.StringComparer.Ordinal);
        var kept = new List<Member>();
        foreach (var member in Members)
        {
            var text = new StringBuilder();
            member.Render(text, 0);
            var rendered = text.ToString();
            if (gone.Any(n => rendered.Contains(n, System.StringComparison.Ordinal)))
            {
                gone.Add(member.Name);
            }
            else
            {
                kept.Add(member);
            }
        }

        return kept;
    }

    public string Render()
    {
        var text = new StringBuilder();
        text.Append(KeepsTokens ? FuzzOptions.KeepTokens + "\n" : "").Append(Usings).Append("\n\n").Append(FileScoped ? "namespace Fuzz;\n\n" : "namespace Fuzz\n{\n");
        var indent = FileScoped ? 0 : 1;
        Type(text, indent, "public static partial class Statics", Home.Statics, "");
        Type(text, indent, $"{HolderKeyword} Holder", Home.Holder, """
            internal readonly CancellationTokenSource _source = new();
            internal readonly SemaphoreSlim _gate = new(1, 1);
            internal readonly Overloads _overloads = new();
            internal static readonly Task<int> _five = Task.FromResult(5);
            internal int _total;
            internal string? _last;
            """);
        Type(text, indent, "public partial class Generic<T>", Home.Generic, """
            internal readonly List<T> _items = new();
            internal int _total;
            """);
        if (!FileScoped)
        {
            text.Append("}\n");
        }

        return text.ToString();
    }

    private void Type(StringBuilder text, int indent, string header, Home home, string fields)
    {
        var members = Members.Where(m => m.Home == home).ToList();
        if (members.Count == 0)
        {
            return;
        }

        if (members.Exists(static m => m.IsTypeLevel))
        {
            Block.Line(text, indent, "[CreateSyncVersion]");
        }

        Block.Line(text, indent, header);
        Block.Line(text, indent, "{");
        foreach (var field in fields.Split('\n', System.StringSplitOptions.RemoveEmptyEntries))
        {
            Block.Line(text, indent + 1, field);
        }

        foreach (var member in members)
        {
            text.Append('\n');
            member.Render(text, indent + 1);
        }

        Block.Line(text, indent, "}");
        text.Append('\n');
    }
}
