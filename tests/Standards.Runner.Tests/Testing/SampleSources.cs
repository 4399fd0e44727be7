namespace Standards.Testing;

/// <summary>The sources of <see cref="SampleRepository"/>.</summary>
internal static class SampleSources
{
    /// <summary>Of the lines that can run, the tests of the class <c>Sample.PassingTests</c> run some.</summary>
    public const string Calculator = """
        namespace Sample;

        public static class Calculator
        {
            public static int Add(int left, int right)
            {
                if (left < 0)
                {
                    throw new System.ArgumentOutOfRangeException(nameof(left));
                }

                return left + right;
            }

            public static int Never() => 0;
        }
        """;

    public const string XunitTests = """
        using System;
        using System.Threading;
        using Xunit;

        namespace Sample
        {
            public static class PassingTests
            {
                [Fact, Trait("Backend", "sqlite"), Trait("Case", "empty")]
                public static void Add_Adds() => Assert.Equal(3, Calculator.Add(1, 2));

                [Theory, InlineData(1), InlineData(2), Trait("Category", "duckdb")]
                public static void Add_Zero(int number) => Assert.Equal(number, Calculator.Add(number, 0));

                [Fact(Skip = "no server"), Trait("Backend", "postgresql")]
                public static void Server_Answers() { }
            }

            public static class FailingTests
            {
                [Fact, Trait("Backend", "oracle")]
                public static void Add_Fails() => Assert.Equal(4, Calculator.Add(1, 2));
            }

            public static class CrashingTests
            {
                [Fact]
                public static void Process_Ends() => Environment.FailFast("the sample crashes");
            }

            public static class HangingTests
            {
                [Fact]
                public static void Sleep_NeverEnds() => Thread.Sleep(Timeout.Infinite);
            }

            public sealed class BrokenFixture : IDisposable
            {
                public void Dispose() => throw new InvalidOperationException("the sample cannot clean up");
            }

            public sealed class CleanupTests : IClassFixture<BrokenFixture>
            {
                [Fact]
                public void Passes() { }
            }
        }

        namespace Sample.Nested
        {
            public static class Outer
            {
                public static class InnerTests
                {
                    [Fact]
                    public static void Passes() { }
                }
            }
        }
        """;

    public const string NUnitTests = """
        using NUnit.Framework;

        namespace Sample
        {
            public static class PassingTests
            {
                [Test, Property("Backend", "sqlite"), Property("Case", "empty")]
                public static void Add_Adds() => Assert.That(Calculator.Add(1, 2), Is.EqualTo(3));

                [TestCase(1), TestCase(2), Category("duckdb")]
                public static void Add_Zero(int number) => Assert.That(Calculator.Add(number, 0), Is.EqualTo(number));

                [Test, Ignore("no server"), Property("Backend", "postgresql")]
                public static void Server_Answers() { }
            }

            [Category("mariadb")]
            public static class SuiteTests
            {
                [Test]
                public static void Inherits() { }
            }

            public static class FailingTests
            {
                [Test]
                public static void Add_Fails() => Assert.That(Calculator.Add(1, 2), Is.EqualTo(4));
            }
        }
        """;
}
