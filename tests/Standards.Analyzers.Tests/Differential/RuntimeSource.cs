namespace Standards.Differential;

/// <summary>
/// The world that the random programs live in: everything writes to one log, and each async member has a sync counterpart that writes the same.
/// All tasks are complete when they are returned, so that a started task has run, as its sync counterpart will have.
/// </summary>
internal static partial class RuntimeSource
{
    public const string Trace = """
        #nullable enable
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Reflection;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;

        namespace Traced;

        public class TraceException(string message) : Exception(message);

        public sealed class OtherException(string message) : InvalidOperationException(message);

        /// <summary>Ends loops that a wrong translation made endless.</summary>
        public sealed class BudgetException() : Exception("budget");

        public static class Trace
        {
            private static readonly List<string> Entries = new();
            private static int _ticks, _calls, _risks, _callPeriod, _riskPeriod;

            public static void Reset(int callPeriod, int riskPeriod)
            {
                Entries.Clear();
                (_ticks, _calls, _risks, _callPeriod, _riskPeriod) = (0, 0, 0, callPeriod, riskPeriod);
            }

            public static string[] Snapshot()
            {
                lock (Entries)
                {
                    return Entries.ToArray();
                }
            }

            public static void Tick()
            {
                if (++_ticks > 3000)
                {
                    throw new BudgetException();
                }
            }

            public static void Log(string text)
            {
                Tick();
                lock (Entries)
                {
                    Entries.Add(text);
                }
            }

            public static T Note<T>(string label, T value)
            {
                Log(label + " = " + Show(value));
                return value;
            }

            public static void Call(string text)
            {
                Log(text);
                if (_callPeriod > 0 && ++_calls % _callPeriod == 0)
                {
                    Throw(_calls / _callPeriod, text);
                }
            }

            public static void Risk(string text)
            {
                Log(text);
                if (_riskPeriod > 0 && ++_risks % _riskPeriod == 0)
                {
                    Throw(_risks / _riskPeriod, text);
                }
            }

            private static void Throw(int count, string text) => throw (count % 3) switch
            {
                1 => new TraceException("trace " + text),
                2 => new OtherException("other " + text),
                _ => new ArgumentException("argument " + text),
            };

            public static string Show(object? value) => value switch
            {
                null => "null",
                string text => "'" + text + "'",
                ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Show(tuple[i]))) + ")",
                IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Select(k => Show(k) + ": " + Show(map[k]))) + "}",
                IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Show)) + "]",
                IFormattable or bool => value.ToString()!,
                Box box => "Box(" + box.N + ", " + Show(box.S) + ", " + Show(box.Next) + ")",
                _ => value.GetType().Name,
            };
        }

        public static class Driver
        {
            /// <summary>Calls one side and returns its log, the outcome last.</summary>
            public static string[] Run(MethodInfo method, object? target, object?[] arguments, bool stream, int take, int callPeriod, int riskPeriod)
            {
                Trace.Reset(callPeriod, riskPeriod);
                try
                {
                    var returned = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
                    var value = stream ? Enumerate(returned!, take) : Unwrap(returned);
                    Trace.Log("=> " + Trace.Show(value));
                }
                catch (OperationCanceledException)
                {
                    return [.. Trace.Snapshot(), "threw OperationCanceledException"]; // TaskCanceledException is one, with another message
                }
                catch (Exception e)
                {
                    return [.. Trace.Snapshot(), "threw " + e.GetType().Name + ": " + e.Message];
                }

                return Trace.Snapshot();
            }

            private static object? Unwrap(object? returned)
            {
                if (returned is null)
                {
                    return null;
                }

                var type = returned.GetType();
                if (returned is ValueTask || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
                {
                    returned = type.GetMethod("AsTask")!.Invoke(returned, null)!;
                }

                if (returned is not Task task)
                {
                    return returned;
                }

                task.GetAwaiter().GetResult();
                var result = task.GetType().GetProperty("Result")?.GetValue(task);
                return result?.GetType().Name == "VoidTaskResult" ? null : result;
            }

            private static object Enumerate(object returned, int take)
            {
                var items = returned as IEnumerable<int> ?? ((IAsyncEnumerable<int>)returned).ToBlockingEnumerable();
                var taken = new List<int>();
                foreach (var item in items)
                {
                    Trace.Log("item " + item);
                    taken.Add(item);
                    if (taken.Count == take)
                    {
                        break;
                    }
                }

                return taken;
            }
        }
        """;
}
