using System.Collections.Generic;
using System.Linq;

namespace Standards.Differential;

internal sealed partial class BodyWriter
{
    public static readonly StatementChoice[] Statements =
    [
        .. ControlStatements(), .. TaskStatements(), .. FunctionStatements(), .. ResourceStatements(), .. KnownStatements(),
    ];

    private static StatementChoice[] ControlStatements() =>
    [
        new("step", 10, static w => w.Awaiting($"Api.StepAsync({w.Arg(2)}{w.Token()})")),
        new("touch", 3, static w => w.Awaiting($"Api.TouchAsync({w.Unwrapped("string", 2)})")),
        new("log", 4, static w => new("log", $"Trace.Log($\"{w.Id()} {{{w.Int(2)}}}\");")),
        new("declare int", 12, static w => w.DeclareStatement("int", "n")),
        new("declare string", 5, static w => w.DeclareStatement("string", "s")),
        new("declare bool", 3, static w => w.DeclareStatement("bool", "f")),
        new("declare list", 4, static w => w.DeclareStatement("List<int>", "list")),
        new("assign", 5, static w => w.Variable("int", true) is { } v ? new("assign", $"{v} {w.R("+=", "-=", "^=", "*=")} {w.Arg(3)};") : null),
        new("string append", 2, static w => w.Variable("string", true) is { } v ? new("append", $"{v} += {w.Unwrapped("string", 2)};") : null),
        new("element assign", 3, static w => w.Variable("List<int>") is { } v ? new("element", $"if ({v}.Count > 0)", w.Single($"{v}[^1] {w.R("=", "+=")} {w.Arg(2)};")) : null),
        new("discard", 2, static w => w.frame.CanAwait ? new("discard", $"_ = {w.Await($"Api.GetAsync({w.Arg(2)})")};") : null),
        new("deconstruct", 3, static w => w.Deconstruct()),
        new("if", 7, static w => new("if", $"if ({w.Unwrapped("bool", 2)})", w.Scope(2))),
        new("if else", 6, static w => new("if", $"if ({w.Unwrapped("bool", 2)})", w.Scope(2), $"else if ({w.Unwrapped("bool", 1)})", w.Scope(1), "else", w.Scope(2))),
        new("if pattern variable", 3, static w => w.IfPattern()),
        new("for", 5, static w => w.For()),
        new("while", 4, static w => w.While()),
        new("do", 3, static w => w.Do()),
        new("foreach", 4, static w => w.Loop("item", $"in {w.ListValue(2)})", n => $"foreach ({w.R("var", "int")} {n} ")),
        new("await foreach", 6, static w => w.AwaitForeach()),
        new("jump", 5, static w => w.Jump()),
        new("switch statement", 4, static w => w.Switch()),
        new("try catch", 6, static w => w.Try()),
        new("try finally", 4, static w => new("try", "try", w.Scope(2), "finally", w.Scope(1, w.InFinally()))),
        new("block", 1, static w => new("block", w.Scope(2))),
        new("unchecked block", 1, static w => new("unchecked", "unchecked", w.Scope(2))),
        new("lock", 2, static w => w.frame.Home == Home.Statics ? null : new("lock", $"lock ({(w.frame.Home == Home.Holder ? "_overloads" : "_items")})", w.Scope(1, w.frame with { CanAwait = false, CanYield = false, CanReturn = false }))),
        new("yield", 9, static w => w.frame.CanYield ? new("yield", $"yield return {w.Arg(2)};") : null),
    ];

    private Statement? Awaiting(string task) => Await(task) is { } text ? new("await", text + ";") : null;

    private Block Single(string statement) => new() { Statements = [new("single", statement)] };

    private Statement DeclareStatement(string type, string prefix)
    {
        var value = Unwrapped(type, 3);
        var isVar = !value.StartsWith("[", System.StringComparison.Ordinal) && random.Chance(60);
        return new("declare", $"{(isVar ? "var" : type)} {Declare(type, prefix)} = {value};");
    }

    private Statement? Deconstruct()
    {
        if (Await($"Api.PairAsync({Arg(2)})") is not { } pair)
        {
            return null;
        }

        var keyword = R("var (a, b)", "(int a, var b)", "(var a, string b)");
        var (number, name) = (Declare("int", "a"), Declare("string", "b"));
        return new("deconstruct", $"{keyword.Replace("a,", number + ",", System.StringComparison.Ordinal).Replace("b)", name + ")", System.StringComparison.Ordinal)} = {pair};");
    }

    private Statement? IfPattern()
    {
        if (Await($"Api.FindAsync({Arg(2)})") is not { } box)
        {
            return null;
        }

        var name = Name("m");
        return new("if", $"if ({box} is {{ N: > 1 and var {name} }})", Scope(2, null, new("int", name)));
    }

    private Frame InLoop() => frame with { CanBreak = true };

    private Frame InFinally() => frame with { CanBreak = false, CanReturn = false, CanYield = false };

    private Statement Loop(string prefix, string rest, System.Func<string, string> head)
    {
        var name = Name(prefix);
        var body = Scope(2, InLoop(), new("int", name, false));
        body.Statements.Insert(0, new("tick", "Trace.Tick();"));
        return new("loop", head(name) + rest, body);
    }

    private Statement For() => Loop("i", "", n => $"for (var {n} = 0; {n} < {R("1", "2", "3")}{(random.Chance(20) ? $" && {Bool(1)}" : "")}; {n}++)");

    private Statement AwaitForeach()
    {
        if (!frame.CanAwait)
        {
            return Loop("each", $" in Api.Range({R("1", "2")}))", static n => $"foreach (var {n}");
        }

        var stream = CanCallMembers && program.Stream(frame.Home, frame.MustBeEager) is { } member && random.Chance(50) ? StreamCall(member) : $"Api.RangeAsync({R("0", "1", "2", "3")}{Token()})";
        stream += random.Chance(20) ? R(".ConfigureAwait(false)", ".WithCancellation(CancellationToken.None)") : "";
        return Loop("each", $" in {stream})", n => $"await foreach ({R("var", "int")} {n}");
    }

    private string StreamCall(Member member)
    {
        Mark("generated stream");
        IsEager &= member.IsEager;
        return CallOf(member, 2);
    }

    private Statement While()
    {
        var counter = Name("k");
        var condition = R($"{counter}-- > 0", $"{counter}-- > 0 && {Bool(1)}", frame.HasToken ? $"!ct.IsCancellationRequested && {counter}-- > 0" : $"0 < {counter}--");
        var body = Scope(2, InLoop(), new("int", counter, false));
        body.Statements.Insert(0, new("tick", "Trace.Tick();"));
        return new("while", $"var {counter} = {R("1", "2", "3")};\nwhile ({condition})", body);
    }

    private Statement Do()
    {
        var counter = Name("k");
        var body = Scope(2, InLoop(), new("int", counter, false));
        body.Statements.Insert(0, new("tick", "Trace.Tick();"));
        return new("do", $"var {counter} = {R("0", "1", "2")};\ndo", body, $"while ({counter}-- > 0{(random.Chance(30) ? $" && {Bool(1)}" : "")});");
    }

    private Statement? Jump()
    {
        var options = new List<string>();
        if (frame.CanReturn && Return() is { } end && frame.Kind != FrameKind.Plain)
        {
            options.Add((string)end.Parts[0]);
        }
        else if (frame.CanReturn && frame.Kind == FrameKind.Async)
        {
            options.Add("return;");
        }

        if (frame.CanBreak)
        {
            options.AddRange(["break;", "continue;"]);
        }

        options.Add($"throw new {R("TraceException", "OtherException")}($\"thrown {Id()} {{{Int(1)}}}\");");
        var jump = options[random.Below(options.Count)];
        return new("jump", $"if ({Unwrapped("bool", 2)})", Single(jump));
    }

    private Statement Switch()
    {
        var name = Name("w");
        return new(
            "switch",
            $"switch ({Unwrap(Subject(2))})\n{{\n    case 1:",
            Scope(2, frame with { CanBreak = false }),
            $"    break;\n    case > 3 and var {name} when {(frame.CanAwait ? "" : "!")}{Bool(0)}:",
            Scope(1, frame with { CanBreak = false }, new("int", name)),
            "    break;\n    case 0:\n    case 2:\n        goto default;\n    default:",
            Scope(2, frame with { CanBreak = false }),
            "    break;\n}");
    }

    private Statement Try()
    {
        var guarded = Scope(3, frame with { CanYield = false });
        var handler = frame with { CanYield = false };
        var parts = new List<object> { "try", guarded };
        if (random.Chance(60))
        {
            var name = Name("e");
            parts.AddRange([$"catch (TraceException {name})", Then(Scope(1, handler), $"Trace.Log({name}.Message);", random.Chance(30) ? "throw;" : null)]);
        }

        if (parts.Count == 2 || random.Chance(50))
        {
            var name = Name("e");
            var filter = Within(frame with { CanAwait = false }, () => Bool(1));
            if (filter.Contains('('))
            {
                // What a filter does comes before the clean-up of the methods that were called in sync code, and after it in async code: docs/sync.md has it.
                filter = Variable("bool") ?? $"{name}.Message.Length > 9";
            }

            parts.AddRange([$"catch (Exception {name}) when ({name} is not BudgetException && {filter})", Then(Scope(1, handler), $"Trace.Log(\"caught \" + {name}.Message);", random.Chance(15) ? $"throw new OtherException({name}.Message);" : null)]);
        }

        if (random.Chance(30))
        {
            parts.AddRange(["finally", Scope(1, InFinally())]);
        }

        return new("try", [.. parts]);
    }

    private static Block Then(Block block, string first, string? last)
    {
        block.Statements.Insert(0, new("first", first));
        if (last is not null)
        {
            block.Statements.Add(new("last", last));
        }

        return block;
    }

    /// <summary>What ends a body here; null where nothing has to.</summary>
    private Statement? Return() => frame.Kind switch
    {
        FrameKind.Iterator => names % 2 == 0 ? new("yield break", "yield break;") : null,
        FrameKind.Task => new("return task", $"return {TaskOf(frame.Result, frame.IsValueTask, 2)};"),
        _ when frame.Result == "void" => null,
        FrameKind.Async when random.Chance(20) && frame.Result is "int" => new("return await", $"return await {TaskOf("int", random.Chance(30), 2)};"),
        _ => new("return", $"return {Unwrapped(frame.Result, 3)};"),
    };
}
