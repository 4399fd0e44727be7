using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Standards.Translation;

/// <summary>Calls a method and says what it logged, returned and threw.</summary>
internal static class SyncObserver
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
    private const string NoAnswer = "no answer in time";

    public static string Observe(Type? type, string name, TimeSpan patience)
    {
        var method = type?.GetMethods(Any).Where(m => m.Name == name).MinBy(m => m.GetParameters().Length);
        if (type is null || method is null)
        {
            return "no such method";
        }

        var target = method.IsStatic ? null : Activator.CreateInstance(type);
        var outcome = NoAnswer;
        var thread = new Thread(() => outcome = InvokeInTime(method, target, patience)) { IsBackground = true };
        thread.Start();
        thread.Join(patience + patience); // a thread that waits cannot be ended, but does no harm either
        if (outcome == NoAnswer)
        {
            return NoAnswer;
        }

        var log = type.GetField("Log", Any)?.GetValue(target) as IEnumerable<string> ?? [];
        return $"[{string.Join(", ", log.Take(200))}] {outcome}";
    }

    // A wrong translation may loop forever, and its log would eat all memory: this is the one way to end a thread.
    private static string InvokeInTime(MethodInfo method, object? target, TimeSpan patience)
    {
        var outcome = NoAnswer;
        try
        {
            using var limit = new CancellationTokenSource(patience);
#pragma warning disable SYSLIB0046 // not for production, says the warning
            ControlledExecution.Run(() => outcome = Invoke(method, target), limit.Token);
#pragma warning restore SYSLIB0046
            return outcome;
        }
        catch (OperationCanceledException)
        {
            return NoAnswer;
        }
    }

    private static string Invoke(MethodInfo method, object? target)
    {
        try
        {
            var arguments = method.GetParameters().Select(p => p.HasDefaultValue && p.DefaultValue is not null ? p.DefaultValue : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null).ToArray();
            return Expand(Await(method.Invoke(target, arguments)));
        }
        catch (Exception e)
        {
            return Describe(e is TargetInvocationException { InnerException: { } inner } ? inner : e);
        }
    }

    // A cancelled task throws TaskCanceledException where sync code throws its base.
    private static string Describe(Exception e) => e switch
    {
        OperationCanceledException => "throws cancellation",
        AggregateException all => $"throws {nameof(AggregateException)} of {string.Join(", ", all.InnerExceptions.Select(Describe))}",
        _ => $"throws {e.GetType().Name}: {e.Message}",
    };

    private static object? Await(object? value)
    {
        if (value is { } && value.GetType() is { Namespace: "System.Threading.Tasks", Name: "ValueTask" or "ValueTask`1" } type)
        {
            value = type.GetMethod("AsTask")!.Invoke(value, null);
        }

        if (value is not Task task)
        {
            return value;
        }

        task.GetAwaiter().GetResult();
        var result = task.GetType().GetProperty("Result");
        return result is null || result.PropertyType.Name == "VoidTaskResult" ? null : Await(result.GetValue(task));
    }

    private static string Expand(object? value)
    {
        if (value is null or string)
        {
            return value as string ?? "null";
        }

        if (value.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } stream)
        {
            return (string)typeof(SyncObserver).GetMethod(nameof(Drain), Any)!.MakeGenericMethod(stream.GetGenericArguments()).Invoke(null, [value])!;
        }

        if (value is ITuple tuple)
        {
            return $"({string.Join(" ", Enumerable.Range(0, tuple.Length).Select(i => Expand(tuple[i])))})";
        }

        if (value.GetType() is { IsGenericType: true } memory && (memory.GetGenericTypeDefinition() == typeof(Memory<>) || memory.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>)))
        {
            return Expand(memory.GetMethod("ToArray")!.Invoke(value, null));
        }

        if (value is IEnumerable many)
        {
            return Collect(many.Cast<object?>());
        }

        return Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }

    private static string Drain<TItem>(IAsyncEnumerable<TItem> source) => Collect(source.ToBlockingEnumerable().Select(i => (object?)i));

    private static string Collect(IEnumerable<object?> items)
    {
        var seen = new List<string>();
        try
        {
            foreach (var item in items)
            {
                seen.Add(Expand(item));
                if (seen.Count == 200)
                {
                    break;
                }
            }
        }
        catch (Exception e)
        {
            seen.Add(Describe(e));
        }

        return $"{{{string.Join(";", seen)}}}";
    }
}
