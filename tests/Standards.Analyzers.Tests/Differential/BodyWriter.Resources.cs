namespace Standards.Differential;

internal sealed partial class BodyWriter
{
    private static StatementChoice[] ResourceStatements() =>
    [
        new("await using declaration", 4, static w => w.UsingDeclaration()),
        new("await using statement", 4, static w => w.frame.CanAwait ? new("using", $"await using (var {w.Name("res")} = {w.R("await Res.OpenAsync(1)", "new Res(2)", $"await Res.OpenAsync({w.Arg(1)})")})", w.Scope(2)) : null),
        new("await using existing", 2, static w => w.UsingExisting()),
        new("async-only resource", 1, static w => w.frame.CanAwait ? new("using", $"await using (var {w.Name("only")} = new AsyncOnly({w.Literal()}))", w.Scope(1)) : null),
        new("using", 2, static w => new("using", $"using (var {w.Name("res")} = new Res({w.Literal()}))", w.Scope(2))),
        new("token throw", 2, static w => w.frame.HasToken ? new("token", w.R("ct.ThrowIfCancellationRequested();", "if (ct.IsCancellationRequested) throw new OperationCanceledException(ct);", "Trace.Log($\"{ct.CanBeCanceled}\");")) : null),
        new("token if", 2, static w => w.frame.HasToken ? new("token", $"if ({w.R("ct.IsCancellationRequested", "!ct.IsCancellationRequested")})", w.Scope(1), "else", w.Scope(1)) : null),
        new("linked token", 2, static w => w.Linked()),
        new("field token", 2, static w => w.frame.Home == Home.Holder ? new("token", w.R("if (_source.Token.IsCancellationRequested) Trace.Log(\"cancelled\");", "_source.Cancel();", "_source.Token.ThrowIfCancellationRequested();")) : null),
        new("field loop", 2, static w => w.FieldLoop()),
        new("semaphore", 2, static w => w.frame.Home == Home.Holder && w.frame.CanAwait && w.depth == 0 ? new("gate", $"await _gate.WaitAsync({(w.frame.HasToken ? "ct" : "")});\ntry", w.Scope(2), "finally", w.Single("_gate.Release();")) : null),
        new("read array", 2, static w => w.Read("new byte[4]", static (s, b) => $"await {s}.ReadAsync({b}, 1, 3)")),
        new("read memory", 2, static w => w.Read("new byte[4]", static (s, b) => $"await {s}.ReadAsync({b}.AsMemory(0, 3))")),
        new("memory local", 1, static w => w.Read("new Memory<byte>(new byte[3])", static (s, b) => $"await {s}.ReadAsync({b}.Slice(1))", true)),
        new("write memory", 1, static w => w.frame.CanAwait ? new("write", $"await new Source(1).WriteAsync(new byte[] {{ 1, 2 }}{w.R("", ".AsMemory(1)")});") : null),
        new("framework stream", 1, static w => w.Lazy() ? new("stream", $"using var {w.Name("memory")} = new MemoryStream(new byte[] {{ 1, 2, 3 }});\nvar {w.Declare("int", "n")} = await memory{w.names - 1}.ReadAsync(new byte[2]{w.R("", ", 0, 2")});") : null),
        new("framework reader", 1, static w => w.Lazy() ? new("reader", $"using var {w.Name("reader")} = new StringReader(\"a\\nb\");\nwhile (await reader{w.names}.ReadLineAsync() is {{ }} line{w.names})\n{{\n    Trace.Log(line{w.names});\n}}") : null),
        new("object initializer", 2, static w => new("init", $"Trace.Log(Trace.Show(new Box {{ N = {w.Arg(2)}, S = {w.Unwrapped("string", 1)}, Next = {w.Unwrapped("Box?", 2)} }}));")),
        new("collection initializer", 2, static w => new("init", $"Trace.Log(Trace.Show(new Dictionary<string, int> {{ [\"a\"] = {w.Arg(2)}, [\"b\"] = {w.Arg(1)} }}));")),
        new("collection expression", 2, static w => w.CollectionExpression()),
        new("tuple", 2, static w => new("tuple", $"Trace.Log(Trace.Show(({w.Arg(2)}, {w.Unwrapped("string", 1)}, {w.Unwrapped("bool", 1)})));")),
        new("field write", 3, static w => w.frame.Home == Home.Statics ? null : new("field", w.frame.Home == Home.Holder ? w.R($"_total += {w.Arg(2)};", $"_last ??= {w.Unwrapped("string", 2)};", $"_last = {w.Unwrapped("string", 1)};\nTrace.Log(_last + _total);") : $"_total += {w.Arg(2)};")),
        new("SYNC_ONLY log", 2, static w => w.SyncOnly("log")),
        new("SYNC_ONLY call", 2, static w => w.SyncOnly("call")),
        new("not SYNC_ONLY", 2, static w => w.SyncOnly("not")),
    ];

    private Statement? UsingDeclaration()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var name = Name("res");
        var rest = R("", $"\nTrace.Log($\"used {{await {name}.UseAsync({Arg(1)})}}\");");
        return new("using", $"await using {R("var", "Res")} {name} = {R("await Res.OpenAsync(1)", $"new Res({Literal()})", $"await Res.OpenAsync({Arg(1)}{Token()})")};{rest}");
    }

    private Statement? UsingExisting()
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var name = Name("res");
        return new("using", $"var {name} = {Await($"Res.OpenAsync({Arg(1)})")};\nawait using ({name}{R("", ".ConfigureAwait(false)")})", Scope(2));
    }

    private Statement? Linked()
    {
        if (!frame.HasToken || !frame.CanAwait)
        {
            return null;
        }

        var name = Name("cts");
        return new("token", $"using var {name} = CancellationTokenSource.CreateLinkedTokenSource(ct);\n" + R("", $"{name}.Cancel();\n") + R(
            $"if ({name}.Token.IsCancellationRequested) await Api.StepAsync({Id()});",
            $"Trace.Log($\"{{await Api.SlowAsync({Arg(1)}, {name}.Token)}}\");",
            $"{name}.Token.ThrowIfCancellationRequested();"));
    }

    private Statement? FieldLoop()
    {
        if (frame.Home != Home.Holder)
        {
            return null;
        }

        var body = Scope(2, InLoop());
        body.Statements.Insert(0, new("tick", "Trace.Tick();"));
        body.Statements.Insert(0, new("cancel", $"if ({R("_total++ > 1", "_total++ >= 0")}) _source.Cancel();"));
        return new("while", "while (!_source.Token.IsCancellationRequested)", body);
    }

    private Statement? Read(string buffer, System.Func<string, string, string> call, bool isMemory = false)
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var (source, bytes) = (Name("source"), Name("bytes"));
        var n = Declare("int", "n");
        return new("read", $"var {source} = new Source({R("2", "5")});\nvar {bytes} = {buffer};\nvar {n} = {call(source, bytes)};\nTrace.Log($\"{{{n}}} {{Trace.Show({bytes}{(isMemory ? ".ToArray()" : "")})}}\");");
    }

    private Statement CollectionExpression()
    {
        var name = Name("list");
        return new("init", $"List<int> {name} = [{Int(2)}, .. {ListValue(1)}, {Int(1)}];\nTrace.Log(Trace.Show({name}));");
    }

    private Statement? SyncOnly(string form)
    {
        if (!frame.CanAwait)
        {
            return null;
        }

        var id = Id();
        return new("SYNC_ONLY", form switch
        {
            "log" => $"#if SYNC_ONLY\nTrace.Log(\"only {id}\");\n#else\nTrace.Log(\"only {{0}}\".Replace(\"{{0}}\", \"{id}\"));\n#endif",
            "call" => $"#if SYNC_ONLY\nApi.Step({id});\n#else\nawait Api.StepAsync({id}).WaitAsync(TimeSpan.FromSeconds(5)).ContinueWith(t => t.GetAwaiter().GetResult(), TaskContinuationOptions.ExecuteSynchronously);\n#endif",
            _ => $"#if !SYNC_ONLY\nawait Task.WhenAny(Api.TouchAsync(\"{id}\").AsTask()).Unwrap();\n#else\nApi.Touch(\"{id}\");\n#endif",
        });
    }
}
