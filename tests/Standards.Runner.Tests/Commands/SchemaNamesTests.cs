using System;
using System.IO;
using System.Linq;
using Standards.Schemas;
using Standards.Terminal;
using Xunit;

namespace Standards.Commands;

/// <summary>What a command writes with <c>--json</c> has a schema.</summary>
public static class SchemaNamesTests
{
    [Fact]
    public static void EveryCommand_HasASchema()
    {
        var commands = StandardsCommand.Create(new CommonOptions(), new Streams(TextWriter.Null, TextWriter.Null)).Subcommands.Select(static command => command.Name);

        // 'standards' is the tool without a command.
        Assert.Equal(commands.Append("standards").Append(SchemaFiles.PolicyName).Order(StringComparer.Ordinal), SchemaFiles.Names.Order(StringComparer.Ordinal));
    }
}
