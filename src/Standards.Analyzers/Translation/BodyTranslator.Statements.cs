using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Statements.</content>
internal sealed partial class BodyTranslator
{
    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (dropped.Count > 0 && node.Expression is InvocationExpressionSyntax call)
        {
            if (IsThrowIfDropped(call))
            {
                DeleteStatement(node);
                return;
            }

            if (DroppedReport(node, call))
            {
                return;
            }
        }

        if (verbatim == 0 && WithoutParentheses(node.Expression) is AwaitExpressionSyntax await)
        {
            RemoveAwait(await);
            Settle(node, node.Expression, Awaited(await.Expression, node));
            return;
        }

        if (verbatim == 0 && TaskAssignment(node))
        {
            return;
        }

        Visit(node.Expression);
    }

    public override void VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (node.Expression is null)
        {
            return;
        }

        if (!frame.ReturnsTasks)
        {
            // "return await F();" of a Task<Task>, or what an async function of no value cannot have, is not legal source.
            ReturnValue(node.Expression);
            return;
        }

        var outcome = Awaited(node.Expression, node);
        if (outcome is Outcome.Expression && Protection(node) is { } around && MayThrow(node.Expression))
        {
            NoMeaning(node.Expression, "a task that is returned from inside " + Describe(around), "await it, so that both versions run it inside");
            return;
        }

        if (outcome == Outcome.Throw)
        {
            edits.Delete(node.ReturnKeyword.SpanStart, node.Expression.SpanStart);
            if (ProtectingTry(node))
            {
                NoMeaning(node.Expression, "a failed task that is returned from inside 'try'", "throw it, so that both versions catch it");
            }

            return;
        }

        if (!frame.ReturnsNothing || outcome is Outcome.Refused)
        {
            return;
        }

        if (outcome is Outcome.Nothing or Outcome.Value)
        {
            if (IsLast(node) && node.Parent is BlockSyntax)
            {
                DeleteStatement(node);
            }
            else
            {
                edits.Delete(node.ReturnKeyword.Span.End, node.SemicolonToken.SpanStart);
            }

            return;
        }

        if (outcome == Outcome.Statement)
        {
            return;
        }

        // "return FAsync();" is "F(); return;", and the return is not needed at the end.
        edits.Delete(node.ReturnKeyword.SpanStart, node.Expression.SpanStart);
        if (IsLast(node))
        {
            return;
        }

        if (node.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            edits.Insert(node.Span.End, NewLineAndIndentation(node) + "return;");
        }
        else
        {
            edits.Insert(node.SpanStart, "{ ");
            edits.Insert(node.Span.End, " return; }");
        }
    }

    private void ReturnValue(ExpressionSyntax expression)
    {
        CheckConversion(expression);
        if (frame.IsMapped && model.GetTypeInfo(expression, cancellationToken).ConvertedType is { TypeKind: TypeKind.Delegate } target && mapper.Changes(target))
        {
            MappedValue(expression);
        }
        else
        {
            Visit(expression);
        }
    }

    private void ArrowBody(ArrowExpressionClauseSyntax arrow)
    {
        if (!frame.ReturnsTasks)
        {
            if (frame.ReturnsNothing && WithoutParentheses(arrow.Expression) is AwaitExpressionSyntax await)
            {
                RemoveAwait(await);
                SettleArrow(arrow, Awaited(await.Expression, arrow));
                return;
            }

            ReturnValue(arrow.Expression);
            return;
        }

        SettleArrow(arrow, Awaited(arrow.Expression, arrow));
    }

    /// <summary>An arrow whose expression is no statement any more becomes a block.</summary>
    private void SettleArrow(ArrowExpressionClauseSyntax arrow, Outcome outcome)
    {
        if (!frame.ReturnsNothing || outcome is not (Outcome.Nothing or Outcome.Value))
        {
            return;
        }

        var semicolon = arrow.GetLastToken().GetNextToken();
        edits.Replace(TextSpan.FromBounds(arrow.SpanStart, semicolon.IsKind(SyntaxKind.SemicolonToken) ? semicolon.Span.End : arrow.Span.End), "{ }");
    }

    /// <summary>Makes a statement of what an awaited expression has become.</summary>
    private void Settle(StatementSyntax statement, ExpressionSyntax expression, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Nothing:
                DeleteStatement(statement);
                break;
            case Outcome.Value:
                if (IsPure(expression))
                {
                    DeleteStatement(statement);
                }
                else
                {
                    edits.Insert(statement.SpanStart, "_ = ");
                }

                break;
            case Outcome.Throw:
                foreach (var dead in Unreachable(statement))
                {
                    if (dead is not (BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax }))
                    {
                        NoMeaning(expression, "a failed task with statements after it", "throw the exception");
                        break;
                    }

                    edits.Delete(WholeLine(dead.Span));
                }

                break;
        }
    }

    /// <summary>Removes the statement, with its line where it stands alone; comments before it stay.</summary>
    private void DeleteStatement(StatementSyntax node)
    {
        if (node.Parent is not (BlockSyntax or SwitchSectionSyntax))
        {
            edits.Replace(node.Span, node.Parent is LabeledStatementSyntax ? ";" : "{ }");
            return;
        }

        if (node.Parent is SwitchSectionSyntax { Statements.Count: 1 })
        {
            edits.Replace(node.Span, "break;");
            return;
        }

        var span = WholeLine(node.Span);
        if (span.Length > node.Span.Length && node.Parent is BlockSyntax block && block.Statements[0] == node)
        {
            // What was separated from the first statement by a blank line is now first.
            var text = edits.Source;
            for (var line = text.Lines.GetLineFromPosition(span.End); line.LineNumber < text.Lines.Count && line.End < block.CloseBraceToken.SpanStart && string.IsNullOrWhiteSpace(line.ToString()); line = text.Lines[line.LineNumber + 1])
            {
                span = TextSpan.FromBounds(span.Start, line.EndIncludingLineBreak);
            }
        }

        edits.Delete(span);
    }

    /// <summary>The span with its line, where nothing else stands there.</summary>
    private TextSpan WholeLine(TextSpan span)
    {
        var text = edits.Source;
        var first = text.Lines.GetLineFromPosition(span.Start);
        var last = text.Lines.GetLineFromPosition(span.End);
        for (var i = first.Start; i < span.Start; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return span;
            }
        }

        for (var i = span.End; i < last.End; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return span;
            }
        }

        return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
    }

    private string NewLineAndIndentation(SyntaxNode node)
    {
        var text = edits.Source;
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        var end = line.Start;
        while (end < node.SpanStart && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var newLine = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return (newLine.Length == 0 ? "\n" : newLine) + text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Whether nothing of the function comes after the statement.</summary>
    private bool IsLast(StatementSyntax node)
    {
        for (SyntaxNode n = node; ; n = n.Parent!)
        {
            switch (n.Parent)
            {
                case BlockSyntax block:
                    var rest = block.Statements.SkipWhile(s => s != n).Skip(1);
                    if (rest.Any(static s => s is not LocalFunctionStatementSyntax))
                    {
                        return false;
                    }

                    if (block == frame.Node)
                    {
                        return true;
                    }

                    continue;
                case IfStatementSyntax or ElseClauseSyntax:
                    continue;
                default:
                    return false;
            }
        }
    }

    /// <summary>What makes it matter when, not only whether, a call throws: try, using, lock.</summary>
    private SyntaxNodeOrToken? Protection(StatementSyntax node)
    {
        for (SyntaxNode n = node; n.Parent is { } parent && n != frame.Node; n = parent)
        {
            switch (parent)
            {
                case TryStatementSyntax statement when statement.Block == n || statement.Finally is not null:
                    return statement.TryKeyword;
                case CatchClauseSyntax { Parent: TryStatementSyntax { Finally: not null } outer }:
                    return outer.TryKeyword;
                case UsingStatementSyntax u:
                    return u.UsingKeyword;
                case LockStatementSyntax l:
                    return l.LockKeyword;
                case BlockSyntax block:
                    foreach (var s in block.Statements)
                    {
                        if (s == n)
                        {
                            break;
                        }

                        if (s is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } declaration)
                        {
                            return declaration.UsingKeyword;
                        }
                    }

                    break;
            }
        }

        return null;
    }

    private bool ProtectingTry(StatementSyntax node)
    {
        for (SyntaxNode n = node; n.Parent is { } parent && n != frame.Node; n = parent)
        {
            if (parent is TryStatementSyntax { Catches.Count: > 0 } statement && statement.Block == n)
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(SyntaxNodeOrToken keyword) => "'" + keyword.ToString() + "'";

    /// <summary>Whether the task stands for work, and not only for a value that is there already.</summary>
    private bool MayThrow(ExpressionSyntax expression)
    {
        expression = WithoutParentheses(expression);
        return expression switch
        {
            InvocationExpressionSyntax call => SymbolOf(call) is not IMethodSymbol { Name: "FromResult" or "FromException" or "FromCanceled" } || !IsTaskFactory(call),
            ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax or DefaultExpressionSyntax or LiteralExpressionSyntax => false,
            MemberAccessExpressionSyntax => false,
            IdentifierNameSyntax => false,
            _ => true,
        };
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        var count = problems.Count;
        ForEach(node);
        if (RefusedSince(count) && model.GetDeclaredSymbol(node, cancellationToken) is { } element)
        {
            refused.Add(element);
        }

        TypeOrVisit(node.Type);
        Visit(node.Statement);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        ForEach(node);
        Visit(node.Variable);
        Visit(node.Statement);
    }

    private void ForEach(CommonForEachStatementSyntax node)
    {
        if (!node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            Visit(node.Expression);
            return;
        }

        RemoveKeyword(node.AwaitKeyword);
        Visit(node.Expression);
        var source = PeelSequence(node.Expression);
        if (TypeOf(source) is { } type && !AsyncShapes.Of(type).IsSequence() && !IsEnumerable(mapper.Map(type)))
        {
            NoMeaning(node.Expression, $"'await foreach' over '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which cannot be enumerated synchronously,", "give it a 'GetEnumerator'");
        }
    }

    private static bool IsEnumerable(ITypeSymbol type)
        => type is IArrayTypeSymbol || type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
            || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || type.GetMembers("GetEnumerator").Any(static m => m is IMethodSymbol { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public });

    public override void VisitUsingStatement(UsingStatementSyntax node)
    {
        if (node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            RemoveKeyword(node.AwaitKeyword);
            if (node.Expression is not null)
            {
                CheckDisposable(node.Expression, PeelSequence(node.Expression));
            }
            else
            {
                CheckDisposable(node.Declaration);
            }
        }

        DefaultVisit(node);
    }

    private void CheckDisposable(VariableDeclarationSyntax? declaration)
    {
        foreach (var variable in declaration?.Variables ?? default)
        {
            if (variable.Initializer?.Value is { } value)
            {
                CheckDisposable(value, PeelSequence(value));
            }
        }
    }

    private void CheckDisposable(ExpressionSyntax at, ExpressionSyntax value)
    {
        // "await using var x = await OpenAsync()": what counts is what the call gives in sync code.
        var type = TypeOf(value);
        if (type is null or IErrorTypeSymbol || IsDisposable(type))
        {
            return;
        }

        NoMeaning(at, $"'await using' of '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which is not 'IDisposable',", "implement 'IDisposable' too");
    }

    private bool IsDisposable(ITypeSymbol type)
    {
        if (state.Counterparts.FindType(type, model.Compilation) is not null)
        {
            return true;
        }

        if (type.SpecialType == SpecialType.System_IDisposable || type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_IDisposable)
            || AsyncShapes.Of(type) == AsyncShape.AsyncEnumerator)
        {
            return true;
        }

        if (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsDisposable))
        {
            return true;
        }

        for (var t = type as INamedTypeSymbol; t is not null; t = t.BaseType)
        {
            foreach (var m in t.GetMembers("DisposeAsync"))
            {
                if (m is IMethodSymbol { Parameters.Length: 0 } dispose && resolver.Generated(dispose) is { } generated)
                {
                    return generated.Name == "Dispose";
                }
            }
        }

        return type.IsRefLikeType && type.GetMembers("Dispose").Any(static m => m is IMethodSymbol { Parameters.Length: 0 });
    }

    public override void VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        foreach (var variable in node.Declaration.Variables)
        {
            // Binds the statement. Asking the local of a "var" for its type first would bind the initializer a second time.
            if (variable.Initializer is { } initializer)
            {
                _ = TypeOf(initializer.Value);
            }
        }

        if (node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            RemoveKeyword(node.AwaitKeyword);
            CheckDisposable(node.Declaration);
        }

        if (verbatim == 0 && TaskLocal(node))
        {
            return;
        }

        Visit(node.Declaration);
    }

    public override void VisitVariableDeclaration(VariableDeclarationSyntax node)
    {
        var isMemory = node.Variables.Count > 0 && model.GetDeclaredSymbol(node.Variables[0], cancellationToken) is ILocalSymbol local && AsyncShapes.Of(local.Type).IsMemory();
        if (isMemory)
        {
            MemoryLocal(node);
            return;
        }

        TypeOrVisit(node.Type);
        foreach (var variable in node.Variables)
        {
            if (variable.ArgumentList is not null)
            {
                Visit(variable.ArgumentList);
            }

            if (variable.Initializer?.Value is { } value)
            {
                var count = problems.Count;
                ValueFor(value, node.Type.IsVar ? null : model.GetTypeInfo(node.Type, cancellationToken).Type);
                if (RefusedSince(count) && model.GetDeclaredSymbol(variable, cancellationToken) is ILocalSymbol declared)
                {
                    refused.Add(declared);
                }
            }
        }
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        if (model.GetDeclaredSymbol(node, cancellationToken) is not IMethodSymbol function)
        {
            DefaultVisit(node);
            return;
        }

        var isMapped = GeneratedMembers.IsTaskReturning(function);
        if (function.IsAsync && !isMapped)
        {
            NoMeaning(node.ReturnType, "an 'async void' local function", "return a task, and await it");
            return;
        }

        Function(node.Modifiers, node.ReturnType, node.ParameterList, function, isMapped);
        if (isMapped)
        {
            var name = NameOf(function);
            if (name != function.Name)
            {
                edits.Replace(node.Identifier.Span, name);
            }
        }

        if (((SyntaxNode?)node.Body ?? node.ExpressionBody) is { } body)
        {
            Body(body, function.IsAsync, function.ReturnType, isMapped);
        }
    }

    /// <summary>The name of a local function in the translation: without the word, where nothing else in the member has that name.</summary>
    private string NameOf(IMethodSymbol function)
    {
        if (renamed.TryGetValue(function, out var known))
        {
            return known;
        }

        var name = SyncNames.Strip(function.Name);
        if (name.Length == 0 || name == function.Name || !SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
            || member.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name))
        {
            name = function.Name;
        }

        renamed[function] = name;
        return name;
    }

    /// <summary>The head of a local function or lambda: no modifier, sync result, no dropped parameters.</summary>
    private void Function(SyntaxTokenList modifiers, TypeSyntax? returnType, ParameterListSyntax? parameters, IMethodSymbol function, bool isMapped)
    {
        foreach (var modifier in modifiers)
        {
            if (modifier.IsKind(SyntaxKind.AsyncKeyword) && isMapped)
            {
                RemoveKeyword(modifier);
            }
        }

        if (returnType is not null && isMapped)
        {
            RewriteType(returnType);
        }

        if (parameters is not null)
        {
            Parameters(parameters, function, p => isMapped && IsDroppedIn(p));
        }
    }

    private bool IsDroppedIn(IParameterSymbol parameter) => CounterpartResolver.IsDropped(parameter, mapper.KeepTokens, KeepsProgress);

    public override void VisitYieldStatement(YieldStatementSyntax node)
    {
        if (node.Expression is not null)
        {
            Visit(node.Expression);
        }
    }

    private void RemoveAwait(AwaitExpressionSyntax node) => RemoveKeyword(node.AwaitKeyword);

    /// <summary>Removes a keyword with the space after it; a comment there stays.</summary>
    private void RemoveKeyword(SyntaxToken keyword)
    {
        var end = keyword.Span.End;
        foreach (var trivia in keyword.TrailingTrivia)
        {
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                break;
            }

            end = trivia.Span.End;
        }

        edits.Delete(keyword.SpanStart, end);
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }
}
