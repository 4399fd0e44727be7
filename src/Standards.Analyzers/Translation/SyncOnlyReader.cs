using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>An <c>#if SYNC_ONLY</c> group.</summary>
/// <param name="Span">All its lines, from <c>#if</c> to <c>#endif</c>.</param>
/// <param name="Kept">The lines that the sync version has; may be empty.</param>
/// <param name="Directive">The <c>#if</c>.</param>
/// <param name="Valid">Whether it is one of the forms that are understood.</param>
internal readonly record struct SyncOnlyRegion(TextSpan Span, TextSpan Kept, TextSpan Directive, bool Valid);

/// <summary>Pairs the directives of a file, in order, and collects the groups that name <c>SYNC_ONLY</c>.</summary>
internal sealed class SyncOnlyReader
{
    public const string Symbol = "SYNC_ONLY";

    private readonly SourceText text;
    private readonly Stack<Group> open = new();
    private bool defined;

    public SyncOnlyReader(SourceText text, bool defined)
    {
        this.text = text;
        this.defined = defined;
    }

    private enum Condition
    {
        /// <summary>Does not name the symbol.</summary>
        Foreign,
        Sync,
        NotSync,
        Mixed,
    }

    public List<SyncOnlyRegion> Regions { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>Whether any directive below names the symbol.</summary>
    public static bool Mentions(SyntaxNode root)
    {
        foreach (var directive in DirectiveList.Of(root))
        {
            if (directive is ConditionalDirectiveTriviaSyntax conditional && Classify(conditional.Condition) != Condition.Foreign)
                return true;
        }

        return false;
    }

    public static Problem Problem(TextSpan directive, string reason)
        => new(Rules.MalformedDirective.Id, directive, ImmutableArray.Create(reason), Refuses: true);

    public void Read(DirectiveTriviaSyntax directive)
    {
        switch (directive)
        {
            case DefineDirectiveTriviaSyntax define:
                defined |= define.IsActive && define.Name.ValueText == Symbol;
                break;
            case IfDirectiveTriviaSyntax @if:
                Open(@if);
                break;
            case ElifDirectiveTriviaSyntax elif when open.Count > 0:
                ReadElif(elif, open.Peek());
                break;
            case ElseDirectiveTriviaSyntax @else when open.Count > 0:
                open.Peek().Else = LinesOf(@else);
                break;
            case EndIfDirectiveTriviaSyntax endIf when open.Count > 0:
                Close(open.Pop(), LinesOf(endIf));
                break;
        }
    }

    /// <summary>Reports the groups that nothing closes.</summary>
    public void Complete()
    {
        while (open.Count > 0)
        {
            var group = open.Pop();
            if (group.Condition == Condition.Foreign)
                continue;
            Refuse(group, group.Directive, "it has no '#endif'");
            Close(group, new TextSpan(text.Length, 0));
        }
    }

    private static Condition Classify(ExpressionSyntax condition) => condition switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == Symbol ? Condition.Sync : Condition.Foreign,
        ParenthesizedExpressionSyntax parenthesized => Classify(parenthesized.Expression),
        PrefixUnaryExpressionSyntax not => Classify(not.Operand) switch
        {
            Condition.Sync => Condition.NotSync,
            Condition.NotSync => Condition.Sync,
            var other => other,
        },
        BinaryExpressionSyntax binary => Classify(binary.Left) != Condition.Foreign || Classify(binary.Right) != Condition.Foreign ? Condition.Mixed : Condition.Foreign,
        _ => Condition.Foreign,
    };

    private static TextSpan SpanOf(ConditionalDirectiveTriviaSyntax directive)
        => TextSpan.FromBounds(directive.HashToken.SpanStart, directive.Condition.Span.End);

    private void Open(IfDirectiveTriviaSyntax directive)
    {
        var condition = Classify(directive.Condition);
        var nested = IsInGroup();

        // Below an inactive '#if' of another symbol all is disabled text.
        if (!nested && !directive.IsActive)
            condition = Condition.Foreign;

        var group = new Group(condition, LinesOf(directive), SpanOf(directive), nested, directive.IsActive);
        open.Push(group);
        if (condition == Condition.Foreign)
            return;
        if (nested)
            Refuse(group, group.Directive, "it is nested in another one");
        else if (condition == Condition.Mixed)
            Refuse(group, group.Directive, "it is mixed with other symbols");
        else if (defined)
            Refuse(group, group.Directive, "the symbol is defined, and the async source is compiled without it");
    }

    private void ReadElif(ElifDirectiveTriviaSyntax directive, Group group)
    {
        if (group.Condition == Condition.Foreign)
        {
            var nested = IsInGroup();
            if (Classify(directive.Condition) == Condition.Foreign || (!nested && !group.IsActive))
                return;
            group.Condition = Condition.Mixed;
        }

        Refuse(group, SpanOf(directive), "it is in one group with '#elif'");
    }

    private void Refuse(Group group, TextSpan span, string reason)
    {
        group.Refused = true;
        Problems.Add(Problem(span, reason));
    }

    private void Close(Group group, TextSpan endIf)
    {
        if (group.Condition == Condition.Foreign || group.Nested)
            return;

        var span = TextSpan.FromBounds(group.If.Start, endIf.End);
        var branch = group.Else ?? endIf;
        var kept = group.Condition == Condition.Sync
            ? TextSpan.FromBounds(group.If.End, branch.Start)
            : TextSpan.FromBounds(branch.End, group.Else is null ? branch.End : endIf.Start);

        // Where '#elif SYNC_ONLY' came late, groups inside of the first branch were taken.
        Regions.RemoveAll(region => span.Contains(region.Span));
        Regions.Add(new SyncOnlyRegion(span, kept, group.Directive, !group.Refused));
    }

    private bool IsInGroup()
    {
        foreach (var group in open)
        {
            if (group.Condition != Condition.Foreign)
                return true;
        }

        return false;
    }

    /// <summary>The line of a directive, with its line break.</summary>
    private TextSpan LinesOf(DirectiveTriviaSyntax directive) => text.Lines.GetLineFromPosition(directive.HashToken.SpanStart).SpanIncludingLineBreak;

    private sealed class Group(Condition condition, TextSpan @if, TextSpan directive, bool nested, bool isActive)
    {
        public Condition Condition { get; set; } = condition;

        public TextSpan If { get; } = @if;

        public TextSpan? Else { get; set; }

        public TextSpan Directive { get; } = directive;

        /// <summary>Whether it stands in another group that names the symbol.</summary>
        public bool Nested { get; } = nested;

        public bool IsActive { get; } = isActive;

        public bool Refused { get; set; }
    }
}
