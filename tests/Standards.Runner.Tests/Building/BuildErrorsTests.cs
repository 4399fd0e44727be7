using System.Linq;
using Xunit;

namespace Standards.Building;

public static class BuildErrorsTests
{
    [Theory]
    [InlineData("/r/a b/C.cs(3,22): error CS1002: ; expected [/r/a b/L.csproj]", "/r/a b/C.cs", 3, "CS1002", "; expected")]
    [InlineData("  /r/C.cs(3,22,4,1): error STD2001: Message [x] is [y] [/r/L.csproj::TargetFramework=net10.0]", "/r/C.cs", 3, "STD2001", "Message [x] is [y]")]
    [InlineData("/r/L.csproj : error NU1101: Unable to find package Nothing. [/r/All.slnx]", "/r/L.csproj", 0, "NU1101", "Unable to find package Nothing.")]
    [InlineData("MSBUILD : error MSB1009: Project file does not exist.", null, 0, "MSB1009", "Project file does not exist.")]
    [InlineData("error : something [/r/L.csproj]", null, 0, "", "something")]
    [InlineData("/sdk/Microsoft.Common.targets(12,5): error : text without a code", "/sdk/Microsoft.Common.targets", 12, "", "text without a code")]
    [InlineData("/r/f (1).cs(7,1): error CS0103: The name: 'x'", "/r/f (1).cs", 7, "CS0103", "The name: 'x'")]
    [InlineData("CSC : error CS2012: Cannot open 'x' for writing [/r/L.csproj]", null, 0, "CS2012", "Cannot open 'x' for writing")]
    public static void Error_IsRead(string line, string? path, int number, string code, string message)
        => Assert.Equal(new BuildError(code, message, path, number), BuildErrors.Parse(line));

    [Theory]
    [InlineData("/r/C.cs(3,22): warning CS0169: The field is never used")]
    [InlineData("  L -> /r/bin/L.dll")]
    [InlineData("    0 Error(s)")]
    [InlineData("this: error happens often")]
    [InlineData("/r/All.slnx : error MSB4025:    at Serializer.OpenAsync(String moniker) [/r/All.slnx]")]
    [InlineData("/r/All.slnx : error MSB4025:    --- End of inner exception stack trace --- [/r/All.slnx]")]
    [InlineData("/r/All.slnx : error MSB4025:  ---> System.Exception: text")]
    [InlineData("")]
    public static void OtherLine_IsNone(string line) => Assert.Null(BuildErrors.Parse(line));

    [Fact]
    public static void ErrorOfTwoFrameworks_IsReadOnce()
        => Assert.Single(BuildErrors.Read("/r/C.cs(1,1): error CS1: a [/r/L.csproj::TargetFramework=net9.0]\n/r/C.cs(1,1): error CS1: a [/r/L.csproj::TargetFramework=net10.0]\n"));

    [Fact]
    public static void ErrorOfSeveralLines_IsReadOnce()
    {
        const string Output = """
            /r/L.csproj : error NU1102: Unable to find package A with version (= 2.4.0) [/r/All.sln]
            /r/L.csproj : error NU1102:   - Found 7 version(s) in feed [ Nearest version: 2.4.1 ] [/r/All.sln]
            /r/L.csproj : error NU1102: Unable to find package A with version (= 2.4.0) [/r/All.sln]
            /r/L.csproj : error NU1102:   - Found 7 version(s) in feed [ Nearest version: 2.4.1 ] [/r/All.sln]
            /r/M.csproj : error NU1102: - stands alone [/r/All.sln]
            """;
        Assert.Equal(
            [("/r/L.csproj", "Unable to find package A with version (= 2.4.0); found 7 version(s) in feed [ Nearest version: 2.4.1 ]"), ("/r/M.csproj", "- stands alone")],
            BuildErrors.Read(Output).Select(static error => (error.Path!, error.Message)));
    }
}
