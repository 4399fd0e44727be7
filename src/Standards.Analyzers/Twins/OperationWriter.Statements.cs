using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Standards.Twins;

/// <content>Statements, and what stands in them.</content>
internal sealed partial class OperationWriter
{
    /// <summary>The statements of a block, and of the blocks in it that declare nothing.</summary>
    private static List<IOperation> Flatten(IOperation? operation)
    {
        var list = new List<IOperation>();
        Flatten(operation, list, isOuter: true);
        return list;
    }

    private static void Flatten(IOperation? operation, List<IOperation> into, bool isOuter)
    {
        switch (operation)
        {
            case null or IEmptyOperation:
                break;
            case IBlockOperation block when isOuter || DeclaresNothing(block):
                foreach (var statement in block.Operations)
                {
                    Flatten(statement, into, isOuter: false);
                }

                break;
            case IVariableDeclarationGroupOperation group:
                into.AddRange(group.Declarations.SelectMany(static d => d.Declarators));
                break;
            default:
                into.Add(operation);
                break;
        }
    }

    private static bool DeclaresNothing(IBlockOperation block) => block.Locals.IsEmpty && !block.Operations.Any(static o => o is ILocalFunctionOperation);

    private void Statements(IOperation? operation, bool isTail) => Statements(Flatten(operation), 0, isTail);

    private void Statements(List<IOperation> list, int from, bool isTail)
    {
        var count = list.Count;

        // "return;" at the end of a function says nothing.
        while (isTail && count > from && list[count - 1] is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: null })
        {
            count--;
        }

        for (var i = from; i < count; i++)
        {
            if (list[i] is IUsingDeclarationOperation declaration)
            {
                // "using var x = …; rest" is "using (var x = …) { rest }".
                var outer = at;
                at = declaration;
                Value(OperationKind.Using);
                Symbol(null);
                Using(declaration.IsAsynchronous, declaration.DeclarationGroup);
                Statements(list.GetRange(0, count), i + 1, isTail);
                at = outer;
                break;
            }

            Node(list[i], isTail && i == count - 1);
        }

        End();
    }

    private void Using(bool isAsynchronous, IOperation resources)
    {
        Value(isAsynchronous);
        if (resources is IVariableDeclarationGroupOperation)
        {
            List(Flatten(resources));
        }
        else
        {
            Node(resources);
            End();
        }
    }

    private bool Statement(IOperation operation, bool isTail)
    {
        switch (operation)
        {
            case IBlockOperation block:
                Statements(block, isTail);
                return true;
            case IVariableDeclarationGroupOperation group:
                List(Flatten(group));
                return true;
            case IVariableDeclaratorOperation declarator:
                Variable(declarator.Symbol);
                Symbol(declarator.Symbol.Type);
                Value(declarator.Symbol.RefKind);
                Node((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value);
                List(declarator.IgnoredArguments);
                return true;
            case IExpressionStatementOperation { Operation: var expression }:
                // Nobody looks at the value: "i++" and "++i" do one thing.
                if (Simplify(expression) is IIncrementOrDecrementOperation step)
                {
                    Step(step);
                }
                else
                {
                    // "_ = F();" is "F();".
                    Node(Simplify(expression) is ISimpleAssignmentOperation { Target: IDiscardOperation } discarded ? discarded.Value : expression);
                }

                return true;
            case IUsingOperation use:
                Using(use.IsAsynchronous, use.Resources);
                Statements(use.Body, isTail);
                return true;
            case IConditionalOperation { Type: null } branch:
                Node(branch.Condition);
                Statements(branch.WhenTrue, isTail);
                Statements(branch.WhenFalse, isTail);
                return true;
            case ILockOperation @lock:
                Node(@lock.LockedValue);
                Statements(@lock.Body, isTail);
                return true;
            case ITryOperation attempt:
                Try(attempt, isTail);
                return true;
            case ICatchClauseOperation clause:
                Symbol(clause.ExceptionType);
                Node(clause.ExceptionDeclarationOrExpression);
                Node(clause.Filter);
                Statements(clause.Handler, isTail);
                return true;
            case IReturnOperation result:
                Node(result.ReturnedValue);
                return true;
            case IThrowOperation thrown:
                Node(thrown.Exception);
                return true;
            case IEmptyOperation:
                return true;
            case ILocalFunctionOperation function:
                Variable(function.Symbol);
                Function(function.Symbol, function.Body);
                return true;
            default:
                return Loop(operation) || Jump(operation);
        }
    }

    private void Try(ITryOperation attempt, bool isTail)
    {
        Statements(attempt.Body, isTail);
        foreach (var clause in attempt.Catches)
        {
            Node(clause, isTail);
        }

        End();
        Value(attempt.Finally is not null);
        Statements(attempt.Finally, isTail: false);
    }

    private bool Loop(IOperation operation)
    {
        switch (operation)
        {
            case IForEachLoopOperation loop:
                Value(loop.LoopKind);
                Value(loop.IsAsynchronous);
                Node(loop.Collection);
                Node(loop.LoopControlVariable);
                Statements(loop.Body, isTail: false);
                return true;
            case IForLoopOperation loop:
                Value(loop.LoopKind);
                List(loop.Before.SelectMany(Flatten));
                Node(loop.Condition);
                List(loop.AtLoopBottom);
                Statements(loop.Body, isTail: false);
                return true;
            case IWhileLoopOperation loop:
                Value(loop.LoopKind);
                Value(loop.ConditionIsTop);
                Value(loop.ConditionIsUntil);
                Node(loop.Condition);
                Statements(loop.Body, isTail: false);
                return true;
            default:
                return false;
        }
    }

    private bool Jump(IOperation operation)
    {
        switch (operation)
        {
            case ILabeledOperation labeled:
                Variable(labeled.Label);
                Node(labeled.Operation);
                return true;
            case IBranchOperation branch:
                Value(branch.BranchKind);

                // Where "break" and "continue" lead follows from where they stand.
                Variable(branch.BranchKind == BranchKind.GoTo ? branch.Target : null);
                return true;
            case ISwitchOperation choice:
                Node(choice.Value);
                List(choice.Cases);
                return true;
            case ISwitchCaseOperation section:
                List(section.Clauses);
                List(section.Body.SelectMany(static s => s is IBlockOperation block && !DeclaresNothing(block) ? [s] : Flatten(s)));
                return true;
            case IPatternCaseClauseOperation clause:
                Value(clause.CaseKind);
                Variable(clause.Label);
                Node(clause.Pattern);
                Node(clause.Guard);
                return true;
            case ISingleValueCaseClauseOperation clause:
                Value(clause.CaseKind);
                Variable(clause.Label);
                Node(clause.Value);
                return true;
            case IDefaultCaseClauseOperation clause:
                Value(clause.CaseKind);
                Variable(clause.Label);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A lambda, an anonymous method or a local function.</summary>
    private void Function(IMethodSymbol function, IOperation? body)
    {
        Value(function.IsAsync);
        Value(function.Arity);
        Symbol(function.ReturnType);
        Value(function.RefKind);
        foreach (var attribute in function.GetAttributes())
        {
            Value(attribute.ToString());
        }

        foreach (var type in function.TypeParameters)
        {
            Value(MemberSignature.ConstraintsOf(type));
            Types(type.ConstraintTypes);
        }

        foreach (var parameter in function.Parameters)
        {
            Variable(parameter);
            Symbol(parameter.Type);
            Value(parameter.RefKind);
            Value(parameter.IsParams);
            Value(parameter.HasExplicitDefaultValue ? new Constant(parameter.ExplicitDefaultValue) : null);
        }

        End();
        Body(body);
    }
}
