using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Errors;

/// <summary>STD2001 and STD2002: the message of an exception starts with a capital, or ends with a period or exclamation mark.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ErrorMessageAnalyzer : RuleAnalyzer
{
    /// <summary>The property of a diagnostic whose text stands in the declaration of a constant, which its fix has to ask about.</summary>
    internal const string InConstant = nameof(InConstant);

    private static readonly ImmutableDictionary<string, string?> ConstantProperties = ImmutableDictionary<string, string?>.Empty.Add(InConstant, "");

    public ErrorMessageAnalyzer()
        : base(RuleScope.Library)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.MessageStartsUpperCase, Rules.MessageEndsWithMark];

    private protected override void Register(CompilationStartAnalysisContext context, StandardsContext standards)
    {
        if (standards.Type(MessageArguments.ExceptionType) is { } exception)
        {
            context.RegisterSyntaxNodeAction(node => Analyze(node, exception), MessageArguments.Kinds);
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol exception)
    {
        if (MessageArguments.ListOf(context.Node) is { } list)
        {
            Analyze(context, context.Node, list, exception);
        }
        else if (MessageArguments.ThrownExpression(context.Node) is { } thrown)
        {
            AnalyzeThrown(context, thrown, exception);
        }
    }

    /// <summary>The calls of <c>throw A("…")</c>, <c>throw x ? A("…") : B("…")</c>.</summary>
    private static void AnalyzeThrown(SyntaxNodeAnalysisContext context, ExpressionSyntax thrown, INamedTypeSymbol exception)
    {
        switch (thrown)
        {
            case InvocationExpressionSyntax invocation:
                Analyze(context, invocation, invocation.ArgumentList, exception);
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                AnalyzeThrown(context, parenthesized.Expression, exception);
                break;
            case ConditionalExpressionSyntax conditional:
                AnalyzeThrown(context, conditional.WhenTrue, exception);
                AnalyzeThrown(context, conditional.WhenFalse, exception);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                AnalyzeThrown(context, binary.Left, exception);
                AnalyzeThrown(context, binary.Right, exception);
                break;
            case SwitchExpressionSyntax choice:
                foreach (var arm in choice.Arms)
                {
                    AnalyzeThrown(context, arm.Expression, exception);
                }

                break;
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, SyntaxNode node, ArgumentListSyntax list, INamedTypeSymbol exception)
    {
        // What the arguments look like costs nothing; what they are bound to does.
        var constants = MessageArguments.LooksLikeException(node);
        foreach (var argument in list.Arguments)
        {
            if (MessageEdges.Find(argument.Expression, atStart: true, constants, null) || MessageEdges.Find(argument.Expression, atStart: false, constants, null))
            {
                if (MessageArguments.Find(node, list, context.SemanticModel, exception, context.CancellationToken) is { Expression: var message })
                {
                    ReportEdges(context, message, atStart: true);
                    ReportEdges(context, message, atStart: false);
                }

                return;
            }
        }
    }

    private static void ReportEdges(SyntaxNodeAnalysisContext context, ExpressionSyntax message, bool atStart)
    {
        var pieces = new List<MessagePiece>();
        MessageEdges.Find(message, atStart, constants: true, pieces);
        foreach (var piece in pieces)
        {
            if (piece.Text is not null)
            {
                Report(context, piece, piece.Node, atStart, inConstant: false);
            }
            else if (InitializerOf(context.SemanticModel.GetSymbolInfo(piece.Node, context.CancellationToken).Symbol, context) is { } initializer)
            {
                var inner = new List<MessagePiece>();
                MessageEdges.Find(initializer, atStart, constants: false, inner, piece.IsOpen);
                foreach (var part in inner)
                {
                    Report(context, part, piece.Node, atStart, inConstant: true);
                }
            }
        }
    }

    /// <summary>The value of a constant that this compilation declares.</summary>
    private static ExpressionSyntax? InitializerOf(ISymbol? symbol, SyntaxNodeAnalysisContext context)
        => symbol is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }
            && symbol.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(context.CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;

    private static void Report(SyntaxNodeAnalysisContext context, in MessagePiece piece, ExpressionSyntax place, bool atStart, bool inConstant)
    {
        TextSpan edit;
        Diagnostic diagnostic;
        var tree = piece.Node.SyntaxTree;
        var properties = inConstant ? ConstantProperties : null;
        if (atStart)
        {
            var word = piece.Text!.Substring(piece.From, MessageWord.CapitalisedWord(piece));
            if (ProperNouns.Begin(piece.Text, piece.From, piece.To, word, ErrorOptions.ProperNouns.Get(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree)))
                || IsInScope(context, place.SpanStart, word))
            {
                return;
            }

            edit = piece.Span(piece.From, piece.From + 1);
            diagnostic = Diagnostic.Create(Rules.MessageStartsUpperCase, place.GetLocation(), [Location.Create(tree, edit)], properties, char.ToLowerInvariant(word[0]) + word.Substring(1), word);
        }
        else
        {
            var start = MessageEnd.Marks(piece);
            edit = piece.Span(start, piece.To);
            diagnostic = Diagnostic.Create(Rules.MessageEndsWithMark, place.GetLocation(), [Location.Create(tree, edit)], properties, piece.Text!.Substring(start, piece.To - start).TrimEnd());
        }

        context.ReportDiagnostic(diagnostic);
    }

    /// <summary>Whether the word is the name of a type, member, parameter or local that the code here can name, or of this product.</summary>
    private static bool IsInScope(SyntaxNodeAnalysisContext context, int position, string word)
    {
        var name = MessageWord.WithoutGenitive(word);
        if (MessageWord.IsFunctionWord(name))
        {
            return false;
        }

        return IsPartOf(context.Compilation.AssemblyName ?? "", name) || !context.SemanticModel.LookupSymbols(position, name: name).IsEmpty;
    }

    /// <summary>Whether the name stands between the periods of the assembly's name: 'Npgsql' in 'Npgsql.Json'.</summary>
    private static bool IsPartOf(string assembly, string name)
    {
        var index = assembly.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return index >= 0
            && (index == 0 || assembly[index - 1] == '.')
            && (index + name.Length == assembly.Length || assembly[index + name.Length] == '.');
    }
}
