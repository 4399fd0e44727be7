using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;
using Xunit;

namespace Standards.Tests.Translation;

public static class DocumentationRewriterTests
{
    [Fact]
    public static void RemovedParameter_GoesWithItsLine() => Check(
        """
            /// <summary>Reads.</summary>
            /// <param name="x">An x.</param>
            /// <param name="token">A token.</param>
            /// <param name="y">A y.</param>
        """,
        """
            /// <summary>Reads.</summary>
            /// <param name="x">An x.</param>
            /// <param name="y">A y.</param>
        """);

    [Fact]
    public static void RemovedParameterOnManyLines_GoesWithAllOfThem() => Check(
        """
        /// <summary>Reads.</summary>
        /// <param name="token">
        /// A token, see <see cref="FooAsync"/>,
        ///
        /// and <paramref name="token"/>.
        /// </param>
        /// <remarks/>
        """,
        """
        /// <summary>Reads.</summary>
        /// <remarks/>
        """);

    [Theory]
    [InlineData("""/// <param name="x">X.</param> <param name="token">T.</param>""", """/// <param name="x">X.</param>""")]
    [InlineData("""/// <param name="token">T.</param> <param name="x">X.</param>""", """/// <param name="x">X.</param>""")]
    [InlineData("""/// <param name="x">X.</param><param name="token"/> <param name="y"/>""", """/// <param name="x">X.</param> <param name="y"/>""")]
    [InlineData("""/// <param name="x"/> <param name="token"/> <param name="y"/>""", """/// <param name="x"/> <param name="y"/>""")]
    [InlineData("""/// <param name='x'/> <param name='token'/> <param name='progress'/>""", """/// <param name='x'/>""")]
    [InlineData("/// <summary>S.</summary> <param name='token'>\n/// T.\n/// </param>\n/// <param name='progress'/>\n/// <remarks/>", "/// <summary>S.</summary>\n/// <remarks/>")]
    [InlineData("/// <param name='token'>\n/// T.\n/// </param> <param name='x'/>", "/// <param name='x'/>")]
    public static void SharedLine_LosesOnlyTheElement(string source, string expected) => Check(source, expected);

    [Fact]
    public static void OnlyRemovedParameters_LeavesNothing() => Check("/// <param name='token'/>\n/// <param name='progress'>\n/// P.</param>\n", "");

    [Fact]
    public static void CarriageReturns_Stay() => Check(
        "/// <summary>\r\n/// Asynchronously\r\n/// reads x\r\n/// asynchronously.\r\n/// </summary>\r\n/// <param name='token'>\r\n/// T.</param>\r\n/// <returns>A task that represents the asynchronous operation.\r\n/// The task result contains\r\n/// the x.</returns>\r\n",
        "/// <summary>\r\n/// Reads x.\r\n/// </summary>\r\n/// <returns>The x.</returns>\r\n");

    [Theory]
    [InlineData("/** <summary>S.</summary>\n * <param name='token'>T.\n * More.</param>\n * <returns>X.</returns>\n */", "/** <summary>S.</summary>\n * <returns>X.</returns>\n */")]
    [InlineData("/** <param name='token'>T.</param> */", "/** */")]
    [InlineData("/** <param name='token'>T.</param>\n  * <returns>X.</returns> */", "/**\n  * <returns>X.</returns> */")]
    [InlineData("/**\n  <summary>S.</summary>\n  <param name='token'>T.</param>\n*/", "/**\n  <summary>S.</summary>\n*/")]
    [InlineData("/** <summary>Asynchronously reads.</summary>\n * <param name='token'/> */", "/** <summary>Reads.</summary>\n * */")]
    public static void DelimitedComment_KeepsItsFrame(string source, string expected) => Check(source, expected);

    [Fact]
    public static void ReferencesToRemovedParameters_BecomeCode() => Check(
        """/// <summary>Stops by <paramref name="token"/>, <paramref name="progress"></paramref> or <paramref name="x"/>.</summary>""",
        """/// <summary>Stops by <c>token</c>, <c>progress</c> or <paramref name="x"/>.</summary>""");

    [Fact]
    public static void Void_HasNoReturns() => Check(
        "/// <summary>S.</summary>\n/// <returns>\n/// A task.\n/// </returns>\n/// <remarks>R.</remarks>\n",
        "/// <summary>S.</summary>\n/// <remarks>R.</remarks>\n",
        returnsNothing: true);

    [Theory]
    [InlineData("A task that represents the asynchronous operation. The task result contains the x.", "The x.")]
    [InlineData("A task that represents the asynchronous operation. The task result is a <see cref=\"Foo\"/>.", "A <see cref=\"Foo\"/>.")]
    [InlineData("A task that represents the asynchronous operation. The task result contains <see langword=\"true\"/> if y.", "<see langword=\"true\"/> if y.")]
    [InlineData("A task that represents the asynchronous read operation. The value of the TResult parameter contains the total number of bytes. The result value can be less.", "The total number of bytes. The result value can be less.")]
    [InlineData("A task that represents the asynchronous read operation. The value of the <c>TResult</c> parameter contains the next line.", "The next line.")]
    [InlineData("A task that represents the asynchronous read operation. The value of the <typeparamref name=\"TResult\"/> parameter contains the next line.", "The next line.")]
    [InlineData("A <see cref=\"Task{TResult}\"/> representing the asynchronous operation, containing the x.", "The x.")]
    [InlineData("A <see cref=\"Task{TResult}\"/> that represents the asynchronous operation, containing the x.", "The x.")]
    [InlineData("A <see cref=\"T:System.Threading.Tasks.Task\"/> that represents it.", null)]
    [InlineData("A <see cref=\"System.Threading.Tasks.ValueTask{T}\"/> containing the x.", "The x.")]
    [InlineData("A <c>Task</c> containing the x.", "The x.")]
    [InlineData("A <see cref=\"Task\"/> that represents the asynchronous read. The <see cref=\"Task{T}.Result\"/> property returns the x.", "The x.")]
    [InlineData("A task that represents the asynchronous operation, with a value of the x.", "The x.")]
    [InlineData("A task that represents the asynchronous operation, returning the x.", "The x.")]
    [InlineData("A task that represents the asynchronous operation and contains the x.", "The x.")]
    [InlineData("A task that represents the asynchronous operation whose result is the x.", "The x.")]
    [InlineData("A Task whose result is true if y; otherwise, false.", "True if y; otherwise, false.")]
    [InlineData("A task whose <see cref=\"Task{T}.Result\"/> property is an x.", "An x.")]
    [InlineData("A task whose result indicates whether y.", "Whether y.")]
    [InlineData("A task whose result will be the x.", "The x.")]
    [InlineData("A task that returns the x.", "The x.")]
    [InlineData("A task that will be completed with the x.", "The x.")]
    [InlineData("A task that resolves to the x.", "The x.")]
    [InlineData("A <see cref=\"ValueTask{TResult}\"/> resulting in the x.", "The x.")]
    [InlineData("A <see cref=\"ValueTask{TResult}\"/> that yields an x.", "An x.")]
    [InlineData("A task containing the x", "The x")]
    [InlineData("Task with number of rows, affected.", "Number of rows, affected.")]
    [InlineData("An awaitable task that returns the x.", "The x.")]
    [InlineData("An awaitable that yields eTag.", "eTag.")]
    [InlineData("A task that represents the asynchronous operation.", "The result of the operation.")]
    [InlineData("A task that represents the asynchronous save operation", "The result of the save operation")]
    [InlineData("The task object representing the asynchronous operation.", "The result of the operation.")]
    [InlineData("A <see cref=\"Task{TResult}\"/> representing the async operation.", "The result of the operation.")]
    [InlineData("A <see cref=\"Task{TResult}\"/> representing the result of the execution.", "The result of the execution.")]
    [InlineData("A task.", "The result of the operation.")]
    [InlineData("The task", "The result of the operation")]
    [InlineData("An awaitable task.", "The result of the operation.")]
    [InlineData("A task. The result is the x.", "The x.")]
    [InlineData("A task that represents the asynchronous operation. It contains the x.", "The x.")]
    [InlineData("A task that represents the asynchronous operation. True if y.", "True if y.")]
    [InlineData("A task that represents the asynchronous operation. The task completes late.", "A task that represents the operation. The task completes late.")]
    [InlineData("A task representing the absolute path.", null)]
    [InlineData("A task that completes when y.", null)]
    [InlineData("A task that returns once y.", null)]
    [InlineData("A taskbar.", null)]
    [InlineData("A task list.", null)]
    [InlineData("The x.", null)]
    [InlineData("", null)]
    [InlineData("<para>A task containing the x.</para><para>More.</para>", "<para>The x.</para><para>More.</para>")]
    public static void Returns_SaysWhatTheResultIs(string source, string? expected)
        => Check($"/// <returns>{source}</returns>", $"/// <returns>{expected ?? source}</returns>");

    [Fact]
    public static void ReturnsOnManyLines_AreJoined() => Check(
        """
        /// <returns>
        /// A task that represents the asynchronous operation.
        /// The task result contains a
        /// <see cref="FooAsync"/>.
        /// </returns>
        """,
        """
        /// <returns>
        /// A
        /// <see cref="Foo"/>.
        /// </returns>
        """);

    [Fact]
    public static void NoTask_KeepsReturns() => Check("/// <returns>A task whose result is x.</returns>", "/// <returns>A task whose result is x.</returns>", returnWasTask: false);

    [Theory]
    [InlineData("Asynchronously reads x.", "Reads x.")]
    [InlineData("Reads x asynchronously.", "Reads x.")]
    [InlineData("Reads x asynchronously", "Reads x")]
    [InlineData("Reads x asynchronously and returns y.", "Reads x and returns y.")]
    [InlineData("Reads <see cref=\"Foo\"/> asynchronously.", "Reads <see cref=\"Foo\"/>.")]
    [InlineData("Reads x (fast) asynchronously, then y.", "Reads x (fast), then y.")]
    [InlineData("Opens. Asynchronously reads x.", "Opens. Reads x.")]
    [InlineData("To asynchronously read x, do y.", "To read x, do y.")]
    [InlineData("Reads x in an asynchronous way.", "Reads x.")]
    [InlineData("Reads x in asynchronous manner, streaming.", "Reads x, streaming.")]
    [InlineData("Reads\n/// asynchronously from x.", "Reads\n/// from x.")]
    [InlineData("Reads x\n/// asynchronously.", "Reads x.")]
    [InlineData("Reads x asynchronously\n/// from y.", "Reads x\n/// from y.")]
    [InlineData("Asynchronously\n/// reads x.", "Reads x.")]
    [InlineData("<para>Asynchronously reads x.</para>", "<para>Reads x.</para>")]
    [InlineData("Asynchronously read &lt;x&gt; asynchronously.", "Read &lt;x&gt;.")]
    [InlineData("Reads x asynchronously using Task.", "Reads x.")]
    [InlineData("Reads x asynchronously using <see cref=\"Task\"/>.", "Reads x.")]
    [InlineData("Reads x asynchronously using y.", "Reads x using y.")]
    [InlineData("Asynchronously.", null)]
    [InlineData("Asynchronously", null)]
    [InlineData("Asynchronously, reads x.", null)]
    [InlineData("Asynchronously <c>reads</c> x.", null)]
    [InlineData("Reads x synchronously or asynchronously.", null)]
    [InlineData("Reads x (asynchronously).", null)]
    [InlineData("Does not read asynchronously.", null)]
    [InlineData("Tells whether x is read asynchronously.", null)]
    [InlineData("Fast and asynchronously.", null)]
    [InlineData("Nice, asynchronously.", null)]
    [InlineData("Runs asynchronously.", null)]
    [InlineData("<c>x asynchronously</c> <code>y asynchronously</code> <see cref=\"Foo\">x asynchronously</see>", null)]
    [InlineData("<![CDATA[ x asynchronously ]]> <!-- y asynchronously -->", null)]
    [InlineData("<see langword=\"await\"/> it.", null)]
    public static void Adverb_Goes(string source, string? expected)
        => Check($"/// <summary>{source}</summary>", $"/// <summary>{expected ?? source}</summary>");

    [Theory]
    [InlineData("The asynchronous version of x.", "The synchronous version of x.")]
    [InlineData("An asynchronous overload.", "A synchronous overload.")]
    [InlineData("Asynchronous variant of x.", "Synchronous variant of x.")]
    [InlineData("Async version of x.", "Sync version of x.")]
    [InlineData("This async method reads.", "This sync method reads.")]
    [InlineData("Cancels the asynchronous operation.", "Cancels the operation.")]
    [InlineData("Starts an asynchronous operation.", "Starts an operation.")]
    [InlineData("Starts an asynchronous read operation.", "Starts a read operation.")]
    [InlineData("Starts an\n/// asynchronous call.", "Starts a\n/// call.")]
    [InlineData("If the asynchronous operation fails.", "If the operation fails.")]
    [InlineData("Optional asynchronous action to perform.", "Optional action to perform.")]
    [InlineData("Asynchronous operation.", "Operation.")]
    [InlineData("If this is an asynchronous operation.", null)]
    [InlineData("Await any asynchronous operations.", null)]
    [InlineData("Synchronous and asynchronous operation.", null)]
    [InlineData("This is not an asynchronous operation.", null)]
    [InlineData("The asynchronous state machine.", null)]
    [InlineData("An async-only operation.", null)]
    [InlineData("Use the asynchronous <see cref=\"Foo\"/>.", null)]
    public static void Adjective_GoesOrTurns(string source, string? expected)
        => Check($"/// <remarks>{source}</remarks>", $"/// <remarks>{expected ?? source}</remarks>");

    [Fact]
    public static void References_GoThroughTheCounterpart() => Check(
        """
        /// <inheritdoc cref="FooAsync"/>
        /// <summary><see cref='FooAsync(int)'>it</see></summary>
        /// <seealso cref="Bar"/>
        /// <exception cref="FooAsync">X.</exception>
        /// <example><code><see cref="FooAsync"/></code></example>
        """,
        """
        /// <inheritdoc cref="Foo"/>
        /// <summary><see cref='Foo'>it</see></summary>
        /// <seealso cref="Bar"/>
        /// <exception cref="Foo">X.</exception>
        /// <example><code><see cref="Foo"/></code></example>
        """);

    [Fact]
    public static void Counterpart_IsWrittenWithBraces()
    {
        var (result, _) = Apply("/// <see cref=\"A\"/>\n", new DocumentationContext(new HashSet<string>(), false, false, static _ => "B<int>"));

        Assert.Equal("/// <see cref=\"B{int}\"/>\n", result);
    }

    [Fact]
    public static void CancellationExceptions_GoWithTheToken() => Check(
        """
        /// <exception cref="System.OperationCanceledException">C.</exception>
        /// <exception cref="InvalidOperationException">I.</exception>
        /// <exception cref="TaskCanceledException"/>
        """,
        """
        /// <exception cref="InvalidOperationException">I.</exception>

        """);

    [Fact]
    public static void CancellationExceptions_StayWithTheToken()
    {
        const string Source = "/// <exception cref=\"OperationCanceledException\">C.</exception>\n";

        Assert.Equal(Source, Apply(Source, new DocumentationContext(new HashSet<string>(), false, false, static _ => null)).Result);
    }

    [Theory]
    [InlineData("/// <summary>Asynchronously reads.\n/// <param name='token'>T.</param>\n", "/// <summary>Asynchronously reads.\n")]
    [InlineData("/// <summary>Asynchronously reads.</sumary>\n/// <see cref='FooAsync'/>\n", "/// <summary>Asynchronously reads.</sumary>\n/// <see cref='Foo'/>\n")]
    [InlineData("/// <param name='token'>T.\n/// <summary>Asynchronously <paramref name='token'/>.</summary>\n", "/// <param name='token'>T.\n/// <summary>Asynchronously <c>token</c>.</summary>\n")]
    [InlineData("/// <param name='token>T.</param>\n", null)]
    [InlineData("/// <returns>A task containing x.\n", null)]
    [InlineData("/// <\n", null)]
    [InlineData("/// </summary>\n", null)]
    [InlineData("/// <summary>A <b>task</summary> asynchronously read.\n", null)]
    public static void Malformed_LosesOnlyWhatIsCertain(string source, string? expected)
        => Assert.Equal(expected ?? source, Apply(source, Context()).Result);

    [Fact]
    public static void Truncated_NeverThrows()
    {
        const string Source = "/// <summary>Asynchronously reads <see cref=\"FooAsync\"/> in an asynchronous way.</summary> <param name=\"token\">T.</param>\r\n/// <returns>A <see cref=\"Task{T}\"/> that represents the asynchronous operation, containing an asynchronous version.</returns>\r\n";
        for (var length = 4; length < Source.Length; length++)
            Apply(Source.Substring(0, length), Context());
        for (var start = 4; start < Source.Length; start++)
            Apply("/// " + Source.Substring(start), Context());
    }

    private static void Check(string source, string expected, bool returnsNothing = false, bool returnWasTask = true)
    {
        var (result, diagnostics) = Apply(source, Context(returnsNothing, returnWasTask));

        Assert.Equal(expected.TrimEnd('\r', '\n'), result.TrimEnd('\r', '\n'));
        Assert.Empty(diagnostics);
    }

    private static DocumentationContext Context(bool returnsNothing = false, bool returnWasTask = true)
        => new(new HashSet<string> { "token", "progress" }, returnsNothing, returnWasTask, static cref => cref.ToString().StartsWith("FooAsync", System.StringComparison.Ordinal) ? "Foo" : null);

    private static (string Result, IReadOnlyList<Diagnostic> Diagnostics) Apply(string comment, DocumentationContext context)
    {
        const string After = "\nvoid M();\n}\n";
        const string Before = "interface I\n{\n";
        var source = Before + comment + After;
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(documentationMode: DocumentationMode.Parse), cancellationToken: TestContext.Current.CancellationToken);
        var changes = new List<TextChange>();
        foreach (var trivia in tree.GetRoot(TestContext.Current.CancellationToken).DescendantTrivia())
        {
            if (trivia.GetStructure() is DocumentationCommentTriviaSyntax documentation)
                DocumentationRewriter.Rewrite(documentation, context, changes);
        }

        var result = SourceText.From(source).WithChanges(changes).ToString();
        var diagnostics = CSharpSyntaxTree.ParseText(result, new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose), cancellationToken: TestContext.Current.CancellationToken)
            .GetDiagnostics(TestContext.Current.CancellationToken).ToList();
        Assert.StartsWith(Before, result);
        Assert.EndsWith("void M();\n}\n", result);
        return (result.Substring(Before.Length, System.Math.Max(0, result.Length - Before.Length - After.Length)), diagnostics);
    }
}
