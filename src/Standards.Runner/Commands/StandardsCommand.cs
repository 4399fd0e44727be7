using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Standards.Terminal;

namespace Standards.Commands;

/// <summary>The tool: parses, calls, prints, and turns whatever happens into an exit code.</summary>
internal static class StandardsCommand
{
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The tool's version, without the commit that it was built from.</summary>
    public static string Version { get; } = typeof(StandardsCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Streams streams, CancellationToken cancellationToken)
    {
        var common = new CommonOptions();
        var parsed = Create(common, streams).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            // Not the library's own answer: that is the help text on standard output, and exit code 1.
            var json = arguments.TakeWhile(static argument => argument != "--").Contains("--json");
            return Failed(NameOf(parsed.CommandResult), ExitCodes.Usage, string.Join("; ", parsed.Errors.Select(static error => error.Message)), json, streams);
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = streams.Output, Error = streams.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All commands.</summary>
    public static RootCommand Create(CommonOptions common, Streams streams)
    {
        var root = new RootCommand("Says whether a repository holds what its policy asks for, and keeps its generated files in step.");
        common.AddTo(root);
        Add(root, InitCommand.Create(), common, streams);
        Add(root, PlanCommand.Create(), common, streams);
        Add(root, ImplementCommand.Create(), common, streams);
        Add(root, TestCommand.Create(), common, streams);
        Add(root, ReviewCommand.Create(), common, streams);
        Add(root, GateCommand.Create(), common, streams);
        Add(root, StatusCommand.Create(), common, streams);
        Add(root, ArchiveCommand.Create(), common, streams);
        Add(root, SyncCommand.Create(), common, streams);
        Add(root, FixCommand.Create(), common, streams);
        Add(root, SchemaCommand.Create(), common, streams);
        Add(root, DoctorCommand.Create(), common, streams);
        var (note, notes) = NoteCommand.Create();
        root.Subcommands.Add(note);
        foreach (var definition in notes)
        {
            Add(note, definition, common, streams);
        }

        return root;
    }

    private static void Add(Command parent, CommandDefinition definition, CommonOptions common, Streams streams)
    {
        definition.Command.SetAction((parsed, cancellationToken) => RunAsync(definition, parsed, common, streams, cancellationToken));
        parent.Subcommands.Add(definition.Command);
    }

    private static async Task<int> RunAsync(CommandDefinition definition, ParseResult parsed, CommonOptions common, Streams streams, CancellationToken cancellationToken)
    {
        var name = NameOf(parsed.CommandResult);
        var json = parsed.GetValue(common.Json) || definition.IsJson(parsed);
        try
        {
            var context = common.Context(parsed, streams);
            var result = await definition.Run(parsed, context, cancellationToken).ConfigureAwait(false);
            if (json)
            {
                var document = Document(name, result.ExitCode, null);
                result.AddTo(document);
                streams.Output.WriteLine(document.ToJsonString(Indented));
            }
            else
            {
                result.WriteTo(Consoles.Create(streams.Output, context.Plain));
            }

            return result.ExitCode;
        }
        catch (CommandException exception)
        {
            return Failed(name, exception.ExitCode, exception.Message, json, streams);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // What a cancelled process beside this one makes of it is not always an OperationCanceledException.
            return Failed(name, ExitCodes.Cancelled, "cancelled", json, streams);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk, a folder that cannot be written: the user's to mend, and no fault of the tool.
            return Failed(name, ExitCodes.Blocked, exception.Message, json, streams);
        }
#pragma warning disable CA1031 // the last place where anything can still be said about it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failed(name, ExitCodes.InternalError, "internal error: " + (json ? exception.Message : exception.ToString()), json, streams);
        }
    }

    private static int Failed(string command, int exitCode, string message, bool json, Streams streams)
    {
        if (json)
        {
            streams.Output.WriteLine(Document(command, exitCode, message).ToJsonString(Indented));
        }
        else
        {
            streams.Error.WriteLine(message);
        }

        return exitCode;
    }

    /// <summary>The command below the root, which documents and schemas are named by.</summary>
    private static string NameOf(System.CommandLine.Parsing.CommandResult result)
        => result.Parent is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } parent ? NameOf(parent) : result.Command is RootCommand ? "standards" : result.Command.Name;

    private static JsonObject Document(string command, int exitCode, string? error) => new()
    {
        ["command"] = command,
        ["version"] = Version,
        ["exitCode"] = exitCode,
        ["error"] = error,
    };
}
