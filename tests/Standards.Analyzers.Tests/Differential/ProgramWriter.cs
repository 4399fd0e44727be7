using System;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Differential;

/// <summary>Writes a random program: the same one for a seed, everywhere.</summary>
internal sealed class ProgramWriter
{
    private sealed record MemberChoice(string Kind, int Weight, Func<ProgramWriter, IEnumerable<Member>> Write);

    private static readonly MemberChoice[] Choices =
    [
        new("async method", 34, static w => [w.Async()]),
        new("async expression body", 6, static w => [w.AsyncExpression()]),
        new("task-returning method", 5, static w => [w.TaskReturning(true)]),
        new("task-returning expression body", 5, static w => [w.TaskReturning(false)]),
        new("async iterator", 6, static w => [w.Iterator()]),
        new("generic method", 3, static w => [w.Generic()]),
        new("extension method", 3, static w => [w.Extension()]),
        new("overload group", 3, static w => w.Overloads()),
        new("token preserved", 4, static w => [w.Async("[CreateSyncVersion(PreserveCancellationToken = true)]", withToken: true)]),
        new("documented", 2, static w => [w.Async("/// <summary>Does it asynchronously.</summary>\n/// <param name=\"ct\">Cancels.</param>\n/// <returns>A task.</returns>\n[CreateSyncVersion]", withToken: true)]),
        new("recursion", 2, static w => [w.Template(Templates.Recursion, Home.Statics)]),
        new("interface", 2, static w => [w.Template(Templates.Interface, Home.Statics)]),
        new("base and override", 2, static w => [w.Template(Templates.Override, Home.Statics)]),
        new("progress", 1, static w => [w.Template(Templates.Progress, Home.Statics)]),
        new("own name", 2, static w => [w.Template(Templates.OwnName, Home.Statics)]),
        new("struct and record", 2, static w => [w.Template(Templates.Values, Home.Statics)]),
        new("skipped method", 1, static w => [w.Template(Templates.Skipped, Home.Statics)]),
        new("whole type", 2, static w => [w.Template(Templates.WholeType, Home.Statics)]),
        new("memory parameters", 2, static w => [w.Template(Templates.Buffers, Home.Statics)]),
        new("progress kept", 1, static w => [w.Template(Templates.KeptProgress, Home.Statics)]),
    ];

    private readonly Prng random;
    private readonly ProgramContext context;
    private readonly bool typeLevel;
    private int number;

    private ProgramWriter(ulong seed)
    {
        random = new(seed);
        context = new(random);
        typeLevel = random.Chance(25);
    }

    public static IEnumerable<string> AllKinds =>
        Choices.Select(static c => c.Kind)
            .Concat(BodyWriter.Statements.Select(static c => c.Kind))
            .Concat(BodyWriter.Integers.Concat(BodyWriter.Strings).Concat(BodyWriter.Booleans).Select(static c => c.Kind))
            .Concat(["async lambda", "task lambda", "async block lambda", "task block lambda", "anonymous method", "method group", "reordered arguments", "generated stream"]);

    public static FuzzProgram Write(ulong seed, int methods, ISet<string>? kinds = null)
    {
        var writer = new ProgramWriter(seed);
        var context = writer.context;
        while (context.Members.Count < methods)
        {
            var at = writer.random.Below(Choices.Sum(static c => c.Weight));
            var choice = Choices.First(c => (at -= c.Weight) < 0);
            context.Kinds.Add(choice.Kind);
            context.Members.AddRange(choice.Write(writer));
        }

        kinds?.UnionWith(context.Kinds);
        return new()
        {
            Seed = seed,
            Members = context.Members,
            HolderKeyword = writer.random.Pick("public sealed partial class", "public partial class", "public partial record", "internal partial class"),
            FileScoped = writer.random.Chance(60),
            Nullable = writer.random.Chance(80),
            KeepsTokens = writer.random.Chance(15),
        };
    }

    private Member Async(string attributes = "[CreateSyncVersion]", bool withToken = false)
    {
        var home = RandomHome();
        var result = random.Pick("void", "void", "int", "int", "int", "string", "bool", "List<int>", "(int, string)");
        var isValueTask = random.Chance(20);
        return Build("async method", home, result, isValueTask, Parameters(withToken), "async ", attributes, static (w, f, p) => w.Method(f, p, 9));
    }

    private Member AsyncExpression()
        => Build("async expression body", RandomHome(), random.Pick("void", "int", "string", "bool"), random.Chance(20), Parameters(false), "async ", "[CreateSyncVersion]", null);

    private Member TaskReturning(bool block)
        => Build("task-returning", RandomHome(), random.Pick("void", "int", "int", "string"), random.Chance(20), Parameters(false), "", "[CreateSyncVersion]", block ? static (w, f, p) => w.Method(f, p, 4) : null);

    private Member Iterator()
    {
        IReadOnlyList<Parameter> parameters = random.Chance(40)
            ? [new("int", "a"), new("CancellationToken", "ct", "default")]
            : [new("int", "a"), new("string", "s", "\"d\"")];
        return Build("async iterator", RandomHome(), "int", false, parameters, "async ", "[CreateSyncVersion]", static (w, f, p) => w.Method(f, p, 9), isStream: true);
    }

    private Member Generic()
        => Build("generic method", Home.Statics, random.Pick("int", "List<T>", "T"), false, [new("T", "item"), new("int", "a", "2")], "async ", "[CreateSyncVersion]", static (w, f, p) => w.Method(f, p, 5), "<T>");

    private Member Extension()
        => Build("extension method", Home.Statics, random.Pick("int", "string"), false, [new("int", "a"), new("bool", "b", "true")], "async ", "[CreateSyncVersion]", static (w, f, p) => w.Method(f, p, 5), extension: true);

    private Member[] Overloads()
    {
        var (home, name) = (RandomHome(), $"Over{++number}Async");
        return
        [
            Build("overload", home, "int", false, [new("int", "a")], "async ", "[CreateSyncVersion]", static (w, f, p) => w.Method(f, p, 3), name: name),
            Build("overload", home, "string", false, [new("string", "s"), new("CancellationToken", "ct", "default")], "async ", "[CreateSyncVersion]", static (w, f, p) => w.Method(f, p, 3), name: name),
            Build("overload", home, "int", true, [new("List<int>", "values"), new("int", "a", "1")], "async ", "[CreateSyncVersion]", static (w, f, p) => w.Method(f, p, 3), name: name),
        ];
    }

    private Member Build(
        string kind,
        Home home,
        string result,
        bool isValueTask,
        IReadOnlyList<Parameter> parameters,
        string modifier,
        string attributes,
        Func<BodyWriter, Frame, IReadOnlyList<Parameter>, Block>? body,
        string typeParameters = "",
        bool isStream = false,
        bool extension = false,
        string? name = null)
    {
        name ??= NewName();
        var frame = new Frame(isStream ? FrameKind.Iterator : modifier.Length > 0 ? FrameKind.Async : FrameKind.Task, result, home)
        {
            IsValueTask = isValueTask,
            HasToken = parameters.Any(static p => p.IsToken),
        };
        var cancels = attributes.Contains("PreserveCancellationToken", StringComparison.Ordinal) && random.Chance(60);
        var writer = new BodyWriter(random, context) { CanCallMembers = !cancels };
        var type = isStream ? "IAsyncEnumerable<int>" : (isValueTask ? "ValueTask" : "Task") + (result == "void" ? "" : $"<{result}>");
        var list = (extension ? "this " : "") + string.Join(", ", parameters.Select(p => (p.IsToken && isStream ? "[EnumeratorCancellation] " : "") + p));
        var access = home == Home.Statics ? "public static " : "public ";
        var block = body?.Invoke(writer, frame, parameters);
        if (isStream)
        {
            block!.Statements.Insert(1, new("yield", $"yield return {context.NextId()};"));
        }

        return new()
        {
            Kind = kind,
            Home = home,
            Attributes = typeLevel && home == Home.Holder && attributes == "[CreateSyncVersion]" ? "" : attributes,
            IsTypeLevel = typeLevel && home == Home.Holder,
            Header = $"{access}{modifier}{type} {name}{typeParameters}({list})",
            Name = name,
            SyncName = name.Replace("Async", "", StringComparison.Ordinal),
            Parameters = parameters,
            Result = result,
            IsStream = isStream,
            MayBeCancelled = cancels,
            Body = block,
            Text = block is null ? writer.Expression(frame, parameters) : null,
            IsEager = writer.IsEager,
        };
    }

    private Member Template(string text, Home home)
    {
        var number = ++this.number;
        var name = $"Try{number}Async";
        return new()
        {
            Kind = "template",
            Home = home,
            Text = text.Replace("##", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
            Name = name,
            SyncName = $"Try{number}",
            Parameters = [new("int", "a")],
            Result = "int",
            IsEager = true,
        };
    }

    private string NewName()
    {
        var number = ++this.number;
        return random.Pick($"M{number}Async", $"M{number}Async", $"Load{number}Async", $"RunAsyncCore{number}");
    }

    private Home RandomHome() => random.Pick(Home.Statics, Home.Statics, Home.Holder, Home.Holder, Home.Generic);

    private List<Parameter> Parameters(bool withToken)
    {
        List<Parameter> parameters = [];
        string[] types = ["int", "string", "bool", "List<int>"];
        string[] names = ["a", "s", "b", "values"];
        for (var i = 0; i < types.Length; i++)
        {
            if (random.Chance(i == 0 ? 80 : 30))
            {
                parameters.Add(new(types[i], names[i]));
            }
        }

        if (random.Chance(30))
        {
            parameters.Add(random.Pick(new Parameter("int", "extra", "5"), new Parameter("string", "text", "\"dflt\"")));
        }

        if (withToken || random.Chance(45))
        {
            parameters.Add(new("CancellationToken", "ct", random.Chance(70) || parameters.Exists(static p => p.Default is not null) ? "default" : null));
        }

        return parameters;
    }
}
