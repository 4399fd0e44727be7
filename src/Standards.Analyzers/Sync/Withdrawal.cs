using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>
/// Withdraws the members that call, override or implement a refused one, and those that depend on them, to a fixpoint.
/// Members of a cycle start as accepted, so a cycle falls only when one of its members is refused.
/// </summary>
internal static class Withdrawal
{
    private const string Reason = "its own sync version is refused";

    /// <summary>The verdicts, aligned with the files and their members. The translations are shared between runs and stay untouched.</summary>
    public static ImmutableArray<ImmutableArray<MemberVerdict>> Apply(ImmutableArray<TranslatedFile> files)
    {
        var refused = RefusedKeys(files);
        var result = ImmutableArray.CreateBuilder<ImmutableArray<MemberVerdict>>(files.Length);
        foreach (var file in files)
        {
            var members = file.Translation.Members;
            var verdicts = ImmutableArray.CreateBuilder<MemberVerdict>(members.Length);
            for (var i = 0; i < members.Length; i++)
            {
                verdicts.Add(Judge(members[i], file.Members[i], refused));
            }

            result.Add(verdicts.MoveToImmutable());
        }

        MarkStops(files, result);
        return result.MoveToImmutable();
    }

    /// <summary>Marks the refused members that hand-written code asks for, and the refused ones that they depend on: the reason may stand there.</summary>
    private static void MarkStops(ImmutableArray<TranslatedFile> files, ImmutableArray<ImmutableArray<MemberVerdict>>.Builder verdicts)
    {
        var open = new Queue<string>();
        var places = new Dictionary<string, List<(int File, int Member)>>();
        for (var file = 0; file < files.Length; file++)
        {
            var members = files[file].Translation.Members;
            for (var i = 0; i < members.Length; i++)
            {
                if (verdicts[file][i].Emitted)
                {
                    continue;
                }

                if (!places.TryGetValue(members[i].Key, out var same))
                {
                    places.Add(members[i].Key, same = []);
                }

                same.Add((file, i));
                if (members[i].IsDemanded)
                {
                    open.Enqueue(members[i].Key);
                }
            }
        }

        while (open.Count > 0)
        {
            var key = open.Dequeue();
            if (!places.TryGetValue(key, out var same))
            {
                continue;
            }

            places.Remove(key);
            foreach (var (file, i) in same)
            {
                verdicts[file] = verdicts[file].SetItem(i, verdicts[file][i] with { StopsCompiler = true });
                foreach (var dependency in files[file].Translation.Members[i].Dependencies)
                {
                    open.Enqueue(dependency.Key);
                }
            }
        }
    }

    private static HashSet<string> RefusedKeys(ImmutableArray<TranslatedFile> files)
    {
        var refused = new HashSet<string>();
        var queue = new Queue<string>();
        foreach (var file in files)
        {
            foreach (var member in file.Translation.Members)
            {
                if (member.Refused && refused.Add(member.Key))
                {
                    queue.Enqueue(member.Key);
                }
            }
        }

        if (queue.Count == 0)
        {
            return refused;
        }

        var dependents = Dependents(files);
        while (queue.Count > 0)
        {
            if (!dependents.TryGetValue(queue.Dequeue(), out var keys))
            {
                continue;
            }

            foreach (var key in keys)
            {
                if (refused.Add(key))
                {
                    queue.Enqueue(key);
                }
            }
        }

        return refused;
    }

    private static Dictionary<string, List<string>> Dependents(ImmutableArray<TranslatedFile> files)
    {
        var dependents = new Dictionary<string, List<string>>();
        foreach (var file in files)
        {
            foreach (var member in file.Translation.Members)
            {
                foreach (var dependency in member.Dependencies)
                {
                    if (!dependents.TryGetValue(dependency.Key, out var keys))
                    {
                        dependents.Add(dependency.Key, keys = []);
                    }

                    keys.Add(member.Key);
                }
            }
        }

        return dependents;
    }

    private static MemberVerdict Judge(MemberTranslation member, MemberPlaces places, HashSet<string> refused)
    {
        var problems = ImmutableArray.CreateBuilder<(Problem, LinePositionSpan)>(member.Problems.Count);
        for (var i = 0; i < member.Problems.Count; i++)
        {
            problems.Add((member.Problems[i], places.Problems[i]));
        }

        // What a member that is refused for its own reasons also depends on is not worth a second error.
        if (member.Refused || refused.Count == 0)
        {
            return new MemberVerdict(!member.Refused, problems.ToImmutable());
        }

        // A part goes with the others of its method or type; the one at fault says why.
        var emitted = !refused.Contains(member.Key);
        var seen = new HashSet<TextSpan>();
        var types = new HashSet<string>();
        for (var i = 0; i < member.Dependencies.Count; i++)
        {
            var dependency = member.Dependencies[i];
            if (dependency.Key != member.Key && refused.Contains(dependency.Key))
            {
                // A type that is refused as a whole is named once, however often it and its members are used.
                if (seen.Add(dependency.Span) && (!dependency.Key.StartsWith("T:", System.StringComparison.Ordinal) || types.Add(dependency.Key)))
                {
                    problems.Add((new Problem(Rules.NoSynchronousCounterpart.Id, dependency.Span, [dependency.Name, Reason], true), places.Dependencies[i]));
                }
            }
        }

        return new MemberVerdict(emitted, problems.ToImmutable());
    }
}
