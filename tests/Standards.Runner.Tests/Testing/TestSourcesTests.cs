using System.Threading;
using Standards.Policy;
using Xunit;

namespace Standards.Testing;

public static class TestSourcesTests
{
    private const string Source = """
        namespace A.B;

        public static class First
        {
            [Fact] public static void One() { }

            public class Inner { [Fact] public void Two() { } }
        }

        public record Data(int X);

        public class Generic<T> { [Test] public void Three() { } }

        public interface INone { [Fact] void Four(); }
        """;

    [Fact]
    public static void Classes_AreThoseWithMarkedMethods()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(["A.B.First", "A.B.First+Inner", "A.B.Generic"], TestSources.Classes(folder.Write("T.cs", Source), CancellationToken.None));
    }

    [Theory]
    [InlineData("A.B.First", "One", 5)]
    [InlineData("A.B.First+Inner", "Two", 7)]
    [InlineData("A.B.Generic`1[System.Int32]", "Three", 12)]
    [InlineData("A.B.First", "Two", 0)]
    [InlineData("First", "One", 0)]
    public static void Method_IsFoundInTheProject(string type, string method, int line)
    {
        using var folder = new TemporaryFolder();
        folder.Write("obj/Copy.cs", Source);
        folder.Write("below/T.cs", Source);
        folder.Write("below/Other.cs", "class Other { void One() { } }");
        var module = new TestModule { Project = folder["Tests.csproj"], Framework = "net10.0", Assembly = folder["Tests.dll"], Platform = TestPlatform.VSTest, Library = TestLibrary.Other };
        Assert.Equal(line == 0 ? null : (folder["below/T.cs"], line), TestSources.Find(module, type, method, CancellationToken.None));
    }
}
