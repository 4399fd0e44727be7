using System;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Workspace;

/// <summary>What a section of <c>prd.md</c> says of each backend or framework: an item <c>- NAME: …</c> for one, <c>- all: …</c> for every one that has none of its own.</summary>
internal sealed class AddressedNames
{
    public const string Backends = "Database Compatibility";
    public const string Frameworks = "Framework Integration";
    private const string EveryName = "all";
    private const string NotApplicable = "n/a";
    private const string Because = "because ";

    private readonly Dictionary<string, Addressed> said = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="prd">The requirement.</param>
    /// <param name="heading">The section.</param>
    public AddressedNames(Prd prd, string heading)
    {
        foreach (var line in prd.Section(heading) ?? [])
        {
            if (line.Item is { } item && item.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                said.TryAdd(item[..colon].Trim('`', '*', ' '), new Addressed(line.Number, item[(colon + 1)..].Trim('*', ' ')));
            }
        }
    }

    /// <summary>What is said of the name; null where nothing is.</summary>
    public Addressed? Find(string name) => said.GetValueOrDefault(name) ?? said.GetValueOrDefault(EveryName);

    /// <summary>Whether the requirement concerns none of these, each with a reason.</summary>
    public bool AreNotApplicable(IEnumerable<string> names) => names.All(name => Find(name) is { IsNotApplicable: true, IsEmpty: false });

    /// <param name="Line">Where it stands.</param>
    /// <param name="Text">What stands behind the name.</param>
    internal sealed record Addressed(int Line, string Text)
    {
        public bool IsNotApplicable => Text.StartsWith(NotApplicable, StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether nothing is said: no word, or that it is not applicable without a reason.</summary>
        public bool IsEmpty => Text.Length == 0 || (IsNotApplicable && (Text.IndexOf(Because, StringComparison.OrdinalIgnoreCase) is var because && (because < 0 || Text[(because + Because.Length)..].Trim('.', ' ').Length == 0)));
    }
}
