using System;
using System.Linq;

namespace Standards.Differential;

internal sealed partial class BodyWriter
{
    public static readonly ExpressionChoice[] Integers =
    [
        new("int literal", 6, static (w, _) => w.Literal()),
        new("int variable", 16, static (w, _) => w.Variable("int")),
        new("binary", 8, static (w, d) => $"{w.Int(d)} {w.R("+", "-", "*")} {w.Int(d)}"),
        new("modulo", 2, static (w, d) => $"({w.Int(d)}) % 7"),
        new("awaited call", 10, static (w, d) => w.Await($"Api.GetAsync({w.Arg(d)}{w.Token()})")),
        new("awaited ValueTask call", 5, static (w, d) => w.Await($"Api.ValueAsync({w.Arg(d)})")),
        new("awaited risky call", 7, static (w, d) => w.Await($"Api.RiskyAsync({w.Arg(d)}{w.Token()})")),
        new("call with token kept", 3, static (w, d) => w.Await($"Api.SlowAsync({w.Arg(d)}{w.Token()})")),
        new("generic call", 3, static (w, d) => w.Await($"Api.EchoAsync{w.R("", "<int>")}({w.Arg(d)})")),
        new("nested generics", 2, static (w, d) => w.Await($"Api.GroupAsync({w.Arg(d)}, {w.Arg(d)})", true) is { } g ? $"{g}.Count" : null),
        new("extension call", 3, static (w, d) => w.Await($"{w.Variable("int") ?? "3"}.PlusAsync({w.Arg(d)}{w.Token()})")),
        new("named arguments", 4, static (w, d) => w.Await($"Api.ManyAsync({w.ManyArguments(d)})")),
        new("overloads", 6, static (w, d) => w.Await(w.Overload(d))),
        new("null-conditional result", 4, static (w, d) => w.Await($"Api.TextAsync({w.Arg(d)})", true) is { } t ? $"({t}?.Length ?? {w.Int(d)})" : null),
        new("null-conditional chain", 3, static (w, d) => w.Await($"Api.FindAsync({w.Arg(d)})", true) is { } f ? $"({f}?.Next?.N ?? {w.Int(d)})" : null),
        new("ternary", 6, static (w, d) => $"({w.Bool(d)} ? {w.Int(d)} : {w.Int(d)})"),
        new("switch expression", 5, static (w, d) => $"({w.Subject(d)} switch {{ 0 => {w.Int(d)}, > 5 and < 9 => {w.Int(d)}, _ => {w.Int(d)} }})"),
        new("tuple pattern", 2, static (w, d) => $"(({w.Subject(d)}, {w.Bool(d)}) switch {{ (1, true) => {w.Int(d)}, (var p, false) => p, _ => 2 }})"),
        new("tuple member", 3, static (w, d) => w.Await($"Api.PairAsync({w.Arg(d)})", true) is { } p ? p + w.R(".Number", ".Item1", ".Name.Length") : null),
        new("LINQ over awaited list", 3, static (w, d) => w.Await($"Api.ListAsync({w.Arg(d)})", true) is { } l ? l + w.R(".Sum()", ".Count", ".Where(i => i > 1).Sum()", ".FirstOrDefault()") : null),
        new("list member", 3, static (w, _) => w.Variable("List<int>") is { } v ? v + w.R(".Count", ".Sum()", ".LastOrDefault()") : null),
        new("note", 8, static (w, d) => $"Trace.Note(\"n{w.Id()}\", {w.Arg(d)})"),
        new("increment", 4, static (w, _) => w.Variable("int", true) is { } v ? w.R($"{v}++", $"++{v}", $"({v} -= 2)") : null),
        new("assignment in expression", 2, static (w, d) => w.Variable("int", true) is { } v ? $"({v} {w.R("=", "+=")} {w.Int(d)})" : null),
        new("awaited FromResult", 3, static (w, d) => w.Await(w.R("Task.FromResult", "ValueTask.FromResult", "new ValueTask<int>") + $"({w.Arg(d)})")),
        new("awaited conditional task", 3, static (w, d) => w.Await($"({w.Bool(d)} ? {w.TaskOf("int", false, d)} : {w.TaskOf("int", false, d)})")),
        new("awaited switch of tasks", 2, static (w, d) => w.Await($"({w.Subject(d)} switch {{ 1 => {w.TaskOf("int", false, d)}, var q when q > 3 => Api.GetAsync(q), _ => {w.TaskOf("int", false, d)} }})")),
        new("awaited cast", 1, static (w, d) => w.Await($"((Task<int>)Api.GetAsync({w.Arg(d)}))")),
        new("WithAsync", 4, static (w, d) => w.WithCall(d)),
        new("Task.Run value", 2, static (w, d) => w.TaskRun(d)),
        new("call of generated method", 14, static (w, d) => w.MemberCall("int", d)),
        new("object initializer", 3, static (w, d) => $"new Box {{ N = {w.Arg(d)}, S = {w.Unwrapped("string", d)} }}[{w.Literal()}]"),
        new("array and index", 3, static (w, d) => $"new[] {{ {w.Arg(d)}, {w.Arg(d)} }}[{w.R("0", "^1")}]"),
        new("box size", 2, static (w, d) => w.Await($"new Box {{ N = {w.Arg(d)} }}.SizeAsync({w.Token().TrimStart(',', ' ')})")),
        new("checked", 1, static (w, d) => $"unchecked({w.Int(d)} * 31)"),
        new("field", 6, static (w, _) => w.frame.Home == Home.Statics ? null : w.R("_total", "_total++", "(_total += 3)")),
        .. KnownIntegers,
    ];

    public static readonly ExpressionChoice[] Strings =
    [
        new("string literal", 4, static (w, _) => w.R("\"a\"", "\"bc\"", "\"\"", "@\"x\"\"y\"", "\"\"\"raw \"q\" \"\"\"")),
        new("string variable", 6, static (w, _) => w.Variable("string")),
        new("interpolation", 5, static (w, d) => $"$\"{{{w.Int(d)}}}:{{{w.String(d)}}}\""),
        new("interpolation format", 1, static (w, d) => $"$\"<{{{w.Int(d)},4:D2}}>\""),
        new("coalesce awaited", 5, static (w, d) => w.Await($"Api.TextAsync({w.Arg(d)})") is { } t ? $"({t} ?? {w.String(d)})" : null),
        new("coalesce throw", 1, static (w, d) => w.Await($"Api.TextAsync({w.Arg(d)})") is { } t ? $"({t} ?? throw new TraceException(\"no text\"))" : null),
        new("concat", 3, static (w, d) => $"{w.String(d)} + {w.String(d)}"),
        new("string member", 2, static (w, d) => $"({w.String(d)}).{w.R("ToUpperInvariant()", "Trim()", "Replace(\"a\", \"b\")")}"),
        new("string echo", 2, static (w, d) => w.Await($"Api.EchoAsync{w.R("", "<string>")}({w.Unwrapped("string", d)})")),
        new("string switch", 2, static (w, d) => $"({w.Subject(d)} switch {{ < 0 => \"neg\", 1 or 2 => {w.String(d)}, _ => {w.String(d)} }})"),
        new("join", 2, static (w, d) => w.Await($"Api.ListAsync({w.Arg(d)})") is { } l ? $"string.Join(\"-\", {l})" : null),
        new("string call of generated method", 6, static (w, d) => w.MemberCall("string", d)),
        new("reader", 1, static (w, d) => w.Lazy() && w.Await($"new StringReader({w.Unwrapped("string", d)}).ReadToEndAsync()") is { } r ? r : null),
        .. KnownStrings,
    ];

    public static readonly ExpressionChoice[] Booleans =
    [
        new("comparison", 8, static (w, d) => $"{w.Subject(d)} {w.R("<", ">", "==", "!=", "<=")} {w.Int(d)}"),
        new("awaited flag", 6, static (w, d) => w.Await($"Api.FlagAsync({w.Arg(d)}{w.Token()})")),
        new("negation", 3, static (w, d) => $"!({w.Bool(d)})"),
        new("logical", 5, static (w, d) => $"({w.Bool(d)} {w.R("&&", "||")} {w.Bool(d)})"),
        new("bool variable", 4, static (w, _) => w.Variable("bool")),
        new("relational pattern", 3, static (w, d) => $"{w.Subject(d)} is > 1 and not 4"),
        new("property pattern", 3, static (w, d) => w.Await($"Api.FindAsync({w.Arg(d)})") is { } f ? $"{f} is {{ N: > 2, Next: null }}" : null),
        new("list pattern", 2, static (w, d) => w.Await($"Api.ListAsync({w.Arg(d)})") is { } l ? $"{l} is [1, .., > 1]" : null),
        new("null test", 2, static (w, d) => w.Await($"Api.TextAsync({w.Arg(d)})") is { } t ? $"{t} is {w.R("null", "not null", "{ Length: > 1 }")}" : null),
        new("token test", 3, static (w, _) => w.frame.HasToken ? w.R("ct.IsCancellationRequested", "!ct.IsCancellationRequested") : null),
        new("field token test", 3, static (w, _) => w.frame.Home == Home.Holder ? w.R("_source.Token.IsCancellationRequested", "!_source.IsCancellationRequested") : null),
        new("bool call of generated method", 3, static (w, d) => w.MemberCall("bool", d)),
        .. KnownBooleans,
    ];

    private string Int(int depth) => Choose(Integers, depth) ?? Variable("int") ?? Literal();

    private string String(int depth) => Choose(Strings, depth) ?? Variable("string") ?? "\"s\"";

    private string Bool(int depth) => Choose(Booleans, depth) ?? Variable("bool") ?? $"Trace.Note(\"b{Id()}\", {R("true", "false")})";

    private string? Choose(ExpressionChoice[] table, int depth)
        => depth <= 0 ? null : Pick(table, static c => c.Weight, static c => c.Kind, c => c.Write(this, depth - 1));

    /// <summary>A value of a type, in a form that can be an operand.</summary>
    private string Value(string type, int depth) => type switch
    {
        "int" => Int(depth),
        "string" => String(depth),
        "bool" => Bool(depth),
        "List<int>" => ListValue(depth),
        "(int, string)" => $"({Arg(depth)}, {Unwrapped("string", depth)})",
        "int[]" => $"new[] {{ {Arg(depth)}, {Arg(depth)} }}",
        "Box?" => (depth > 0 ? Await($"Api.FindAsync({Arg(depth - 1)})") : null) ?? $"new Box {{ N = {Arg(depth - 1)} }}",
        "T" => Variable("T") ?? "default!",
        "List<T>" => $"new List<T> {{ {Variable("T")} }}",
        _ => throw new ArgumentException(type),
    };

    private string ListValue(int depth) => One(
        () => Variable("List<int>") ?? "new List<int>()",
        () => $"new List<int> {{ {Int(depth)}, {Int(depth)} }}",
        () => (depth > 0 ? Await($"Api.ListAsync({Arg(depth - 1)})") : null) ?? "new List<int> { 1, 2 }",
        () => $"(({R("true", "false")} || {Bool(depth - 1)}) ? new List<int> {{ 3 }} : new List<int>())");

    private string Unwrapped(string type, int depth) => Unwrap(Value(type, depth));

    private string Arg(int depth) => Unwrap(Int(depth));

    /// <summary>Never a constant, or the compiler warns that it knows the outcome.</summary>
    private string Subject(int depth) => Variable("int") ?? Await($"Api.GetAsync({Arg(depth)})", true) ?? $"Trace.Note(\"v{Id()}\", 4)";

    private string? Await(string task, bool asPrimary = false)
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var awaited = "await " + task + (random.Chance(15) ? $".ConfigureAwait({R("false", "true")})" : "");
        return asPrimary ? "(" + awaited + ")" : awaited;
    }

    private string Token() => !frame.HasToken ? "" : R("", ", ct", ", ct", ", CancellationToken.None", ", default");

    private string ManyArguments(int depth) => One(
        () => $"{Arg(depth)}",
        () => $"b: {Arg(depth)}, a: {Arg(depth)}",
        () => $"{Arg(depth)}, c: {Unwrapped("string", depth)}",
        () => $"c: {Unwrapped("string", depth)}, a: {Arg(depth)}, ct: {(frame.HasToken ? "ct" : "default")}",
        () => $"{Arg(depth)}, {Arg(depth)}, {Unwrapped("string", depth)}{Token()}");

    private string Overload(int depth)
    {
        var target = frame.Home == Home.Holder && random.Chance(50) ? "_overloads" : "new Overloads()";
        return One(
            () => $"{target}.PutAsync({Arg(depth)})",
            () => $"{target}.PutAsync({Arg(depth)}, CancellationToken.None)",
            () => $"{target}.PutAsync({Int(depth)} + 1L)",
            () => $"{target}.PutAsync({Unwrapped("string", depth)})",
            () => $"{target}.PutAsync((object)({Arg(depth)}))",
            () => $"{target}.PutAsync(null)",
            () => $"{target}.PutAsync({Arg(depth)}, {Arg(depth)})",
            () => $"{target}.PutAsync({Unwrapped("string", depth)}, default(CancellationToken))",
            () => $"((IOverloads){target}).PutAsync({Arg(depth)})",
            () => $"{target}.PutAllAsync({Arg(depth)}, {Arg(depth)}, {Arg(depth)})",
            () => $"{target}.PutAllAsync()",
            () => $"{target}.PutAllAsync({Unwrapped("string", depth)}, {Arg(depth)}, null)");
    }

    private string Literal() => random.Below(8).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Id() => program.NextId().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string One(params Func<string>[] options) => options[random.Below(options.Length)]();

    private string R(params string[] options) => options[random.Below(options.Length)];

    /// <summary>Whether something may leave its task incomplete here; then the body is not eager.</summary>
    private bool Lazy()
    {
        if (frame.MustBeEager || !frame.CanAwait)
        {
            return false;
        }

        IsEager = false;
        return true;
    }
}
