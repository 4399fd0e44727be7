using System;

namespace Standards.Differential;

internal sealed partial class BodyWriter
{
    /// <summary>An expression of type <c>Task</c>, <c>Task&lt;T&gt;</c> or their value forms, not awaited.</summary>
    private string TaskOf(string result, bool isValueTask, int depth)
    {
        return (result, isValueTask) switch
        {
            ("void", false) => One(
                () => $"Api.StepAsync({Arg(depth - 1)}{Token()})",
                () => $"Api.StepAsync({Arg(depth - 1)}{Token()})",
                () => "Task.CompletedTask",
                () => $"Api.TouchAsync({Unwrapped("string", depth - 1)}).AsTask()",
                () => $"new Box {{ N = {Literal()} }}.StepAsync({Arg(depth - 1)})",
                () => $"Task.FromException(new TraceException(\"from {Id()}\"))",
                () => $"Api.EachAsync({R("1", "2")}, {Lambda("int", "void", depth)})"),
            ("void", true) => One(
                () => $"Api.TouchAsync({Unwrapped("string", depth - 1)})",
                () => "default(ValueTask)",
                () => "ValueTask.CompletedTask",
                () => $"new ValueTask(Api.StepAsync({Arg(depth - 1)}))"),
            ("int", false) => One(
                () => $"Api.GetAsync({Arg(depth - 1)}{Token()})",
                () => $"Api.RiskyAsync({Arg(depth - 1)})",
                () => $"Api.ManyAsync({ManyArguments(depth - 1)})",
                () => $"Task.FromResult({Arg(depth - 1)})",
                () => $"Api.ValueAsync({Arg(depth - 1)}).AsTask()",
                () => Overload(depth - 1),
                () => $"Task.FromException<int>(new OtherException(\"from {Id()}\"))"),
            ("int", true) => One(
                () => $"Api.ValueAsync({Arg(depth - 1)})",
                () => $"new ValueTask<int>({Arg(depth - 1)})",
                () => $"new ValueTask<int>(Api.GetAsync({Arg(depth - 1)}))",
                () => $"ValueTask.FromResult({Arg(depth - 1)})"),
            (_, false) => One(
                () => $"Task.FromResult{(result is "string" or "T" ? "" : $"<{result}>")}({Unwrapped(result, depth - 1)})",
                () => $"Api.EchoAsync<{result}>({Unwrapped(result, depth - 1)})"),
            (_, true) => $"new ValueTask<{result}>({Unwrapped(result, depth - 1)})",
        };
    }

    private static string Delegate(string argument, string result) => (argument, result) switch
    {
        ("void", "void") => "Func<Task>",
        ("void", _) => $"Func<Task<{result}>>",
        (_, "void") => $"Func<{argument}, Task>",
        _ => $"Func<{argument}, Task<{result}>>",
    };

    /// <summary>A lambda that returns a task; async or not, with or without a block.</summary>
    private string Lambda(string argument, string result, int depth)
    {
        var variable = argument == "void" ? null : new Variable(argument, Name("x"));
        var head = variable is null ? "()" : R(variable.Name, $"({variable.Name})", $"({argument} {variable.Name})");
        Variable[] variables = variable is null ? [] : [variable];
        var asynchronous = new Frame(FrameKind.Async, result, frame.Home) { MustBeEager = frame.MustBeEager, HasToken = frame.HasToken };
        var plain = asynchronous with { Kind = FrameKind.Task, CanAwait = false };
        return One(
            () =>
            {
                Mark("async lambda");
                return Within(asynchronous, () => $"async {head} => {(result == "void" ? "await " + TaskOf(result, false, depth) : Unwrapped(result, depth))}", variables);
            },
            () =>
            {
                Mark("task lambda");
                return Within(plain, () => $"{head} => {TaskOf(result, false, depth)}", variables);
            },
            () =>
            {
                Mark("async block lambda");
                return Within(asynchronous, () => $"async {head} => {{ await {TaskOf("void", false, 1)}; {InnerReturn(result, depth)} }}", variables);
            },
            () =>
            {
                Mark("anonymous method");
                var list = variable is null ? "" : $"{argument} {variable.Name}";
                return Within(asynchronous, () => $"async delegate ({list}) {{ await {TaskOf("void", false, 1)}; {InnerReturn(result, depth)} }}", variables);
            },
            () =>
            {
                Mark("task block lambda");
                return Within(plain, () => $"{head} => {{ Trace.Log(\"{Id()}\"); return {TaskOf(result, false, depth)}; }}", variables);
            });
    }

    private string InnerReturn(string result, int depth)
        => result == "void" ? $"Trace.Log(\"{Id()}\");" : $"return {Unwrapped(result, depth)};";

    private string? WithCall(int depth) => !frame.CanAwait ? null : One(
        () => Await($"Api.WithAsync({Lambda("int", "int", depth)})")!,
        () => Await($"Api.WithAsync<int>({Lambda("int", "int", depth)})")!,
        () => Await($"Api.WithAsync<int>({MethodGroup()})")!,
        () => Await($"Api.WithAsync(async n => await Api.WithAsync(async m => n + m + {Within(frame with { MustBeEager = true }, () => Int(depth - 1))}))")!,
        () => Await($"Api.TokenWithAsync(async (n, token) => n + await Api.GetAsync({Arg(depth - 1)}, token){(frame.HasToken ? ", ct" : "")})")!,
        () => Await($"Api.TokenWithAsync((n, token) => Api.GetAsync(n, token){(frame.HasToken ? ", ct" : "")})")!);

    private string MethodGroup()
    {
        Mark("method group");
        return R("new Overloads().PutAsync", "((IOverloads)new Overloads()).PutAsync");
    }

    private string? TaskRun(int depth)
    {
        if (!Lazy())
        {
            return null;
        }

        var plain = new Frame(FrameKind.Plain, "int", frame.Home);
        var asynchronous = new Frame(FrameKind.Async, "int", frame.Home);
        return One(
            () => Within(plain, () => $"await Task.Run(() => {Arg(depth)})"),
            () => Within(asynchronous, () => $"await Task.Run(async () => {Arg(depth)} + await Api.GetAsync({Literal()}))"),
            () => Within(plain, () => $"await Task.Run(() => Api.GetAsync({Arg(depth)}))"),
            () => Within(asynchronous, () => $"await Task.Run(async () => {{ await Api.StepAsync({Id()}); return {Arg(depth)}; }})"),
            () => Within(plain, () => $"await Task.Factory.StartNew(() => {Arg(depth)})"));
    }

    /// <summary>An awaited call of an attributed method that stands before this one.</summary>
    private string? MemberCall(string result, int depth)
    {
        if (!frame.CanAwait || Callable(result, frame.MustBeEager) is not { } member)
        {
            return null;
        }

        if (!member.IsEager)
        {
            IsEager = false;
        }

        return Await(CallOf(member, depth));
    }

    private Member? Callable(string result, bool eager, bool asynchronous = false)
        => CanCallMembers ? program.Callable(result, frame.Home, eager, asynchronous) : null;

    private string CallOf(Member member, int depth)
    {
        var arguments = new System.Collections.Generic.List<string>();
        var named = random.Chance(20);
        var allNamed = named;
        foreach (var parameter in member.Parameters)
        {
            if (parameter.Default is not null && (parameter.IsToken ? !frame.HasToken : random.Chance(40)))
            {
                named = true; // the rest has to be named, or one that was left out shifts them
                continue;
            }

            var value = parameter.IsToken ? frame.HasToken ? R("ct", "default") : "default" : Unwrapped(parameter.Type, depth - 1);
            arguments.Add(named ? $"{parameter.Name}: {value}" : value);
        }

        if (allNamed && arguments.Count > 1 && random.Chance(50))
        {
            Mark("reordered arguments");
            arguments = [.. arguments[1..], arguments[0]];
        }

        var generic = member.Header.Contains($"{member.Name}<T>", StringComparison.Ordinal) ? Variable("T") is null ? "<int>" : "<T>" : "";
        var target = member.Home switch
        {
            Home.Statics => frame.Home == Home.Statics && random.Chance(60) ? "" : "Statics.",
            Home.Holder => frame.Home == Home.Holder ? R("", "this.") : "new Holder().",
            _ => frame.Home == Home.Generic ? "" : "new Generic<int>().",
        };
        return $"{target}{member.Name}{generic}({string.Join(", ", arguments)})";
    }
}
