namespace Standards.Differential;

internal sealed partial class BodyWriter
{
    private static StatementChoice[] FunctionStatements() =>
    [
        new("lambda local", 4, static w => w.LambdaLocal()),
        new("action local", 2, static w => w.ActionLocal()),
        new("block lambda argument", 4, static w => w.BlockLambda()),
        new("each", 3, static w => w.frame.CanAwait ? new("each", $"await Api.EachAsync({w.R("1", "2")}, {w.Lambda("int", "void", 2)});") : null),
        new("async local function", 4, static w => w.LocalFunction()),
        new("local function used before", 2, static w => w.LocalFunctionBefore()),
        new("task-returning local function", 2, static w => w.TaskLocalFunction()),
        new("iterator local function", 2, static w => w.IteratorLocalFunction()),
        new("parallel loop", 2, static w => w.ParallelLoop()),
        new("custom delegate", 3, static w => w.CustomDelegate()),
        new("sync local function", 1, static w => w.SyncLocalFunction()),
        new("query", 1, static w => w.Variable("List<int>") is { } list ? new("query", $"Trace.Log(string.Join(\",\", from q in {list} where q > 1 select q * 2));") : null),
    ];

    /// <summary>One at a time, or nobody knows the order.</summary>
    private Statement? ParallelLoop()
    {
        if (!Lazy())
        {
            return null;
        }

        var (item, token) = (new Variable("int", Name("p"), false), Name("stop"));
        var source = ListValue(1);
        var body = Scope(2, Inner("void"), item);
        var options = $"new ParallelOptions {{ MaxDegreeOfParallelism = 1{(frame.HasToken ? ", CancellationToken = ct" : "")} }}";
        return new("parallel", $"await Parallel.ForEachAsync({source}, {options}, async ({item.Name}, {token}) =>", Then(body, $"await Api.StepAsync({item.Name}, {token});", null), ");");
    }

    private Statement? CustomDelegate()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var (argument, token) = (Name("x"), Name("stop"));
        var variable = new Variable("int", argument);
        var lambda = One(
            () => Within(Inner("int"), () => $"async ({argument}, {token}) => await Api.GetAsync({Arg(1)}, {token}) + {Int(1)}", variable),
            () => $"({argument}, {token}) => Api.RiskyAsync({argument}, {token})",
            () => Within(Inner("int"), () => $"async delegate (int {argument}, CancellationToken {token}) {{ await Api.StepAsync({Arg(1)}, {token}); return {Arg(1)}; }}", variable));
        var name = Name("handler");
        return new("delegate", R(
            $"Trace.Log($\"h{{await Api.HandleAsync({lambda}, {Literal()}{Token()})}}\");",
            $"Handler {name} = {lambda};\nTrace.Log($\"h{{await Api.HandleAsync({name}, {Literal()})}} {{await {name}({Literal()}, {(frame.HasToken ? "ct" : "default")})}}\");"));
    }

    private Statement SyncLocalFunction()
    {
        var name = Name("Plain");
        return new("local", $"int {name}(int v) => v + 1;\nTrace.Log(\"p\" + {name}({Arg(1)}));");
    }

    private Frame Inner(string result, FrameKind kind = FrameKind.Async)
        => new(kind, result, frame.Home) { MustBeEager = frame.MustBeEager, HasToken = frame.HasToken };

    private Statement? LambdaLocal()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var (argument, result) = (R("int", "void"), R("int", "void", "string"));
        var lambda = Lambda(argument, result, 2);
        var name = Name(R("f", "callAsync"));
        var call = $"await {name}{R("", ".Invoke")}({(argument == "void" ? "" : Arg(1))})";
        return new("lambda", $"{Delegate(argument, result)} {name} = {lambda};\n" + (result == "void" ? call + ";" : $"Trace.Log(\"r\" + {call});"));
    }

    private Statement ActionLocal()
    {
        var name = Name("act");
        var body = Within(new Frame(FrameKind.Plain, "void", frame.Home), () => Variable("int", true) is { } v ? $"{v} += {Arg(1)}" : $"Trace.Log(\"{Id()}\")");
        return new("action", $"Action {name} = () => {body};\n{name}();");
    }

    private Statement? BlockLambda()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var argument = new Variable("int", Name("x"));
        var body = Scope(2, Inner("int"), argument, isBody: true);
        var result = Name("r");
        variables.Add(new("int", result));
        return new("lambda", $"var {result} = await Api.WithAsync(async {R(argument.Name, $"({argument.Name})", $"(int {argument.Name})")} =>", body, ");");
    }

    private Statement? LocalFunction()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var (name, argument) = (Name("Local") + "Async", new Variable("int", Name("v")));
        var body = Scope(2, Inner("int") with { IsValueTask = random.Chance(20) }, argument, isBody: true);
        var token = random.Chance(25);
        var type = R("Task<int>", "ValueTask<int>");
        return new("local", $"async {type} {name}(int {argument.Name}{(token ? ", CancellationToken token = default" : "")})", body, Local("r", $"await {name}({Arg(1)}{(token && frame.HasToken ? ", ct" : "")})"));
    }

    private Statement? LocalFunctionBefore()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var (name, argument) = (Name("Later") + "Async", Name("later"));
        var call = $"await {name}({Arg(1)});";
        var body = Scope(1, Inner("void"), new("int", argument));
        return new("local", call, $"async Task {name}(int {argument})", Then(body, $"await Api.StepAsync({argument});", null));
    }

    private Statement? TaskLocalFunction()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var name = Name("Direct") + "Async";
        var isStatic = random.Chance(40);
        var task = isStatic ? "Api.GetAsync(v)" : Within(Inner("int", FrameKind.Task), () => TaskOf("int", false, 2), new Variable("int", "v"));
        return new("local", $"{(isStatic ? "static " : "")}Task<int> {name}(int v) => {task};\nTrace.Log($\"d{{await {name}({Arg(1)})}}\");");
    }

    private Statement? IteratorLocalFunction()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var name = Name("Items") + "Async";
        var body = Scope(3, Inner("int", FrameKind.Iterator), new("int", "from" + names), isBody: true);
        body.Statements.Insert(0, new("yield", $"yield return await Api.GetAsync(from{name[5..^5]});"));
        var loop = Loop("each", $" in {name}({Literal()}))", static n => $"await foreach (var {n}");
        return new("local", [$"async IAsyncEnumerable<int> {name}(int from{name[5..^5]})", body, .. loop.Parts]);
    }
}
