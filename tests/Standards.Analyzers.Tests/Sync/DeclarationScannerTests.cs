using Microsoft.CodeAnalysis.CSharp;
using Standards.Sync;
using Xunit;

namespace Standards.Tests.Sync;

public static class DeclarationScannerTests
{
    private static Hash128 Hash(string text)
        => DeclarationScanner.Scan(CSharpSyntaxTree.ParseText(text, GeneratorHost.ParseOptions), TestContext.Current.CancellationToken).Declarations;

    [Theory]
    [InlineData("class C { int M() { return 1; } }", "class C { int M() { return 2; } }")]
    [InlineData("class C { int M() => 1; }", "class C { int M() => 2; }")]
    [InlineData("class C { C() { X(1); } }", "class C { C() { Y(); Z(); } }")]
    [InlineData("class C { int P { get { return 1; } } }", "class C { int P { get { return 2; } } }")]
    [InlineData("class C { int P => 1; int Q => 1; }", "class C { int P => 2; int Q => 3; }")]
    [InlineData("class C { int this[int i] => 1; }", "class C { int this[int i] => 2; }")]
    [InlineData("class C { public static C operator +(C a, C b) => a; }", "class C { public static C operator +(C a, C b) => b; }")]
    [InlineData("class C { event System.Action E { add { A(); } remove { } } }", "class C { event System.Action E { add { } remove { B(); } } }")]
    [InlineData("class C { void M() { void L() { } L(); } }", "class C { void M() { void L(int a) { } L(1); } }")]
    [InlineData("// a\nclass C { }", "/* b */ class C { /* c */ }")]
    [InlineData("class C { void M(Memory<byte> m) { A(); } }", "class C { void M(Memory<byte> m) { B(); } }")]
    [InlineData("System.Console.WriteLine(1);", "System.Console.WriteLine(2);")]
    public static void BodyOrTrivia_IsNotSeen(string before, string after) => Assert.Equal(Hash(before), Hash(after));

    [Theory]
    [InlineData("class C { int M() { return 1; } }", "class C { long M() { return 1; } }")]
    [InlineData("class C { void M(int a = 1) { } }", "class C { void M(int a = 2) { } }")]
    [InlineData("class C { const int A = 1; }", "class C { const int A = 2; }")]
    [InlineData("class C { int P { get; } = 1; }", "class C { int P { get; } = 2; }")]
    [InlineData("class C { void M() { } }", "class C { [System.Obsolete] void M() { } }")]
    [InlineData("using System; class C { }", "using System.IO; class C { }")]
    [InlineData("enum E { A, B }", "enum E { B, A }")]
    [InlineData("class C { abstract void M(); }", "class C { abstract void M() { } }")]
    [InlineData("class C { } class D { }", "class C { class D { } }")]
    [InlineData("#nullable enable\nclass C { string M() => null; }", "class C { \n#nullable enable\nstring M() => null; }")]
    [InlineData("class C { void M() {\n#nullable disable\n} void N() { } }", "class C { void M() {\n} void N() { } }")]
    [InlineData("class C {\n#if SYNC_ONLY\nvoid M() { }\n#endif\n}", "class C {\n#if SYNC_ONLY\nvoid N() { }\n#endif\n}")]
    [InlineData("class C { int P { get => field; } }", "class C { int P { get => field + 1; } }")]
    [InlineData("class C { int M() { return A(); } }", "class C { int M() { return MAsync().GetAwaiter().GetResult(); } }")]
    [InlineData("class C { int M() => A(); }", "class C { int M() => MAsync().Result; }")]
    [InlineData("class C { void M() { A(); } }", "class C { void M() { MAsync().Wait(); } }")]
    [InlineData("class C { int M() => A(); }", "class C { int M() => MAsync() . GetAwaiter() . GetResult (); }")]
    [InlineData("class C { int M() => CoreAsync(false).GetAwaiter().GetResult(); }", "class C { int M() => CoreAsync(true).GetAwaiter().GetResult(); }")]
    [InlineData("class C { [CreateSyncVersion] void M(ReadOnlyMemory<byte> m) { A(); } }", "class C { [CreateSyncVersion] void M(ReadOnlyMemory<byte> m) { B(); } }")]
    [InlineData("delegate void D(int a);", "delegate void D(long a);")]
    [InlineData("class C : B { C() : base(1) { } }", "class C : B { C() : base(2) { } }")]
    [InlineData("record R(int A);", "record R(long A);")]
    public static void Declaration_IsSeen(string before, string after) => Assert.NotEqual(Hash(before), Hash(after));

    [Theory]
    [InlineData("partial class C { void M(Memory<byte> m) { A(); } }", "partial class C { void M(Memory<byte> m) { B(); } }")]
    [InlineData("partial class C { void M() => M(1); }", "partial class C { void M() => M(2); }")]
    public static void BodyInAPartialType_IsSeenApart(string before, string after)
    {
        // It counts only where another part of the type has the attribute: an edit elsewhere costs nothing.
        Assert.Equal(Hash(before), Hash(after));
        Assert.NotEqual(Apart(before), Apart(after));
    }

    [Fact]
    public static void Names_AreFound()
    {
        var info = DeclarationScanner.Scan(
            CSharpSyntaxTree.ParseText("using G = Standards.CreateSyncVersionAttribute; namespace A.B { partial class C<T> { [X.Y] partial struct D { [G] void M() { } } } }", GeneratorHost.ParseOptions, cancellationToken: TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        Assert.Equal(["A.B.C`1", "A.B.C`1+D`0"], info.PartialTypes);
        Assert.Equal([("A.B.C`1+D`0", "Y")], info.AttributedTypes);
        Assert.Equal(["Y", "G"], info.AttributeNames);
        Assert.True(info.HasAttributedMembers([]));
    }

    private static (string Type, Hash128 Hash) Apart(string source)
        => Assert.Single(DeclarationScanner.Scan(CSharpSyntaxTree.ParseText(source, GeneratorHost.ParseOptions, cancellationToken: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken).Bodies);
}
