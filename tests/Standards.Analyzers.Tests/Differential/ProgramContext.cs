using System.Collections.Generic;

namespace Standards.Differential;

/// <summary>What the bodies of one program share.</summary>
internal sealed class ProgramContext(Prng random)
{
    private int ids;

    public List<Member> Members { get; } = [];

    /// <summary>The construct kinds that were written.</summary>
    public HashSet<string> Kinds { get; } = [];

    public int NextId() => ++ids;

    /// <summary>A method that stands already, or null.</summary>
    /// <param name="eager">Whether its task must be complete when it is returned.</param>
    /// <param name="asynchronous">Whether no exception may come out of the call itself.</param>
    public Member? Callable(string result, Home home, bool eager, bool asynchronous = false)
        => Choose(m => m.Name.Length > 0 && !m.IsStream && m.Result == result && IsReachable(m, home) && (m.IsEager || !eager)
            && (!asynchronous || m.Header.Contains(" async ", System.StringComparison.Ordinal)));

    public Member? Stream(Home home, bool eager) => Choose(m => m.IsStream && IsReachable(m, home) && (m.IsEager || !eager));

    private static bool IsReachable(Member member, Home home) => member.Home != Home.Generic || home == Home.Generic || member.Result != "T";

    private Member? Choose(System.Predicate<Member> fits)
    {
        var found = Members.FindAll(fits);
        return found.Count == 0 ? null : found[random.Below(found.Count)];
    }
}
