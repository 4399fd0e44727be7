using System;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Differential;

internal sealed record Variable(string Type, string Name, bool Mutable = true);

internal enum FrameKind
{
    /// <summary>An async function: <c>return value;</c>.</summary>
    Async,

    /// <summary>Not async, returns a task.</summary>
    Task,

    /// <summary>Neither: a sync lambda.</summary>
    Plain,

    /// <summary><c>yield</c>.</summary>
    Iterator,
}

/// <summary>What may stand at a place.</summary>
/// <param name="Result">What the task of the enclosing function holds, or <c>void</c>.</param>
/// <param name="MustBeEager">Nothing that leaves a task incomplete, for somebody starts this and awaits it later.</param>
internal sealed record Frame(FrameKind Kind, string Result, Home Home)
{
    public bool CanAwait { get; init; } = Kind is FrameKind.Async or FrameKind.Iterator;

    public bool CanReturn { get; init; } = true;

    public bool CanYield { get; init; } = Kind == FrameKind.Iterator;

    public bool CanBreak { get; init; }

    public bool MustBeEager { get; init; }

    public bool IsValueTask { get; init; }

    public bool HasToken { get; init; }
}

internal sealed record ExpressionChoice(string Kind, int Weight, Func<BodyWriter, int, string?> Write);

internal sealed record StatementChoice(string Kind, int Weight, Func<BodyWriter, Statement?> Write);

/// <summary>Writes one method body: variables in scope, and tables of what can be written.</summary>
internal sealed partial class BodyWriter(Prng random, ProgramContext program)
{
    private readonly Prng random = random;
    private readonly ProgramContext program = program;
    private readonly List<Variable> variables = [];
    private Frame frame = new(FrameKind.Plain, "void", Home.Statics);
    private int names;
    private int depth;
    private int size;

    /// <summary>False when a task of this body may be incomplete when it is returned.</summary>
    public bool IsEager { get; private set; } = true;

    /// <summary>False where no other attributed method may be called.</summary>
    public bool CanCallMembers { get; init; } = true;

    public Block Method(Frame frame, IEnumerable<Parameter> parameters, int size)
    {
        this.frame = frame;
        this.size = size;
        variables.AddRange(parameters.Where(static p => !p.IsToken).Select(static p => new Variable(p.Type, p.Name)));
        var block = new Block();

        // The first statement always runs, so that a mutant which loses it is seen.
        block.Statements.Add(new("trace", frame.CanAwait ? $"await Api.StepAsync({program.NextId()});" : $"Trace.Log(\"start {program.NextId()}\");"));
        Fill(block, size, isBody: true);
        return block;
    }

    /// <summary>For expression-bodied members.</summary>
    public string Expression(Frame frame, IEnumerable<Parameter> parameters)
    {
        this.frame = frame;
        variables.AddRange(parameters.Where(static p => !p.IsToken).Select(static p => new Variable(p.Type, p.Name)));
        return frame.Kind switch
        {
            FrameKind.Task => TaskOf(frame.Result, frame.IsValueTask, 2),
            _ when frame.Result == "void" => "await " + TaskOf("void", false, 2),
            _ => Unwrap(Value(frame.Result, 3)),
        };
    }

    private void Fill(Block block, int count, bool isBody)
    {
        for (var i = 0; i < count && size-- > 0; i++)
        {
            block.Statements.Add(Statement());
        }

        if (isBody)
        {
            LogVariables(block);
            if (Return() is { } end)
            {
                block.Statements.Add(end);
            }
        }
    }

    private void LogVariables(Block block)
    {
        if (variables.Count > 0 && random.Chance(60))
        {
            var shown = string.Join(" ", variables.Where(static v => v.Type is "int" or "string" or "bool").TakeLast(4).Select(static v => "{" + v.Name + "}"));
            block.Statements.Add(new("trace", $"Trace.Log($\"end {shown}\");"));
        }
    }

    private Statement Statement()
    {
        while (true)
        {
            if (Pick(Statements, static c => c.Weight, static c => c.Kind, c => c.Write(this)) is { } statement)
            {
                return statement;
            }
        }
    }

    /// <summary>A block of its own scope.</summary>
    private Block Scope(int count, Frame? frame = null, Variable? variable = null, bool isBody = false)
    {
        var (mark, outer) = (variables.Count, this.frame);
        this.frame = frame ?? this.frame;
        if (variable is not null)
        {
            variables.Add(variable);
        }

        depth++;
        var block = new Block();
        Fill(block, depth > 3 ? 1 : count, isBody);
        if (block.Statements.Count == 0)
        {
            block.Statements.Add(new("trace", $"Trace.Log(\"{program.NextId()}\");"));
        }

        depth--;
        this.frame = outer;
        variables.RemoveRange(mark, variables.Count - mark);
        return block;
    }

    private string Within(Frame frame, Func<string> write, params Variable[] variables)
    {
        var (mark, outer) = (this.variables.Count, this.frame);
        this.frame = frame;
        this.variables.AddRange(variables);
        var text = write();
        this.frame = outer;
        this.variables.RemoveRange(mark, this.variables.Count - mark);
        return text;
    }

    private TResult? Pick<TChoice, TResult>(TChoice[] table, Func<TChoice, int> weight, Func<TChoice, string> kind, Func<TChoice, TResult?> write)
        where TResult : class
    {
        var at = random.Below(table.Sum(weight));
        var choice = table.First(c => (at -= weight(c)) < 0);
        var result = write(choice);
        if (result is not null)
        {
            program.Kinds.Add(kind(choice));
        }

        return result;
    }

    private string Name(string prefix) => prefix + ++names;

    private string Declare(string type, string prefix, bool mutable = true)
    {
        var name = Name(prefix);
        variables.Add(new(type, name, mutable));
        return name;
    }

    /// <summary>A new local of a value that does not see it yet.</summary>
    private string Local(string prefix, string value) => $"var {Declare("int", prefix)} = {value};";

    private string? Variable(string type, bool mutable = false)
    {
        var found = variables.FindAll(v => v.Type == type && (!mutable || v.Mutable));
        return found.Count == 0 ? null : found[random.Below(found.Count)].Name;
    }

    private void Mark(string kind) => program.Kinds.Add(kind);

    /// <summary>Takes off parentheses around the whole.</summary>
    private static string Unwrap(string expression)
    {
        if (expression[0] != '(')
        {
            return expression;
        }

        var (depth, commas) = (0, false);
        for (var i = 0; i < expression.Length; i++)
        {
            depth += expression[i] switch { '(' => 1, ')' => -1, _ => 0 };
            commas |= depth == 1 && expression[i] == ',';
            if (depth == 0)
            {
                return i == expression.Length - 1 && !commas ? expression[1..^1] : expression;
            }
        }

        return expression;
    }
}
