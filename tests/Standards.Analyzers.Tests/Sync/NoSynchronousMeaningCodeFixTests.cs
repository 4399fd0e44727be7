using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Sync;

public static class NoSynchronousMeaningCodeFixTests
{
    [Fact]
    public static Task Statement_FixesOnOwnLines() => FixesBody(
        """
        Before();
        await [|Task.WhenAny|](a, b);
        After();
        """,
        """
        Before();
        #if !SYNC_ONLY
        await Task.WhenAny(a, b);
        #endif
        After();
        """);

    [Fact]
    public static Task SpanOverLines_FixesTheWholeStatement() => FixesBody(
        """
        await [|Task.WhenAny|](
            a,
            b);
        """,
        """
        #if !SYNC_ONLY
        await Task.WhenAny(
            a,
            b);
        #endif
        """);

    [Fact]
    public static Task CommentsAroundTheStatement_FixesAndKeepsThemWithIt() => FixesBody(
        """
        Before(); // stays

        // a heading, apart

        // about the race
        /* more
           about it */
        await [|Task.WhenAny|](a, b); // trailing
        // about After
        After();
        """,
        """
        Before(); // stays

        // a heading, apart

        #if !SYNC_ONLY
        // about the race
        /* more
           about it */
        await Task.WhenAny(a, b); // trailing
        #endif
        // about After
        After();
        """);

    [Fact]
    public static Task AfterAPragma_FixesBelowIt() => FixesBody(
        """
        #pragma warning disable CS0168
        await [|Task.WhenAny|](a, b);
        """,
        """
        #pragma warning disable CS0168
        #if !SYNC_ONLY
        await Task.WhenAny(a, b);
        #endif
        """);

    [Fact]
    public static Task SeveralStatementsOnALine_FixesOnOwnLines() => FixesBody(
        """
        Before(); await [|Task.WhenAny|](a, b); /* c */ After();
        """,
        """
        Before();
        #if !SYNC_ONLY
        await Task.WhenAny(a, b);
        #endif
        /* c */ After();
        """);

    [Fact]
    public static Task EmbeddedStatement_FixesTheStatementAround() => FixesBody(
        """
        if (a.IsCompleted)
            await [|Task.WhenAny|](a, b);
        else
            After();
        """,
        """
        #if !SYNC_ONLY
        if (a.IsCompleted)
            await Task.WhenAny(a, b);
        else
            After();
        #endif
        """);

    [Fact]
    public static Task StatementInABlock_FixesOnlyIt() => FixesBody(
        """
        try
        {
            await [|Task.WhenAny|](a, b);
        }
        finally
        {
            After();
        }
        """,
        """
        try
        {
        #if !SYNC_ONLY
            await Task.WhenAny(a, b);
        #endif
        }
        finally
        {
            After();
        }
        """);

    [Fact]
    public static Task SwitchSection_Fixes() => FixesBody(
        """
        switch (n)
        {
            case 1:
                await [|Task.WhenAny|](a, b);
                break;
        }
        """,
        """
        switch (n)
        {
            case 1:
        #if !SYNC_ONLY
                await Task.WhenAny(a, b);
        #endif
                break;
        }
        """);

    [Fact]
    public static Task LocalUsedByTheNextStatements_FixesThroughTheLastUse() => FixesBody(
        """
        var first = await [|Task.WhenAny|](a, b);
        var status = first.Status;
        System.Console.WriteLine(status);
        After();
        """,
        """
        #if !SYNC_ONLY
        var first = await Task.WhenAny(a, b);
        var status = first.Status;
        System.Console.WriteLine(status);
        #endif
        After();
        """);

    [Fact]
    public static Task LocalNotUsed_FixesTheDeclaration() => FixesBody(
        """
        var first = await [|Task.WhenAny|](a, b);
        After();
        """,
        """
        #if !SYNC_ONLY
        var first = await Task.WhenAny(a, b);
        #endif
        After();
        """);

    [Fact]
    public static Task LocalUsedAfterAnUnrelatedStatement_DoesNotFix() => DoesNotFixBody(
        """
        var first = await [|Task.WhenAny|](a, b);
        After();
        System.Console.WriteLine(first);
        """);

    [Fact]
    public static Task VariableThatIsUnassignedWithoutIt_DoesNotFix() => DoesNotFixBody(
        """
        Task first;
        first = await [|Task.WhenAny|](a, b);
        After();
        System.Console.WriteLine(first);
        """);

    [Fact]
    public static Task VariableThatIsAssignedBefore_Fixes() => FixesBody(
        """
        Task first = a;
        first = await [|Task.WhenAny|](a, b);
        System.Console.WriteLine(first);
        """,
        """
        Task first = a;
        #if !SYNC_ONLY
        first = await Task.WhenAny(a, b);
        #endif
        System.Console.WriteLine(first);
        """);

    [Fact]
    public static Task OnlyReturn_DoesNotFix() => DoesNotFix(
        """
        using System.Threading.Tasks;

        class C
        {
            async Task<Task> RaceAsync(Task a, Task b)
            {
                return await [|Task.WhenAny|](a, b);
            }
        }
        """);

    [Fact]
    public static Task ReturnBeforeAnother_Fixes() => Fixes(
        """
        using System.Threading.Tasks;

        class C
        {
            async Task<Task> RaceAsync(Task a, Task b)
            {
                if (a != b)
                {
                    return await [|Task.WhenAny|](a, b);
                }

                return a;
            }
        }
        """,
        """
        using System.Threading.Tasks;

        class C
        {
            async Task<Task> RaceAsync(Task a, Task b)
            {
                if (a != b)
                {
        #if !SYNC_ONLY
                    return await Task.WhenAny(a, b);
        #endif
                }

                return a;
            }
        }
        """);

    [Fact]
    public static Task ExpressionBody_FixesTheMember() => Fixes(
        """
        using System.Threading.Tasks;

        class C
        {
            int _x;

            /// <summary>Docs.</summary>
            [System.Obsolete]
            Task<Task> RaceAsync(Task a, Task b) => [|Task.WhenAny|](a, b); // trailing

            int _y;
        }
        """,
        """
        using System.Threading.Tasks;

        class C
        {
            int _x;

        #if !SYNC_ONLY
            /// <summary>Docs.</summary>
            [System.Obsolete]
            Task<Task> RaceAsync(Task a, Task b) => Task.WhenAny(a, b); // trailing
        #endif

            int _y;
        }
        """);

    [Fact]
    public static Task NestedOccurrences_FixesTheOuterStatementOnce() => FixesBody(
        """
        await [|Task.WhenAny|](a, Task.Run(async () =>
        {
            await [|Task.WhenAny|](a, b);
        }));
        After();
        """,
        """
        #if !SYNC_ONLY
        await Task.WhenAny(a, Task.Run(async () =>
        {
            await Task.WhenAny(a, b);
        }));
        #endif
        After();
        """);

    [Fact]
    public static Task StatementInALambda_FixesInsideTheLambda() => FixesBody(
        """
        await Task.Run(async () =>
        {
            Before();
            await [|Task.WhenAny|](a, b);
        });
        """,
        """
        await Task.Run(async () =>
        {
            Before();
        #if !SYNC_ONLY
            await Task.WhenAny(a, b);
        #endif
        });
        """);

    [Fact]
    public static Task NextToEachOther_FixAllMakesOneRegion() => CodeFixVerifier.VerifyAsync<WhenAnyAnalyzer, NoSynchronousMeaningCodeFix>(
        [("Test0.cs", Method(
            """
            await [|Task.WhenAny|](a, b);
            await [|Task.WhenAny|](b, a);
            After();
            await [|Task.WhenAny|](a, a);
            """))],
        [("Test0.cs", Method(
            """
            #if !SYNC_ONLY
            await Task.WhenAny(a, b);
            #endif
            #if !SYNC_ONLY
            await Task.WhenAny(b, a);
            #endif
            After();
            #if !SYNC_ONLY
            await Task.WhenAny(a, a);
            #endif
            """))],
        [("Test0.cs", Method(
            """
            #if !SYNC_ONLY
            await Task.WhenAny(a, b);
            await Task.WhenAny(b, a);
            #endif
            After();
            #if !SYNC_ONLY
            await Task.WhenAny(a, a);
            #endif
            """))]);

    [Fact]
    public static Task WindowsLineBreaks_FixesWithThem() => Fixes(
        Method("await [|Task.WhenAny|](a, b);").ReplaceLineEndings("\r\n"),
        Method("#if !SYNC_ONLY\nawait Task.WhenAny(a, b);\n#endif").ReplaceLineEndings("\r\n"));

    [Fact]
    public static Task InlineLambda_DoesNotFix() => DoesNotFixBody(
        """
        await Task.Run(async () => await [|Task.WhenAny|](a, b));
        """);

    [Fact]
    public static Task LambdaOnItsOwnLine_FixesTheStatementAround() => FixesBody(
        """
        await Task.Run(
            async () => await [|Task.WhenAny|](a, b));
        """,
        """
        #if !SYNC_ONLY
        await Task.Run(
            async () => await Task.WhenAny(a, b));
        #endif
        """);

    [Fact]
    public static Task FieldInitializer_FixesTheField() => Fixes(
        """
        using System.Threading.Tasks;

        class C
        {
            Task _first = [|Task.WhenAny|](Task.CompletedTask);
        }
        """,
        """
        using System.Threading.Tasks;

        class C
        {
        #if !SYNC_ONLY
            Task _first = Task.WhenAny(Task.CompletedTask);
        #endif
        }
        """);

    [Fact]
    public static Task InSyncOnlyRegion_DoesNotFix() => DoesNotFixBody(
        """
        #if SYNC_ONLY
        After();
        #else
        await [|Task.WhenAny|](a, b);
        #endif
        """);

    [Fact]
    public static Task AroundASyncOnlyRegion_DoesNotFix() => DoesNotFixBody(
        """
        await [|Task.WhenAny|](a,
        #if SYNC_ONLY
            a
        #else
            b
        #endif
            );
        """);

    [Fact]
    public static Task AcrossAnotherRegion_DoesNotFix() => DoesNotFixBody(
        """
        #if DEBUG
        After();
        #else
        await [|Task.WhenAny|](a,
        #endif
            b);
        """);

    [Fact]
    public static Task InsideAnotherRegion_Fixes() => FixesBody(
        """
        #if !DEBUG
        await [|Task.WhenAny|](a, b);
        #endif
        """,
        """
        #if !DEBUG
        #if !SYNC_ONLY
        await Task.WhenAny(a, b);
        #endif
        #endif
        """);

    private static Task Fixes(string source, string fixedSource) => CodeFixVerifier.FixesAsync<WhenAnyAnalyzer, NoSynchronousMeaningCodeFix>(source, fixedSource);

    private static Task DoesNotFix(string source) => CodeFixVerifier.DoesNotFixAsync<WhenAnyAnalyzer, NoSynchronousMeaningCodeFix>(source);

    private static Task FixesBody(string body, string fixedBody) => Fixes(Method(body), Method(fixedBody));

    private static Task DoesNotFixBody(string body) => DoesNotFix(Method(body));

    // Directives stand at the line's start in what the fix writes, so the body is not indented.
    private static string Method(string body) =>
        $$"""
        using System.Threading.Tasks;

        class C
        {
        void Before() { }
        void After() { }
        async Task RaceAsync(Task a, Task b, int n)
        {
        await Task.Yield();
        {{body}}
        }
        }
        """;
}
