using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Projects;
using Xunit;

namespace Standards.Docs;

public static class ApiSurveyTests
{
    [Fact]
    public static async Task EveryKindOfPublicSymbol_Reports()
        => Assert.Equal(
            [
                "A.cs:1 Widget<T>", "A.cs:3 Widget<T>.Widget(int)", "A.cs:4 Widget<T>.Count", "A.cs:4 Widget<T>.Limit", "A.cs:5 Widget<T>.Name", "A.cs:6 Widget<T>.this[int]", "A.cs:7 Widget<T>.Changed",
                "A.cs:8 Widget<T>.Moved", "A.cs:9 Widget<T>.Do<U>(U, ref int)", "A.cs:10 Widget<T>.Open()", "A.cs:11 Widget<T>.operator +(Widget<T>, Widget<T>)", "A.cs:12 Widget<T>.implicit operator int(Widget<T>)",
                "A.cs:13 Widget<T>.Inner", "A.cs:13 Widget<T>.Inner.Value", "A.cs:15 Kind", "A.cs:15 Kind.One", "A.cs:15 Kind.Two", "A.cs:16 Act", "A.cs:17 IShape", "A.cs:17 IShape.Area", "A.cs:17 IShape.Draw()", "A.cs:18 Point", "A.cs:19 Pair",
            ],
            Missing(await SurveyAsync("""
                public abstract class Widget<T>
                {
                    public Widget(int x) { }
                    public int Count, Limit = 5;
                    protected string Name { get; set; } = "";
                    public int this[int index] => index;
                    public event System.Action? Changed;
                    public event System.Action Moved { add { } remove { } }
                    public void Do<U>(U value, ref int other) { }
                    protected internal abstract void Open();
                    public static Widget<T> operator +(Widget<T> a, Widget<T> b) => a;
                    public static implicit operator int(Widget<T> a) => 0;
                    public struct Inner { public int Value; }
                }
                public enum Kind { One, Two }
                public delegate void Act(int x);
                public interface IShape { double Area { get; } void Draw(); private void Hidden() { } }
                public record Point(int X, int Y);
                public readonly record struct Pair(int X) { }
                """)));

    [Fact]
    public static async Task WhatOthersDoNotSee_DoesNotReport()
        => Assert.Empty(Missing(await SurveyAsync("""
            class Hidden { public void Do() { } public class Deep { public int X; } }
            internal partial class Other { protected void Do() { } }
            file class Local { public void Do() { } }
            partial class Part { public void Do() { } }
            internal interface IInside { void Do(); }
            internal enum Inside { One }
            /// <summary>A type.</summary>
            public class Shown
            {
                static Shown() { }
                public Shown() { }
                internal Shown(int x) { }
                private protected void Do() { }
                void Act() { }
                internal int X;
                ~Shown() { }
                private class Nested { public void Do() { } }
            }
            """)));

    [Fact]
    public static async Task WhatSpeaksThroughAnother_DoesNotReport()
        => Assert.Equal(["A.cs:16 Store.Own()"], Missing(await SurveyAsync("""
            using System;
            using System.Collections;
            using System.Collections.Generic;
            /// <summary>A store.</summary>
            public class Store : IDisposable, IEnumerable<int>
            {
                public void Dispose() { }
                public IEnumerator<int> GetEnumerator() => throw null!;
                IEnumerator IEnumerable.GetEnumerator() => throw null!;
                public override string ToString() => "";
                public override bool Equals(object? other) => true;
                public override int GetHashCode() => 0;

                /// <inheritdoc cref="Dispose"/>
                public void Close() { }
                public void Own() { }
            }
            """)));

    [Fact]
    public static async Task WhatTheCommentSays_Decides()
        => Assert.Equal(
            ["Bare None", "Blank Empty", "Ordinary None", "Shell Empty"],
            (await SurveyAsync("""
                /// <summary>Text.</summary>
                public class Summary;
                /// Text without an element.
                public class Plain;
                /** <remarks>Text.</remarks> */
                public class Block;
                /// <summary><see cref="Summary"/></summary>
                public class Reference;
                /// <summary>&amp;</summary>
                public class Entity;
                /// <include file="docs.xml" path="x"/>
                public class Included;
                /// <inheritdoc/>
                public class Inherited;
                /// <summary>Text.</summary>
                [System.Obsolete]
                public class Attributed;
                public class Bare;
                // <summary>Text.</summary>
                public class Ordinary;
                /// <summary>
                /// </summary>
                public class Blank;
                /// <summary><para></para></summary>
                public class Shell;
                """)).Gaps.Select(static gap => $"{gap.Symbol} {gap.Comment}").Order());

    [Fact]
    public static async Task OnePartOfAPartialDeclaration_IsEnough()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.cs", """
            /// <summary>Text.</summary>
            public partial class Whole { public partial void Do(); /// <summary>Text.</summary>
                public partial int Size { get; } }
            public partial class Bare { }
            """);
        folder.Write("B.cs", """
            public partial class Whole
            {
                /// <summary>Text.</summary>
                public partial void Do() { }
                public partial int Size => 0;
            }
            partial class Bare { public void Act() { } }
            """);
        Assert.Equal(["A.cs:4 Bare", "B.cs:7 Bare.Act()"], Missing(await SurveyAsync(folder, MemoryProject.Load(folder))));
    }

    [Fact]
    public static async Task GeneratedCode_DoesNotReport()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.g.cs", "public class A;");
        folder.Write("B.designer.cs", "public class B;");
        folder.Write("C.cs", "// <auto-generated/>\npublic class C;");
        folder.Write("D.cs", "[System.CodeDom.Compiler.GeneratedCode(\"t\", \"1\")] public class D { public int X; }");
        folder.Write("E.Sync.cs", "// <auto-generated/>\npublic partial class E { public void Read() { } }");
        folder.Write("E.cs", "/// <summary>Text.</summary>\npublic partial class E { }");
        Assert.Empty(Missing(await SurveyAsync(folder, MemoryProject.Load(folder))));
    }

    [Fact]
    public static async Task SyncVersionThatIsGenerated_DoesNotReport()
        => Assert.Empty(Missing(await SurveyAsync("""
            using System.Threading.Tasks;
            using Standards;
            /// <summary>Text.</summary>
            public static partial class Reader
            {
                /// <summary>Text.</summary>
                [CreateSyncVersion]
                public static async Task<string> ReadAsync(System.IO.TextReader reader) => await reader.ReadToEndAsync();
            }
            """)));

    [Fact]
    public static async Task ExtensionBlock_IsLookedInto()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.cs", """
            /// <summary>Text.</summary>
            public static class Texts
            {
                extension(string text)
                {
                    public bool IsShort() => text.Length < 9;

                    /// <summary>Text.</summary>
                    public bool IsLong => text.Length > 99;
                }
            }
            """);
        var project = MemoryProject.Load(folder)[0];
        var preview = project with { Project = project.Project.WithParseOptions(((CSharpParseOptions)project.Project.ParseOptions!).WithLanguageVersion(LanguageVersion.Preview)) };
        var gap = Assert.Single((await SurveyAsync(folder, [preview])).Gaps);
        Assert.Equal(("A.cs", 6), (gap.Path, gap.Line));
        Assert.Contains("IsShort()", gap.Symbol);
    }

    [Fact]
    public static async Task SymbolOfSeveralTargetFrameworks_ReportsOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.cs", "public class A;\n#if NEW\npublic class B;\n#endif\n");
        var survey = await SurveyAsync(folder, MemoryProject.Load(folder, ["OLD", "NEW"]));
        Assert.Equal(["A.cs:1 A", "A.cs:3 B"], Missing(survey));
        Assert.Equal(2, survey.Asked);
    }

    [Fact]
    public static async Task ProjectWithoutXmlFile_HasItsCommentsRead()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.cs", "/// <summary>Text.</summary>\npublic class A;\npublic class B;");
        var project = MemoryProject.Load(folder)[0];
        var silent = project with { Project = project.Project.WithParseOptions(((CSharpParseOptions)project.Project.ParseOptions!).WithDocumentationMode(DocumentationMode.None)) };
        Assert.Equal(["A.cs:3 B"], Missing(await SurveyAsync(folder, [silent])));
    }

    [Fact]
    public static async Task ProgramsAndTests_AreNotAsked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.cs", "public class A;\n#if TESTS\nnamespace Xunit { public class FactAttribute : System.Attribute; }\n#endif\n");
        var project = MemoryProject.Load(folder)[0];
        var program = project with { Project = project.Project.WithCompilationOptions(project.Project.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication)) };
        Assert.Equal(0, (await SurveyAsync(folder, [program])).Asked);
        Assert.Equal(0, (await SurveyAsync(folder, MemoryProject.Load(folder, ["TESTS"]))).Asked);
        Assert.Equal(1, (await SurveyAsync(folder, [project])).Asked);
    }

    [Fact]
    public static async Task BrokenSource_IsReadAsFarAsItGoes()
        => Assert.Contains("A.cs:1 A", Missing(await SurveyAsync("public class A { public void ( ; public int => } enum { } public")));

    private static async Task<ApiSurvey> SurveyAsync(string source)
    {
        using var folder = new TemporaryFolder();
        folder.Write("A.cs", source);
        return await SurveyAsync(folder, MemoryProject.Load(folder));
    }

    private static Task<ApiSurvey> SurveyAsync(TemporaryFolder folder, IEnumerable<LoadedProject> projects)
        => ApiSurvey.MakeAsync(folder.Root, projects, null, null, static _ => { }, TestContext.Current.CancellationToken);

    private static string[] Missing(ApiSurvey survey) => [.. survey.Gaps.Select(static gap => $"{gap.Path}:{gap.Line} {gap.Symbol}")];
}
