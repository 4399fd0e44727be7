using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Standards.Sync;
using Standards.Translation;
using Xunit;

namespace Standards.Tests.Sync;

public static class FailureTests
{
    private const string Source = "namespace A { class C { void First() { } [Standards.CreateSyncVersion] async System.Threading.Tasks.Task SaveAsync() { } } }";

    private static ImmutableArray<Candidate> Candidates(params string[] texts)
        => [.. texts.Select(static (text, index) => GeneratorHost.Parse(($"/p/{index}.cs", text))).Select(static tree => new Candidate(tree, TreeInfo.For(tree, default), TranslationOptions.Default, false))];

    private static ImmutableArray<TranslatedFile> TranslateAll(ImmutableArray<Candidate> candidates, FileTranslator.Translate translate, CancellationToken cancellationToken)
        => FileTranslator.TranslateAll(candidates, default, () => translate, cancellationToken);

    [Fact]
    public static void ExceptionInOneFile_ReportsThereAndSparesTheOthers()
    {
        var files = TranslateAll(
            Candidates(Source, Source),
            static (tree, _, _) => tree.FilePath == "/p/0.cs" ? throw new InvalidOperationException("a\nb") : new FileTranslation(tree.FilePath, "", []),
            TestContext.Current.CancellationToken);
        Assert.Empty(files[1].Translation.Members);
        var member = Assert.Single(files[0].Translation.Members);
        Assert.True(member.Refused);
        var problem = Assert.Single(member.Problems);
        Assert.Equal("STD1012", problem.Id);
        Assert.Equal(["SaveAsync", "internal failure of the translator (InvalidOperationException: a b)"], problem.Arguments);
        Assert.Equal("SaveAsync", Source.Substring(problem.Span.Start, problem.Span.Length));
    }

    [Fact]
    public static void SpanOutsideOfTheFile_IsAFailureToo()
    {
        var files = TranslateAll(
            Candidates(Source),
            static (tree, _, _) => new FileTranslation(tree.FilePath, "", [new MemberTranslation { Span = new(1000, 1000) }]),
            TestContext.Current.CancellationToken);
        Assert.Equal("STD1012", Assert.Single(Assert.Single(files[0].Translation.Members).Problems).Id);
    }

    [Fact]
    public static void Cancellation_Leaves()
    {
        using var source = new CancellationTokenSource();
        var candidates = Candidates(Source, Source);
        Assert.ThrowsAny<OperationCanceledException>(() => TranslateAll(
            candidates,
            (_, _, token) =>
            {
                source.Cancel();
                token.ThrowIfCancellationRequested();
                throw new InvalidOperationException();
            },
            source.Token));
        Assert.All(candidates, static candidate => Assert.Null(candidate.Info.LastFile));
    }

    [Fact]
    public static void CancelledRun_ThrowsThePlainException()
        => Assert.ThrowsAny<OperationCanceledException>(static () => SyncGenerator.Execute(
            GeneratorHost.Create([.. Enumerable.Range(0, 20).Select(static i => ($"/p/{i}.cs", Source))]).Compilation,
            HostOptions.None,
            CounterpartMap.Empty,
            new CancellationToken(canceled: true)));
}
