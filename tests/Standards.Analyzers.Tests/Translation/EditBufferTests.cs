using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Standards.Translation;

/// <summary>Which edits have the translation parsed once more.</summary>
public static class EditBufferTests
{
    private const string Source = "class C { async void M() { } }";

    [Theory]
    [InlineData("Run", false)]
    [InlineData("run", true)]
    [InlineData("await", true)]
    [InlineData("Not a name", true)]
    [InlineData("@class", true)]
    [InlineData("", true)]
    public static void Rename_MayBreakWhereTheNameIsNone(string name, bool mayBreak)
    {
        var tree = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken);
        var method = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var edits = new EditBuffer(SourceText.From(Source));

        edits.Rename(method.Identifier, name);

        Assert.Equal(mayBreak, edits.MayBreak);
        Assert.Equal(Source.Replace(" M(", " " + name + "(", System.StringComparison.Ordinal), edits.Render(new TextSpan(0, Source.Length)));
    }

    [Fact]
    public static void RemoveAndExchange_BreakNothing()
    {
        var edits = new EditBuffer(SourceText.From(Source));

        edits.Remove(10, 16);
        edits.Exchange(new TextSpan(16, 4), "int");

        Assert.False(edits.MayBreak);
        Assert.Equal("class C { int M() { } }", edits.Render(new TextSpan(0, Source.Length)));
    }

    [Fact]
    public static void DeleteInsertAndReplace_MayBreak()
    {
        Assert.True(Edited(static edits => edits.Delete(0, 6)));
        Assert.True(Edited(static edits => edits.Insert(0, "x")));
        Assert.True(Edited(static edits => edits.Replace(new TextSpan(0, 5), "struct")));

        static bool Edited(System.Action<EditBuffer> edit)
        {
            var edits = new EditBuffer(SourceText.From(Source));
            edit(edits);
            return edits.MayBreak;
        }
    }
}
