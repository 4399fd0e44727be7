using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using Standards.Sync;
using Standards.Translation;
using Xunit;

namespace Standards.Tests.Sync;

public static class WithdrawalTests
{
    private static MemberTranslation Member(string key, bool refused, params string[] dependencies)
    {
        var member = new MemberTranslation { Key = key, Text = refused ? null : "text" };
        member.Dependencies.AddRange(dependencies.Select(static (name, index) => new Dependency(name, new TextSpan(10 * index, 5), name)));
        return member;
    }

    private static TranslatedFile File(params MemberTranslation[] members)
        => new(new FileTranslation("a.cs", "", [.. members]), [.. members.Select(static m => new MemberPlaces("", 0, [.. m.Problems.Select(static _ => default(LinePositionSpan))], [.. m.Dependencies.Select(static _ => default(LinePositionSpan))]))]);

    private static string Emitted(params TranslatedFile[] files)
        => string.Join(" ", Withdrawal.Apply([.. files]).SelectMany((file, f) => file.Select((verdict, m) => (verdict.Emitted ? "+" : "-") + files[f].Translation.Members[m].Key)));

    [Fact]
    public static void DependentsOfARefusedMember_AreWithdrawnAcrossFiles()
        => Assert.Equal("-A -B -C +D", Emitted(File(Member("A", false, "B")), File(Member("B", false, "C"), Member("C", true), Member("D", false, "E"))));

    [Fact]
    public static void Cycle_IsAccepted() => Assert.Equal("+A +B +C", Emitted(File(Member("A", false, "B"), Member("B", false, "A"), Member("C", false, "C"))));

    [Fact]
    public static void CycleWithARefusedMember_IsWithdrawn() => Assert.Equal("-A -B -C", Emitted(File(Member("A", false, "B"), Member("B", false, "A", "C"), Member("C", true))));

    [Fact]
    public static void UnknownKey_IsIgnored() => Assert.Equal("+A", Emitted(File(Member("A", false, "Elsewhere"))));

    [Fact]
    public static void WithdrawnMember_SaysWhyAtEachCall()
    {
        var member = Member("A", false, "X", "B");
        var verdict = Withdrawal.Apply([File(member, Member("B", true))])[0][0];
        var (problem, _) = Assert.Single(verdict.Problems);
        Assert.Equal(new Problem("STD1004", new TextSpan(10, 5), ["B", "its own sync version is refused"], true), problem);

        // The translation is shared with later runs, in which the other one may be accepted.
        Assert.Empty(member.Problems);
        Assert.False(member.Refused);
    }

    [Fact]
    public static void MemberRefusedForItsOwnReasons_DoesNotSayMore()
        => Assert.All(Withdrawal.Apply([File(Member("A", true, "B"), Member("B", true))])[0], static verdict => Assert.Empty(verdict.Problems));
}
