using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>Which tests are run: those of any of the backends, in any of the classes, of any of the names. An empty list asks for nothing.</summary>
internal sealed record TestFilter
{
    /// <summary>Every test.</summary>
    public static readonly TestFilter Everything = new();

    /// <summary>Those of the fastest backend, which the policy names first.</summary>
    public static TestFilter Fastest(StandardsPolicy policy) => new() { Backends = [policy.Backends[0].Name] };

    /// <summary>Names of backends.</summary>
    public ImmutableArray<string> Backends { get; init; } = [];

    /// <summary>Classes, with namespace; a nested one is behind a <c>+</c>.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>Test methods, with class and namespace.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    public bool IsEverything => Backends.IsEmpty && Classes.IsEmpty && Methods.IsEmpty;

    /// <summary>For <c>--filter</c> of VSTest, and of frameworks that come from there; null where everything runs.</summary>
    public string? Expression(TestLibrary library, TraitPolicy traits)
    {
        if (IsEverything)
        {
            return null;
        }

        // xUnit has traits only; the categories of the others are known to filters by this name.
        var category = library == TestLibrary.Xunit2 || library == TestLibrary.Xunit3 ? "Category" : "TestCategory";
        return string.Join('&', new[]
        {
            Any(Backends.SelectMany(backend => new[] { $"{Escape(traits.Backend)}={Escape(backend)}", $"{category}={Escape(backend)}" })),

            // NUnit has the arguments of a class behind its name, in parentheses that its reader of filters does not take.
            Any(Classes.Select(name => $"FullyQualifiedName~{Escape(name)}{(library == TestLibrary.NUnit ? "" : ".")}")),
            Any(Methods.Select(static name => $"FullyQualifiedName~{Escape(name)}")),
        }.Where(static part => part.Length > 0));
    }

    /// <summary>For the command line of xUnit.net 3 on Microsoft.Testing.Platform.</summary>
    public IEnumerable<string> XunitPlatformArguments(TraitPolicy traits)
    {
        IEnumerable<string> Option(string name, IEnumerable<string> values) => values.Any() ? [name, .. values] : [];
        return [.. Option("--filter-trait", Traits(traits)), .. Option("--filter-class", Classes), .. Option("--filter-method", Methods)];
    }

    /// <summary>For the command line of xUnit.net 3 itself.</summary>
    public IEnumerable<string> XunitArguments(TraitPolicy traits)
    {
        static IEnumerable<string> Option(string name, IEnumerable<string> values) => values.SelectMany(value => new[] { name, value });
        return [.. Option("-trait", Traits(traits)), .. Option("-class", Classes), .. Option("-method", Methods)];
    }

    /// <summary>For <c>--treenode-filter</c> of TUnit; null where everything runs.</summary>
    public string? TreeNodes(TraitPolicy traits)
    {
        if (IsEverything)
        {
            return null;
        }

        static string Segment(IEnumerable<string> names)
        {
            var all = names.Distinct(StringComparer.Ordinal).ToArray();
            return all.Length switch { 0 => "*", 1 => all[0], _ => string.Join('|', all.Select(static name => $"({name})")) };
        }

        // The levels of the tree are independent of each other: of two classes in two namespaces their cousins are run, too.
        var classes = Classes.Concat(Methods.Select(static name => name[..Math.Max(0, name.LastIndexOf('.'))])).ToList();
        var spaces = classes.Select(static name => name.LastIndexOf('.') is >= 0 and var end ? name[..end] : "*").ToList();
        var properties = string.Join('|', Traits(traits).Select(static pair => $"({pair})"));
        return $"/*/{(spaces.Contains("*") ? "*" : Segment(spaces))}/{Segment(classes.Select(Last))}/{Segment(Methods.Select(Last))}{(properties.Length == 0 ? "" : $"[{properties}]")}";
    }

    /// <summary>The name without what it stands in.</summary>
    private static string Last(string name) => name[(name.LastIndexOfAny(['.', '+']) + 1)..];

    private IEnumerable<string> Traits(TraitPolicy traits) => Backends.SelectMany(backend => new[] { $"{traits.Backend}={backend}", $"Category={backend}" });

    private static string Any(IEnumerable<string> conditions)
    {
        var all = conditions.ToArray();
        return all.Length switch { 0 => "", 1 => all[0], _ => $"({string.Join('|', all)})" };
    }

    private static string Escape(string value)
        => string.Concat(value.Select(static c => c is '\\' or '(' or ')' or '&' or '|' or '=' or '!' or '~' ? $"\\{c}" : c.ToString()));
}
