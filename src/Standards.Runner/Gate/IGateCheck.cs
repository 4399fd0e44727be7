using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;

namespace Standards.Gate;

/// <summary>One check of the gate.</summary>
internal interface IGateCheck
{
    /// <summary>One of <see cref="Policy.CheckNames"/>.</summary>
    string Name { get; }

    /// <summary>The files that the result follows from, beside policy, base commit, SDK and tool, which always count: of the same content a passed result is taken again. Null where it is always asked anew.</summary>
    InputFiles? Input { get; }

    /// <summary>For <c>--explain</c>: what it looks at, when it blocks, and what mends it.</summary>
    string Explanation { get; }

    /// <summary>Finds everything that is to be found, at once. What stands in its way (a missing tool, an unreadable report) is a blocking finding or a <see cref="Commands.CommandException"/>.</summary>
    Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken);
}
