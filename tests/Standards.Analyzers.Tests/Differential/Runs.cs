using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Standards.Differential;

/// <summary>Loads a compiled program and runs its methods.</summary>
internal static class Runs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>How one method is called: arguments, how many items are taken of a stream, and every how many calls one throws.</summary>
    private sealed record Scenario(int Int, string Text, bool Flag, int Take, int CallPeriod, int RiskPeriod, bool Cancelled)
    {
        public object? Value(Type type) => type switch
        {
            _ when type == typeof(int) => Int,
            _ when type == typeof(string) => Text,
            _ when type == typeof(bool) => Flag,
            _ when type == typeof(List<int>) => new List<int> { 1, Int, 3 },
            _ when type == typeof(CancellationToken) => new CancellationToken(Cancelled),
            _ => null,
        };
    }

    /// <summary>Both sides of every entry, in several scenarios.</summary>
    public static IEnumerable<Failure> Compare(FuzzProgram program, Compilation output)
        => Run(program, output, static (entry, asynchronous, type) => Synchronous(entry, asynchronous, type));

    /// <summary>The async side against itself.</summary>
    public static IEnumerable<Failure> CompareTwice(FuzzProgram program, Compilation output)
        => Run(program, output, static (_, asynchronous, _) => asynchronous);

    private static List<Failure> Run(FuzzProgram program, Compilation output, Func<Member, MethodInfo, Type, MethodInfo?> other)
    {
        var failures = new List<Failure>();
        using var image = new MemoryStream();
        var emitted = output.Emit(image);
        if (!emitted.Success)
        {
            failures.Add(new("does not emit", "", string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error))));
            return failures;
        }

        var context = new AssemblyLoadContext("fuzz", isCollectible: true);
        try
        {
            var runtime = context.LoadFromStream(new MemoryStream(Harness.RuntimeImage));
            image.Position = 0;
            var assembly = context.LoadFromStream(image);
            var driver = runtime.GetType("Traced.Driver")!.GetMethod("Run")!;
            foreach (var entry in program.Members.Where(static m => m.IsEntry && m.Name.Length > 0))
            {
                var type = assembly.GetType("Fuzz." + (entry.Home == Home.Generic ? "Generic`1" : entry.Home.ToString()))!;
                type = type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(int)) : type;
                if (Asynchronous(entry, type) is { } asynchronous && other(entry, asynchronous, type) is { } second
                    && Difference(driver, type, entry, Close(asynchronous), Close(second), program.Seed) is { } failure)
                {
                    failures.Add(failure);
                }
            }
        }
        finally
        {
            context.Unload();
        }

        return failures;
    }

    private static MethodInfo Close(MethodInfo method) => method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(int)) : method;

    private static IEnumerable<MethodInfo> Methods(Type type, string name)
        => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance).Where(m => m.Name == name);

    private static MethodInfo? Asynchronous(Member entry, Type type)
        => Methods(type, entry.Name).FirstOrDefault(m => m.GetParameters().Select(static p => p.Name).SequenceEqual(entry.Parameters.Select(static p => p.Name)));

    private static MethodInfo? Synchronous(Member entry, MethodInfo asynchronous, Type type)
    {
        var wanted = entry.Parameters.Where(static p => !p.IsToken).Select(static p => p.Name).ToList();
        return Methods(type, entry.SyncName).FirstOrDefault(m => m.IsStatic == asynchronous.IsStatic
            && m.GetParameters().Where(static p => p.ParameterType != typeof(CancellationToken)).Select(static p => p.Name).SequenceEqual(wanted));
    }

    private static Failure? Difference(MethodInfo driver, Type type, Member entry, MethodInfo asynchronous, MethodInfo second, ulong seed)
    {
        var random = new Prng(seed * 31 + (ulong)entry.Name.Length);
        var keepsToken = second.GetParameters().Any(static p => p.ParameterType == typeof(CancellationToken));
        for (var run = 0; run < 5; run++)
        {
            var scenario = new Scenario(
                random.Below(7),
                random.Pick("", "x", "abc", "long text"),
                random.Chance(50),
                random.Pick(1, 2, 100),
                run is 3 or 4 ? 1 + random.Below(run == 3 ? 4 : 20) : 0,
                run is 1 or 2 ? 1 + random.Below(4) : 0,
                entry.MayBeCancelled && keepsToken && run == 4);
            var expected = Call(driver, type, asynchronous, entry.IsStream, scenario);
            var actual = Call(driver, type, second, entry.IsStream, scenario);
            if (actual is null || expected is null)
            {
                return new(actual is null ? "does not end" : "the async side does not end", entry.Name, scenario.ToString());
            }

            if (!expected.SequenceEqual(actual))
            {
                return new("different behaviour", entry.Name, $"{scenario}\n--- async\n{string.Join("\n", expected)}\n--- sync\n{string.Join("\n", actual)}");
            }
        }

        return null;
    }

    /// <summary>The log of a call; null when it does not end.</summary>
    private static string[]? Call(MethodInfo driver, Type type, MethodInfo method, bool isStream, Scenario scenario)
    {
        string[]? log = null;
        var thread = new Thread(() =>
        {
            try
            {
                var target = method.IsStatic ? null : Activator.CreateInstance(type);
                var arguments = method.GetParameters().Select(p => scenario.Value(p.ParameterType)).ToArray();
                log = (string[])driver.Invoke(null, [method, target, arguments, isStream, scenario.Take, scenario.CallPeriod, scenario.RiskPeriod])!;
            }
            catch (Exception e)
            {
                log = ["the harness failed: " + e];
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return thread.Join(Limit) ? log : null;
    }
}
