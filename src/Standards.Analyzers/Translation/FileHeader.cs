using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>What a generated file takes over from its source file: defines, suppressed warnings, usings outside of namespaces.</summary>
internal static class FileHeader
{
    public static string Of(SyntaxNode root, ImmutableArray<MemberTranslation> members)
    {
        var unit = (CompilationUnitSyntax)root;
        var builder = new StringBuilder();
        if (unit.ContainsDirectives)
        {
            Directives(unit, members, builder);
        }

        if (members.Any(static m => m.NullableContext is "disable" or "enable warnings" && HasAnnotation(m.Text)))
        {
            // "string?" without annotations is the source's own CS8632; in a generated file the compiler says it again under another number.
            builder.Append("#pragma warning disable CS8669\n");
        }

        foreach (var alias in unit.Externs)
        {
            builder.Append(alias.ToString()).Append('\n');
        }

        foreach (var directive in unit.Usings)
        {
            if (!directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
            {
                builder.Append(directive.ToString()).Append('\n');
            }
        }

        return builder.ToString();
    }

    private static bool HasAnnotation(string? text)
    {
        for (var at = text?.IndexOf('?') ?? -1; at > 0; at = text!.IndexOf('?', at + 1))
        {
            if ((char.IsLetterOrDigit(text![at - 1]) || text[at - 1] is '>' or ']' or '_') && at + 1 < text.Length && text[at + 1] is not ('.' or '['))
            {
                return true;
            }
        }

        return false;
    }

    private static void Directives(CompilationUnitSyntax unit, ImmutableArray<MemberTranslation> members, StringBuilder builder)
    {
        var last = members.Max(static m => m.Span.Start);
        var disabled = new List<string>();
        foreach (var directive in DirectiveList.Of(unit))
        {
            if (!directive.IsActive || directive.SpanStart >= last)
            {
                continue;
            }

            switch (directive)
            {
                case DefineDirectiveTriviaSyntax or UndefDirectiveTriviaSyntax:
                    builder.Append(directive.ToString().Trim()).Append('\n');
                    break;
                case PragmaWarningDirectiveTriviaSyntax { DisableOrRestoreKeyword.RawKind: (int)SyntaxKind.DisableKeyword } pragma:
                    disabled.AddRange(pragma.ErrorCodes.Count == 0 ? [""] : pragma.ErrorCodes.Select(static c => c.ToString()));
                    break;
            }
        }

        foreach (var id in disabled.Distinct())
        {
            builder.Append("#pragma warning disable ").Append(id).Append('\n');
        }
    }
}
