namespace Standards.Differential;

internal sealed partial class BodyWriter
{
    private static StatementChoice[] TaskStatements() =>
    [
        new("await task expression", 5, static w => w.Awaiting(w.TaskOf("void", w.random.Chance(30), 2))),
        new("started then awaited", 5, static w => w.Started("Task<int>", w.Eager(() => w.TaskOf("int", false, 2)), 0)),
        new("started, pure code, awaited", 4, static w => w.Started("Task<int>", w.Eager(() => w.TaskOf("int", false, 2)), 1)),
        new("started, side effect, awaited", 2, static w => w.Started("Task<int>", w.Eager(() => w.TaskOf("int", false, 2)), 2)),
        new("started without a value", 3, static w => w.StartedVoid()),
        new("started, awaited in a block", 1, static w => w.StartedElsewhere()),
        new("two started", 2, static w => w.TwoStarted()),
        new("ValueTask local", 2, static w => w.Started("ValueTask<int>", w.Eager(() => w.TaskOf("int", true, 2)), w.random.Below(2))),
        new("WhenAll of calls", 4, static w => w.WhenAll()),
        new("WhenAll of Select", 3, static w => w.WhenAllSelect()),
        new("WhenAll of void calls", 3, static w => w.Awaiting(w.Eager(() => $"Task.WhenAll(Api.StepAsync({w.Arg(2)}), Api.StepAsync({w.Arg(2)}))"))),
        new("WhenAll of a list", 1, static w => w.WhenAllList()),
        new("conditional task", 3, static w => w.Awaiting($"({w.Bool(2)} ? {w.TaskOf("void", false, 2)} : Task.CompletedTask)")),
        new("null-conditional task", 3, static w => w.NullConditionalTask()),
        new("switch of tasks", 2, static w => w.Awaiting($"({w.Subject(1)} switch {{ 2 => {w.TaskOf("void", false, 2)}, _ => Task.CompletedTask }})")),
        new("FromCanceled", 1, static w => w.frame.CanAwait ? new("canceled", $"if ({w.Unwrapped("bool", 2)})", w.Single("await Task.FromCanceled(new CancellationToken(true));")) : null),
        new("Task.Run", 2, static w => w.RunStatement()),
        new("Delay or Yield", 2, static w => w.Lazy() ? new("pause", w.R("await Task.Yield();", "await Task.Delay(0);", "await Task.Delay(TimeSpan.Zero);", w.frame.HasToken ? "await Task.Delay(0, ct);" : "await Task.Delay(0);")) : null),
        new("started generated method", 3, static w => w.Callable("int", true, true) is { } m ? w.Started("Task<int>", w.Eager(() => w.AsTask(m)), w.random.Below(2)) : null),
        new("WhenAll of generated methods", 3, static w => w.Callable("int", true, true) is { } m ? w.Awaiting(w.Eager(() => $"Task.WhenAll({w.AsTask(m)}, {w.AsTask(m)})")) : null),
        new("Result of awaited", 1, static w => w.Result()),
        new("fire and forget", 1, static w => w.frame.CanAwait ? new("forget", $"_ = {w.Eager(() => w.TaskOf("int", false, 1))};") : null),
    ];

    private string AsTask(Member member) => CallOf(member, 2) + (member.Header.Contains("ValueTask<", System.StringComparison.Ordinal) ? ".AsTask()" : "");

    private string Eager(System.Func<string> write) => Within(frame with { MustBeEager = true }, write);

    private Statement? Started(string type, string task, int between)
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var local = Name("t");
        var middle = between switch
        {
            0 => "",
            1 => $"{Local("n", $"{Variable("int") ?? "1"} {R("+", "-")} {Literal()}")}\n",
            _ => $"Trace.Log(\"{Id()}\");\n",
        };
        var start = $"{R("var", type)} {local} = {task};\n";
        if (start.StartsWith("var", System.StringComparison.Ordinal) && start.Contains("new ValueTask", System.StringComparison.Ordinal))
        {
            Mark("var ValueTask");
        }

        return new("started", start + middle + Local("r", $"await {local}{(random.Chance(20) ? ".ConfigureAwait(false)" : "")}"));
    }

    private Statement? StartedVoid()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var local = Name("t");
        var task = Eager(() => $"Api.StepAsync({Arg(2)}{Token()})");
        return new("started", $"{R("var", "Task")} {local} = {task};\n" + R("", "", $"Trace.Log(\"{Id()}\");\n") + $"await {local};");
    }

    private Statement? StartedElsewhere()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var local = Name("t");
        var task = Eager(() => TaskOf("void", false, 2));
        return random.Pick<System.Func<Statement>>(
            () => new("started", $"Task {local} = {task};\ntry", Single($"await {local};"), "finally", Single($"Trace.Log(\"{Id()}\");")),
            () => new("started", $"Task? {local} = null;\nif ({Unwrapped("bool", 1)})", Single($"{local} = {task};"), $"if ({local} != null)", Single($"await {local};"))).Invoke();
    }

    private Statement? TwoStarted()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var (first, second) = (Name("t"), Name("t"));
        var start = Eager(() => $"var {first} = Api.GetAsync({Arg(2)});\nvar {second} = Api.RiskyAsync({Arg(1)});\n");
        return new("started", start + $"var {Declare("int", "r")} = {R($"await {first} + await {second}", $"await {second} - await {first}", $"(await Task.WhenAll({first}, {second})).Sum()")};");
    }

    private Statement? WhenAll()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var calls = Eager(() => $"Api.GetAsync({Arg(2)}), Api.RiskyAsync({Arg(2)}), {R("Api.ValueAsync(1).AsTask()", "Task.FromResult(3)", $"Api.RiskyAsync({Arg(1)})")}");
        var all = R($"Task.WhenAll({calls})", $"Task.WhenAll(new[] {{ {calls} }})", $"Task.WhenAll(new List<Task<int>> {{ {calls} }})");
        return new("when all", $"var {Declare("int", "r")} = (await {all}).{R("Sum()", "Max()", "Length")};");
    }

    private Statement? WhenAllSelect()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var source = R(Variable("List<int>") ?? "Enumerable.Range(1, 3)", "new[] { 3, 1 }", "Enumerable.Range(0, 2)");
        var lambda = Eager(() => Lambda("int", "int", 1));
        return new("when all", $"var {Name("all")} = await Task.WhenAll({source}.Select({lambda}));\nTrace.Log(Trace.Show(all{names}));");
    }

    private Statement? WhenAllList()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var (list, item) = (Name("tasks"), Name("i"));
        var task = Within(frame with { MustBeEager = true }, () => TaskOf("int", false, 1), new Variable("int", item, false));
        return new("when all", $"var {list} = new List<Task<int>>();\nforeach (var {item} in new[] {{ 1, 2 }})\n{{\n    {list}.Add({task});\n}}\n\nTrace.Log(string.Join(\",\", await Task.WhenAll({list})));");
    }

    private Statement? NullConditionalTask()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var box = Name("box");
        return new("null-conditional", $"var {box} = {Await($"Api.FindAsync({Arg(1)})")};\n" + R(
            $"await ({box}?.StepAsync({Arg(1)}) ?? Task.CompletedTask);",
            $"Trace.Log($\"{{await ({box}?.SizeAsync() ?? Task.FromResult({Arg(1)}))}}\");",
            $"if ({box} != null) await {box}.StepAsync({Arg(1)}); else await Api.StepAsync({Arg(1)});",
            $"await {box}!.StepAsync({Arg(1)});"));
    }

    private Statement? RunStatement()
    {
        if (!Lazy())
        {
            return null;
        }

        var plain = new Frame(FrameKind.Plain, "void", frame.Home);
        return new("run", One(
            () => Within(plain, () => $"await Task.Run(() => Trace.Log($\"{Id()} {{{Int(1)}}}\"));"),
            () => Within(plain, () => $"await Task.Run(() => {{ Trace.Log(\"{Id()}\"); }});"),
            () => Within(plain, () => $"await Task.Run(() => Api.StepAsync({Arg(1)}));"),
            () => Within(plain with { Kind = FrameKind.Async, CanAwait = true }, () => $"await Task.Run(async () => {{ await Api.StepAsync({Arg(1)}); Trace.Log(\"{Id()}\"); }}{(frame.HasToken ? ", ct" : "")});")));
    }

    private Statement? Result()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var local = Name("t");
        return new("result", $"var {local} = {Eager(() => $"Api.GetAsync({Arg(1)})")};\nawait {local};\nvar {Declare("int", "r")} = {R($"{local}.Result", $"{local}.GetAwaiter().GetResult()")};");
    }
}
