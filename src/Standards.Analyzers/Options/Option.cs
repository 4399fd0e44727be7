using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Options;

/// <summary>An option of <c>.editorconfig</c>: its name and what may be written there.</summary>
/// <remarks>A value that does not parse means the default and never throws; STD0001 reports it once.</remarks>
internal abstract class Option
{
    private protected Option(string name, string allowedValues, string defaultText)
    {
        Name = name;
        AllowedValues = allowedValues;
        DefaultText = defaultText;
    }

    /// <summary>The whole key, such as <c>standards.sync.output</c> or <c>standards.STD2003.allowed_types</c>.</summary>
    public string Name { get; }

    /// <summary>For STD0001 and for the documentation: <c>generated, committed</c>.</summary>
    public string AllowedValues { get; }

    /// <summary>The default as one writes it; empty for an empty list.</summary>
    public string DefaultText { get; }

    /// <summary>Whether a value parses. <c>unset</c> always does: it is how <c>.editorconfig</c> says "the default".</summary>
    public abstract bool Accepts(string value);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static Option<bool> Bool(string name, bool defaultValue)
        => OneOf(name, defaultValue, ("true", true), ("false", false));

    /// <summary>One of some words, in any case.</summary>
    public static Option<T> OneOf<T>(string name, T defaultValue, params (string Text, T Value)[] values)
        => new(name, string.Join(", ", values.Select(static v => v.Text)), TextOf(defaultValue, values), defaultValue, (string text, out T value) =>
        {
            foreach (var candidate in values)
            {
                if (string.Equals(candidate.Text, text, StringComparison.OrdinalIgnoreCase))
                {
                    value = candidate.Value;
                    return true;
                }
            }

            value = defaultValue;
            return false;
        });

    /// <summary>Words between commas; every value parses.</summary>
    public static Option<ImmutableArray<string>> List(string name, params string[] defaultValues)
        => new(name, "words between commas", string.Join(", ", defaultValues), [.. defaultValues], static (string text, out ImmutableArray<string> value) =>
        {
            value = [.. text.Split(',').Select(static word => word.Trim()).Where(static word => word.Length > 0)];
            return true;
        });

    /// <summary>A single word without a comma.</summary>
    public static Option<string> Word(string name, string defaultValue)
        => new(name, "a word", defaultValue, defaultValue, (string text, out string value) =>
        {
            var isWord = text.Length > 0 && text.IndexOfAny([' ', ',']) < 0;
            value = isWord ? text : defaultValue;
            return isWord;
        });

    /// <summary>Some of the given words between commas; all of them is the default, a word that is none of them does not parse.</summary>
    public static Option<ImmutableArray<string>> Subset(string name, params string[] words)
        => new(name, string.Join(", ", words), string.Join(", ", words), [.. words], (string text, out ImmutableArray<string> value) =>
        {
            value = [.. text.Split(',').Select(static word => word.Trim().ToLowerInvariant()).Where(static word => word.Length > 0)];
            return !value.IsEmpty && value.All(word => words.Contains(word));
        });

    private static string TextOf<T>(T value, (string Text, T Value)[] values)
    {
        foreach (var candidate in values)
        {
            if (Equals(candidate.Value, value))
            {
                return candidate.Text;
            }
        }

        throw new ArgumentException($"default is none of the allowed values: {value}", nameof(value));
    }
}

/// <summary>An option with a typed value.</summary>
internal sealed class Option<T> : Option
{
    private readonly Parser parse;

    public Option(string name, string allowedValues, string defaultText, T defaultValue, Parser parse)
        : base(name, allowedValues, defaultText)
    {
        Default = defaultValue;
        this.parse = parse;
    }

    public delegate bool Parser(string text, out T value);

    public T Default { get; }

    public T Get(AnalyzerConfigOptions options)
        => options.TryGetValue(Name, out var text) && !IsUnset(text.Trim()) && parse(text.Trim(), out var value) ? value : Default;

    public override bool Accepts(string value)
    {
        var text = value.Trim();
        return IsUnset(text) || parse(text, out _);
    }

    private static bool IsUnset(string text) => text.Equals("unset", StringComparison.OrdinalIgnoreCase);
}
