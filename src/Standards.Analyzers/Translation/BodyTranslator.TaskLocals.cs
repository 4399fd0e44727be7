using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Tasks that are started now and awaited later.</content>
internal sealed partial class BodyTranslator
{
    /// <summary><c>var t = FAsync(); …; await t;</c>: the call where it started, its value where it was awaited.</summary>
    private bool TaskLocal(LocalDeclarationStatementSyntax node)
    {
        var variable = node.Declaration.Variables[0];
        if (model.GetDeclaredSymbol(variable, cancellationToken) is not ILocalSymbol local)
        {
            return false;
        }

        var shape = AsyncShapes.Of(local.Type);
        var select = variable.Initializer?.Value is { } value && HoldsTasks(local.Type) ? SelectOf(value) : null;
        if (!shape.IsTask() && select is null)
        {
            return false;
        }

        if (node.Declaration.Variables.Count > 1 || variable.Initializer is null)
        {
            foreach (var each in node.Declaration.Variables)
            {
                if (model.GetDeclaredSymbol(each, cancellationToken) is ILocalSymbol other)
                {
                    refused.Add(other);
                }
            }

            NoMeaning(local, variable, $"the task '{local.Name}'", "await it where it is started");
            return true;
        }

        var started = variable.Initializer.Value;
        if (!IsAwaitedNext(node, local, out var isImmediate, out var obstacle))
        {
            NoMeaning(local, variable.Identifier, $"the task '{local.Name}', {obstacle},", "await it where it is started");
            return true;
        }

        values.Add(local);
        if (!isImmediate || select is not null)
        {
            Say("STD1010", started, $"'{Short(started)}'");
        }

        var isVoid = select is null ? shape.IsVoid() : AsyncShapes.Of(((INamedTypeSymbol)((IMethodSymbol)SymbolOf(select)!).ReturnType).TypeArguments[0]).IsVoid();
        if (isVoid)
        {
            edits.Delete(node.SpanStart, started.SpanStart);
            Settle(node, started, select is null ? Awaited(started, node) : AllOf(started, select));
            return true;
        }

        if (select is not null)
        {
            if (!node.Declaration.Type.IsVar)
            {
                NoMeaning(node.Declaration.Type, "a collection of tasks", "declare it with 'var'");
                return true;
            }

            AllOf(started, select);
            return true;
        }

        if (!node.Declaration.Type.IsVar)
        {
            RewriteType(node.Declaration.Type);
        }

        if (Awaited(started, null) is Outcome.Throw or Outcome.Nothing or Outcome.Statement)
        {
            NoMeaning(started, "a task that has no value");
        }

        return true;
    }

    /// <summary>
    /// A task that is a parameter has become its value, which the caller has before the body begins: the same only where the
    /// body begins with the await.
    /// </summary>
    private void TaskParameters(SyntaxNode body)
    {
        var list = body.Parent switch
        {
            BaseMethodDeclarationSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax function => function.ParameterList,
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
            _ => null,
        };
        var own = Method is not null && body.Parent == member ? Method.Parameters : default;
        var next = 0;
        foreach (var syntax in list?.Parameters ?? default)
        {
            if ((own.IsDefault ? model.GetDeclaredSymbol(syntax, cancellationToken) : next < own.Length ? own[next++] : null) is not { } parameter || AsyncShapes.Of(parameter.Type) != AsyncShape.TaskOfT || !IsMappedStorage(parameter))
            {
                continue;
            }

            var use = body.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(n => n.Identifier.ValueText == parameter.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(n), parameter));
            if (use is null || !IsFirstOfAll(use, body))
            {
                NoMeaning(syntax, $"the task '{parameter.Name}', which is not awaited first of all,", "await it before the call");
            }
        }
    }

    private bool IsFirstOfAll(IdentifierNameSyntax use, SyntaxNode body)
    {
        if (!IsAwaited(use))
        {
            return false;
        }

        SyntaxNode within = body;
        if (body is BlockSyntax block)
        {
            var first = block.Statements.FirstOrDefault(s => s.Span.Contains(use.Span));
            if (first is null || block.Statements.TakeWhile(s => s != first).Any(s => !IsPureStatement(s)) || !IsUnconditional(use, first))
            {
                return false;
            }

            within = first;
        }
        else if (!IsUnconditional(use, body))
        {
            return false;
        }

        return !within.DescendantNodes(n => n.SpanStart < use.SpanStart).Any(n => n.Span.End <= use.SpanStart && n is ExpressionSyntax e && !IsPureNode(e));
    }

    /// <summary>A task that is assigned, not declared, is more than one start: refused where it is written.</summary>
    private bool TaskAssignment(ExpressionStatementSyntax node)
    {
        if (node.Expression is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment || Plain.Is(assignment.Left) || !ShapeOf(assignment.Left).IsTask())
        {
            return false;
        }

        if (IsRefused(assignment.Left))
        {
            return true;
        }

        if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" } && SymbolOf(assignment.Left) is null or IDiscardSymbol)
        {
            NoMeaning(node, $"'{Short(assignment.Right)}', a task that nobody awaits,");
            return true;
        }

        NoMeaning(node, $"the task in '{Short(assignment.Left)}'", "await it where it is started");
        return true;
    }

    /// <summary>
    /// Whether the first use of the local is an await that always comes next: in the same statement list, with nothing
    /// between that anybody could see.
    /// </summary>
    private bool IsAwaitedNext(LocalDeclarationStatementSyntax declaration, ILocalSymbol local, out bool isImmediate, out string obstacle)
    {
        isImmediate = false;
        obstacle = "which is not awaited in the same block";
        var statements = declaration.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            _ => default,
        };
        var use = declaration.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>()
            .FirstOrDefault(n => n.SpanStart > declaration.Span.End && n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(n), local));
        if (use is null)
        {
            obstacle = "which nobody awaits";
            return false;
        }

        var at = statements.IndexOf(declaration);
        var next = statements.FirstOrDefault(s => s.Span.Contains(use.Span));
        if (next is null)
        {
            return false;
        }

        var to = statements.IndexOf(next);
        for (var i = at + 1; i < to; i++)
        {
            if (!IsPureStatement(statements[i]))
            {
                obstacle = "which is awaited after other work";
                return false;
            }
        }

        isImmediate = to == at + 1;
        if (!IsAwaited(use) || !IsUnconditional(use, next))
        {
            obstacle = "which is not awaited first of all where it is used";
            return false;
        }

        obstacle = "whose await comes after other work in its statement";
        return !next.DescendantNodes(n => n.SpanStart < use.SpanStart).Any(n => n.Span.End <= use.SpanStart && n is ExpressionSyntax e && !IsPureNode(e));
    }

    private bool IsPureStatement(StatementSyntax statement) => statement switch
    {
        EmptyStatementSyntax => true,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local => local.Declaration.Variables.All(v => v.Initializer is null || IsPure(v.Initializer.Value)),
        LocalFunctionStatementSyntax => true,
        _ => false,
    };

    private bool IsPureNode(ExpressionSyntax node)
        => node is not (InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax)
            && node.RawKind is not ((int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression);

    /// <summary>Whether the name is what is awaited, or waited for.</summary>
    private bool IsAwaited(IdentifierNameSyntax use)
    {
        for (SyntaxNode node = use; ; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case AwaitExpressionSyntax:
                    return true;
                case ReturnStatementSyntax:
                    return frame.ReturnsTasks;
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve" or "WaitAsync" or "GetAwaiter" or "GetResult" or "Wait", Parent: InvocationExpressionSyntax } access when access.Expression == node:
                    if (access.Name.Identifier.ValueText is "GetResult" or "Wait")
                    {
                        return true;
                    }

                    node = access;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access when access.Expression == node:
                    return true;
                case InvocationExpressionSyntax call when call.Expression == node:
                    continue;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" } } all } }:
                    node = all;
                    continue;
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether the statement, once it runs, always evaluates the use first of all that matters.</summary>
    private static bool IsUnconditional(SyntaxNode use, SyntaxNode statement)
    {
        for (var node = use; node != statement; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } binary when binary.Left != node:
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression }:
                case ConditionalAccessExpressionSyntax access when access.Expression != node:
                case SwitchExpressionArmSyntax:
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                case IfStatementSyntax @if when @if.Condition != node:
                case UsingStatementSyntax @using when @using.Statement == node:
                case CommonForEachStatementSyntax each when each.Expression != node:
                case SwitchSectionSyntax or ElseClauseSyntax or TryStatementSyntax or CatchClauseSyntax or FinallyClauseSyntax:
                case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax:
                case LockStatementSyntax or FixedStatementSyntax:
                case BlockSyntax:
                    return false;
            }
        }

        return true;
    }
}
