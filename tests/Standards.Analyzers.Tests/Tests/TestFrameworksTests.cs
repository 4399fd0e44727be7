using System.Collections.Generic;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Verifiers;
using Xunit;

namespace Standards.Tests;

/// <summary>Every type that a rule knows by name is in the assemblies of its framework.</summary>
public static class TestFrameworksTests
{
    private static readonly string[] Frameworks = ["xunit2", "xunit3", "nunit", "mstest", "tunit"];

    public static TheoryData<string> Names =>
    [
        .. TestFrameworks.Markers.Select(static marker => marker.MetadataName),
        .. TraitAttributes.Bases,
        .. TraitAttributes.Categories,
        .. TraitAttributes.Skips,
        .. StandardsContext.TestAttributes,
        "Xunit.Abstractions.ITestOutputHelper",
        "Xunit.IAsyncLifetime",
        "Xunit.IClassFixture`1",
        "Xunit.ICollectionFixture`1",
        "Xunit.CollectionDefinitionAttribute",
        "Xunit.Sdk.TraitDiscovererAttribute",
        "NUnit.Framework.TestFixtureAttribute",
        "NUnit.Framework.TestFixtureSourceAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestContext",
    ];

    [Theory, MemberData(nameof(Names))]
    public static void Name_IsInAFramework(string metadataName)
        => Assert.Contains(Frameworks, framework => Compile(framework, "").GetTypesByMetadataName(metadataName).Length == 1);

    [Theory]
    [InlineData("xunit2", "Xunit.Fact", "XunitV2")]
    [InlineData("xunit2", "Xunit.Theory", "XunitV2")]
    [InlineData("xunit3", "Xunit.Fact", "XunitV3")]
    [InlineData("xunit3", "Xunit.Theory", "XunitV3")]
    [InlineData("nunit", "NUnit.Framework.Test", "NUnit")]
    [InlineData("nunit", "NUnit.Framework.TestCase(1)", "NUnit")]
    [InlineData("nunit", "NUnit.Framework.TestCase<int>(1)", "NUnit")]
    [InlineData("nunit", "NUnit.Framework.TestCaseSource(\"X\")", "NUnit")]
    [InlineData("nunit", "NUnit.Framework.Theory", "NUnit")]
    [InlineData("nunit", "NUnit.Framework.Combinatorial", "NUnit")]
    [InlineData("nunit", "NUnit.Framework.SetUp", "None")]
    [InlineData("nunit", "NUnit.Framework.OneTimeSetUp", "None")]
    [InlineData("nunit", "NUnit.Framework.Category(\"X\")", "None")]
    [InlineData("mstest", "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod", "MSTest")]
    [InlineData("mstest", "Microsoft.VisualStudio.TestTools.UnitTesting.DataTestMethod", "MSTest")]
    [InlineData("mstest", "Microsoft.VisualStudio.TestTools.UnitTesting.STATestMethod", "MSTest")]
    [InlineData("mstest", "Microsoft.VisualStudio.TestTools.UnitTesting.TestInitialize", "None")]
    [InlineData("tunit", "TUnit.Core.Test", "TUnit")]
    [InlineData("tunit", "TUnit.Core.Before(TUnit.Core.HookType.Test)", "None")]
    [InlineData("nunit", "System.Obsolete", "None")]
    public static void Attribute_IsClassified(string reference, string attribute, string framework)
    {
        var compilation = Compile(reference, $"class A {{ [{attribute}] public void B(int x) {{ }} }}");
        var frameworks = TestFrameworks.Of(new StandardsContext(compilation, Config.None))!;
        var method = compilation.GetTypeByMetadataName("A")!.GetMembers("B").Single();

        Assert.NotEqual(TypeKind.Error, method.GetAttributes().Single().AttributeClass!.TypeKind);
        Assert.Equal(framework, frameworks.Of(method).ToString());
        Assert.Equal(framework, frameworks.TestsOf(method.ContainingType).ToString());
    }

    [Fact]
    public static void NoFramework_IsNull()
        => Assert.Null(TestFrameworks.Of(new StandardsContext(Compile("injection", ""), Config.None)));

    private static CSharpCompilation Compile(string reference, string source)
        => CSharpCompilation.Create("A", [CSharpSyntaxTree.ParseText(source)], Net100.References.All.Concat(ForeignReferences.Of(reference)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private sealed class Config : Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions
    {
        public static readonly Config None = new();

        public override IEnumerable<string> Keys => [];

        public override bool TryGetValue(string key, out string value)
        {
            value = "";
            return false;
        }
    }
}
