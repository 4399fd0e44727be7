using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Standards.Twins;

/// <content>Calls, and references to variables and members.</content>
internal sealed partial class OperationWriter
{
    private bool Access(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                Symbol(call.TargetMethod);
                Value(call.IsVirtual);
                Symbol(call.ConstrainedToType);
                Node(call.Instance);
                Arguments(call.Arguments);
                return true;
            case IFunctionPointerInvocationOperation call:
                Node(call.Target);
                Arguments(call.Arguments);
                return true;
            case ILocalReferenceOperation reference:
                Variable(reference.Local);
                Value(reference.IsDeclaration);
                return true;
            case IParameterReferenceOperation reference:
                Variable(reference.Parameter);
                return true;
            case IInstanceReferenceOperation reference:
                Value(reference.ReferenceKind);
                return true;
            case IMethodReferenceOperation reference:
                Value(reference.IsVirtual);
                Member(reference);
                return true;
            case IPropertyReferenceOperation reference:
                Member(reference);
                Arguments(reference.Arguments);
                return true;
            case IMemberReferenceOperation reference:
                Member(reference);
                return true;
            case IArrayElementReferenceOperation element:
                Node(element.ArrayReference);
                List(element.Indices);
                return true;
            case IImplicitIndexerReferenceOperation element:
                Symbol(element.LengthSymbol);
                Symbol(element.IndexerSymbol);
                Node(element.Instance);
                Node(element.Argument);
                return true;
            case IInlineArrayAccessOperation element:
                Node(element.Instance);
                Node(element.Argument);
                return true;
            case IConditionalAccessOperation access:
                Node(access.Operation);
                Node(access.WhenNotNull);
                return true;
            case IConditionalAccessInstanceOperation:
                return true;
            case IDeclarationExpressionOperation declaration:
                Node(declaration.Expression);
                return true;
            case IEventAssignmentOperation assignment:
                Value(assignment.Adds);
                Node(assignment.EventReference);
                Node(assignment.HandlerValue);
                return true;
            case IDynamicMemberReferenceOperation reference:
                Value(reference.MemberName);
                Types(reference.TypeArguments);
                Symbol(reference.ContainingType);
                Node(reference.Instance);
                return true;
            case IDynamicInvocationOperation call:
                Node(call.Operation);
                List(call.Arguments);
                Names(call.Arguments.Length, call.GetArgumentName, call.GetArgumentRefKind);
                return true;
            case IDynamicIndexerAccessOperation access:
                Node(access.Operation);
                List(access.Arguments);
                Names(access.Arguments.Length, access.GetArgumentName, access.GetArgumentRefKind);
                return true;
            default:
                return false;
        }
    }

    private void Member(IMemberReferenceOperation reference)
    {
        Symbol(reference.Member);
        Symbol(reference.ConstrainedToType);
        Node(reference.Instance);
    }

    private void Names(int count, Func<int, string?> name, Func<int, RefKind?> kind)
    {
        for (var i = 0; i < count; i++)
        {
            Value(name(i));
            Value(kind(i));
        }

        End();
    }

    /// <summary>In the order in which they are evaluated, each with its parameter.</summary>
    private void Arguments(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            Argument(argument);
        }

        End();
    }

    private void Argument(IArgumentOperation argument)
    {
        Value(argument.Parameter?.Ordinal);
        Value(argument.ArgumentKind == ArgumentKind.DefaultValue);
        if (argument.ArgumentKind == ArgumentKind.DefaultValue && FilledIn(argument.Parameter) is { } attribute)
        {
            // A line number, a path: they say where the call stands, and not what it does.
            Value(attribute == "CallerArgumentExpressionAttribute" && argument.Value.ConstantValue.Value is string text ? string.Concat(text.Where(static c => !char.IsWhiteSpace(c))) : attribute);
            return;
        }

        Conversion(argument.InConversion);
        Conversion(argument.OutConversion);
        Node(argument.Value);
    }

    private static string? FilledIn(IParameterSymbol? parameter)
        => parameter?.GetAttributes().Select(static a => a.AttributeClass?.Name)
            .FirstOrDefault(static n => n is "CallerArgumentExpressionAttribute" or "CallerLineNumberAttribute" or "CallerFilePathAttribute");
}
