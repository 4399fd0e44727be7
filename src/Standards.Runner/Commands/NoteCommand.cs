using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary><c>standards note</c>: adds to the notes of a requirement, and refuses what is not whole.</summary>
internal static class NoteCommand
{
    public static (Command Parent, ImmutableArray<CommandDefinition> Children) Create()
        => (new Command("note", "Adds to the notes of a requirement: a source, a consensus, a step of debugging."), [Source(), Consensus(), Debug()]);

    private static Option<string?> SlugOption() => new("--slug") { Description = "The requirement; default: the only active one." };

    private static CommandDefinition Source()
    {
        var slug = SlugOption();
        var kind = new Option<string>("--kind") { Description = $"One of {string.Join(", ", SourceTable.Kinds)}.", Required = true };
        var reference = new Option<string>("--reference") { Description = "A path, an address, a package with its version.", Required = true };
        var finding = new Option<string>("--finding") { Description = "What was found there.", Required = true };
        var date = new Option<string?>("--date") { Description = "When, as yyyy-MM-dd; default: today." };
        return new CommandDefinition(new Command("source", "Adds a row to research/sources.md.") { slug, kind, reference, finding, date }, (parsed, context, cancellationToken) =>
        {
            var when = DateOnly.FromDateTime(DateTime.UtcNow);
            if (parsed.GetValue(date) is { } said && !DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out when))
            {
                throw CommandException.Usage($"'{said}' is no date as yyyy-MM-dd");
            }

            return RunAsync(parsed.GetValue(slug), "source", context, requirement =>
            {
                SourceTable.Add(requirement, parsed.GetValue(kind)!, parsed.GetValue(reference)!, when, parsed.GetValue(finding)!);
                return new NoteResult(requirement.Slug, requirement.Shown(Requirement.Sources), null);
            }, cancellationToken);
        });
    }

    private static CommandDefinition Consensus()
    {
        var slug = SlugOption();
        var id = new Option<string>("--id") { Description = "The decision of prd.md, such as D-1.", Required = true };
        var question = new Option<string>("--question") { Description = "What is to be decided.", Required = true };
        var positions = new Option<string[]>("--position") { Description = "MODEL:STANCE:TEXT, with the stance for, against or neutral; at least twice." };
        var files = new Option<string[]>("--file") { Description = "A file that the question is about; may be given several times." };
        var synthesis = new Option<string>("--synthesis") { Description = "What the positions have in common, and where they differ.", Required = true };
        var decision = new Option<string>("--decision") { Description = "What was decided.", Required = true };
        return new CommandDefinition(new Command("consensus", "Adds a section to research/consensus.md.") { slug, id, question, positions, files, synthesis, decision }, (parsed, context, cancellationToken) =>
        {
            ImmutableArray<Position> said = [.. (parsed.GetValue(positions) ?? []).Select(Position.Parse)];
            var note = new ConsensusNote(parsed.GetValue(id)!, parsed.GetValue(question)!, said, [.. parsed.GetValue(files) ?? []], parsed.GetValue(synthesis)!, parsed.GetValue(decision)!);
            return RunAsync(parsed.GetValue(slug), "consensus", context, requirement =>
            {
                note.Add(requirement);
                return new NoteResult(requirement.Slug, requirement.Shown(Requirement.Consensus), null);
            }, cancellationToken);
        });
    }

    private static CommandDefinition Debug()
    {
        var issue = new Argument<string>("issue") { Description = "The name of the issue." };
        var slug = SlugOption();
        ImmutableArray<(string Step, Option<string[]> Option)> steps =
        [
            ("Problem", new Option<string[]>("--problem") { Description = "What happens, and what does not." }),
            ("Hypothesis", new Option<string[]>("--hypothesis") { Description = "What the cause may be." }),
            ("Evidence", new Option<string[]>("--evidence") { Description = "What speaks for or against it." }),
            ("Checks", new Option<string[]>("--check") { Description = "What was looked at: code paths, leaks, configuration." }),
            ("Fix", new Option<string[]>("--fix") { Description = "What was changed." }),
            ("Regression test", new Option<string[]>("--test") { Description = "The test that fails without the fix." }),
        ];
        var close = new Option<bool>("--close") { Description = "Closes the note; all steps are there." };
        var command = new Command("debug", "Adds steps to tmp/debug-ISSUE.md, in their order.") { issue, slug, close };
        foreach (var (_, option) in steps)
        {
            command.Options.Add(option);
        }

        return new CommandDefinition(command, (parsed, context, cancellationToken) =>
        {
            var added = steps.ToDictionary(static step => step.Step, step => ImmutableArray.Create(parsed.GetValue(step.Option) ?? []), StringComparer.Ordinal);
            var name = parsed.GetValue(issue)!;
            return Slug.Problem(name) is { } problem ? throw CommandException.Usage(problem) : RunAsync(parsed.GetValue(slug), $"debug {name}", context, requirement =>
            {
                var note = DebugNote.Read(requirement, name).Add(requirement, added, parsed.GetValue(close));
                return new NoteResult(requirement.Slug, requirement.Shown(note.Name), note.IsClosed ? null : note.Next ?? "close");
            }, cancellationToken);
        });
    }

    private static async Task<CommandResult> RunAsync(string? slug, string verb, CommandContext context, Func<Requirement, NoteResult> add, CancellationToken cancellationToken)
    {
        var tree = new RequirementTree(context.Root);
        using var taken = await tree.LockAsync(context, cancellationToken).ConfigureAwait(false);
        var requirement = tree.Get(slug, $"standards note {verb} ... --slug");
        return requirement.IsArchived ? throw PhaseRefusal.Of(requirement) : add(requirement);
    }

    /// <summary>What a note was added to.</summary>
    /// <param name="Next">The step that comes next; null where nothing is left.</param>
    private sealed record NoteResult(string Slug, string File, string? Next) : CommandResult(ExitCodes.Done)
    {
        public override void WriteText(TextWriter output) => output.WriteLine(Next is null ? File : $"{File}; next: {Next}");

        public override void AddTo(JsonObject document)
        {
            document["slug"] = Slug;
            document["file"] = File;
            document["next"] = Next;
        }
    }
}
