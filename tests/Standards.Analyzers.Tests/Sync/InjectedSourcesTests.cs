using System;
using System.Linq;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Sync;
using Xunit;

namespace Standards.Tests.Sync;

public static class InjectedSourcesTests
{
    private const string Embedded = "namespace Microsoft.CodeAnalysis { internal sealed class EmbeddedAttribute : global::System.Attribute { } }";

    private static CSharpCompilation Compile(LanguageVersion version)
    {
        var options = new CSharpParseOptions(version);
        string[] sources = [Embedded, InjectedSources.Create, InjectedSources.Skip, InjectedSources.Calls];
        return CSharpCompilation.Create("Injected" + version, sources.Select(s => CSharpSyntaxTree.ParseText(s, options)), Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.Latest)]
    public static void Sources_CompileWithoutWarning(LanguageVersion version)
        => Assert.Empty(Compile(version).GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity > DiagnosticSeverity.Hidden));

    [Fact]
    public static void HintNames_SayAttribute()
    {
        Assert.Contains("Attribute", InjectedSources.CreateHintName);
        Assert.Contains("Attribute", InjectedSources.SkipHintName);
    }

    [Fact]
    public static void WhenAll_RunsEveryCallAndThrowsTheFirstFailure()
    {
        var ran = "";
        var failure = Assert.ThrowsAny<InvalidOperationException>(() => Calls<Action<Action[]>>("WhenAll", typeof(Action[]))([
            () => ran += "a",
            () => { ran += "b"; throw new OperationCanceledException(); },
            () => { ran += "c"; throw new InvalidOperationException("first"); },
            () => { ran += "d"; throw new InvalidOperationException("second"); },
        ]));
        Assert.Equal("first", failure.Message);
        Assert.Equal("abcd", ran);
    }

    [Fact]
    public static void WhenAll_ThrowsACancellationWhenNothingElseFailed()
        => Assert.Throws<OperationCanceledException>(() => Calls<Action<Action[]>>("WhenAll", typeof(Action[]))([() => throw new OperationCanceledException(), () => { }]));

    private static T Calls<T>(string name, params Type[] parameters)
        where T : Delegate
    {
        using var image = new System.IO.MemoryStream();
        Assert.True(Compile(LanguageVersion.CSharp7_3).Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var type = Assembly.Load(image.ToArray()).GetType("Standards.SyncCalls")!;
        return type.GetMethod(name, parameters)!.CreateDelegate<T>();
    }
}
