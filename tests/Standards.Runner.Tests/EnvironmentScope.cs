using System;
using System.Linq;
using Xunit;

namespace Standards;

/// <summary>Other variables in this process's environment; tests that use it are of its collection, for they run alone.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    public const string Collection = "environment";

    private readonly (string Name, string? Value)[] before;

    public EnvironmentScope(params (string Name, string? Value)[] variables)
    {
        before = [.. variables.Select(static v => (v.Name, Environment.GetEnvironmentVariable(v.Name)))];
        Set(variables);
    }

    public void Dispose() => Set(before);

    private static void Set((string Name, string? Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}

[CollectionDefinition(EnvironmentScope.Collection, DisableParallelization = true)]
public static class EnvironmentCollection;
