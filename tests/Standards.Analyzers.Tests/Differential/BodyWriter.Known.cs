namespace Standards.Differential;

/// <summary>Completed tasks whose values the compiler sees once nothing is awaited, reads of a token, and what has no sync form.</summary>
internal sealed partial class BodyWriter
{
    private static ExpressionChoice[] KnownIntegers =>
    [
        new("FromResult of another type", 3, static (w, d) => w.frame.CanAwait ? w.R(
            $"(int)await Task.FromResult<long>({w.Literal()})",
            $"(await Task.FromResult<int?>({w.Arg(d)})).Value",
            $"(await Task.FromResult<object>({w.Arg(d)})).GetHashCode()",
            $"(await new ValueTask<long>({w.Arg(d)})).CompareTo(3L)",
            $"(await ValueTask.FromResult<int?>(null) ?? {w.Int(d)})") : null),
        new("default of a ValueTask", 1, static (w, _) => w.frame.CanAwait ? w.R("await default(ValueTask<int>)", "await new ValueTask<int>()", "(await new ValueTask<(int, int)>()).Item1") : null),
        new("field that holds a task", 2, static (w, _) => w.frame.CanAwait && w.frame.Home == Home.Holder ? w.R("await _five", "await Holder._five.ConfigureAwait(false)") : null),
        new("Task.Run of another type", 1, static (w, d) => w.frame.CanAwait && w.Lazy()
            ? w.Within(new Frame(FrameKind.Plain, "int", w.frame.Home), () => $"(await Task.Run<{w.R("long", "object", "int?")}>(() => {w.Arg(d)})).GetHashCode()") : null),
    ];

    private static ExpressionChoice[] KnownStrings =>
    [
        new("FromResult of a string", 2, static (w, d) => w.Await($"Task.FromResult({w.R("\"k\"", "\"\"", w.Unwrapped("string", d))})", true)),
    ];

    private static ExpressionChoice[] KnownBooleans =>
    [
        new("known flag", 2, static (w, d) => w.Await($"{w.R("Task.FromResult", "ValueTask.FromResult", "new ValueTask<bool>")}({w.R("true", "false", w.Bool(d))})")),
        new("known comparison", 2, static (w, _) => w.Variable("int") is { } v && w.Await($"Task.FromResult({w.R(v, v, "300")})", true) is { } known ? known + w.R(" == ", " != ", " < ") + v : null),
        new("other read of the token", 2, static (w, _) => w.frame.HasToken ? w.R("ct.CanBeCanceled", "ct == default", "ct.IsCancellationRequested == false", "ct.IsCancellationRequested is not true", "ct.Equals(CancellationToken.None)") : null),
    ];

    // The name is taken before the arguments are written: they take names too.
    private Statement TokenLocal(string name) => new("token", $"var {name} = ct;\nawait Api.StepAsync({Arg(1)}, {name});");

    private Statement CoalesceAssignment(string name) => new("coalesce", $"string? {name} = await Api.TextAsync({Arg(1)});\n{name} ??= {Unwrapped("string", 2)};\nTrace.Log({name});");

    private static StatementChoice[] KnownStatements() =>
    [
        new("goto", 2, static w => w.Goto()),
        new("token local", 2, static w => w.frame.HasToken && w.frame.CanAwait ? w.TokenLocal(w.Name("stop")) : null),
        new("unused value", 1, static w => w.frame.CanAwait ? new("unused", $"var {w.Name("idle")} = await {w.R("Task.FromResult(1)", "Task.FromResult((1, 2))", "new ValueTask<int>()", $"Api.GetAsync({w.Arg(1)})")};") : null),
        new("coalesce assignment", 2, static w => w.frame.CanAwait ? w.CoalesceAssignment(w.Name("maybe")) : null),
        new("WaitAsync", 1, static w => w.Awaiting($"Api.StepAsync({w.Arg(1)}).WaitAsync({(w.frame.HasToken ? "ct" : "CancellationToken.None")})")),
        new("no sync form", 1, static w => w.frame.CanAwait ? new("refused", w.R(
            $"await Api.StepAsync({w.Id()}).ContinueWith(static _ => Trace.Log(\"then\"), TaskContinuationOptions.ExecuteSynchronously);",
            $"var {w.Name("source")} = new TaskCompletionSource<int>();\nsource{w.names}.SetResult(1);\nTrace.Log($\"{{await source{w.names}.Task}}\");",
            $"await await Task.WhenAny(Api.StepAsync({w.Id()}));",
            $"await Api.StepAsync({w.Id()}).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);")) : null),
        new("SYNC_ONLY argument", 1, static w => w.frame.CanAwait ? new("SYNC_ONLY", "Trace.Log(\"a\" +\n#if SYNC_ONLY\n    Api.Get(3)\n#else\n    await Api.GetAsync(3)\n#endif\n    );") : null),
    ];

    private Statement Goto()
    {
        var (label, counter) = (Name("again"), Name("left"));
        return new("goto", $"var {counter} = {R("1", "2")};\n{label}:\nTrace.Tick();", Scope(1, frame with { CanYield = false }), $"if ({counter}-- > 0{(random.Chance(30) ? $" && {Bool(1)}" : "")})\n{{\n    goto {label};\n}}");
    }
}
