using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Standards.Twins;

/// <content>Operators, conversions, creations.</content>
internal sealed partial class OperationWriter
{
    private bool Expression(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation binary:
                Operator(binary.OperatorKind, binary.IsLifted, binary.IsChecked, binary.OperatorMethod, binary.ConstrainedToType);
                Node(binary.LeftOperand);
                Node(binary.RightOperand);
                return true;
            case IUnaryOperation unary:
                Operator(unary.OperatorKind, unary.IsLifted, unary.IsChecked, unary.OperatorMethod, unary.ConstrainedToType);
                Node(unary.Operand);
                return true;
            case IIncrementOrDecrementOperation step:
                Value(step.IsPostfix);
                Step(step);
                return true;
            case ITupleBinaryOperation binary:
                Value(binary.OperatorKind);
                Node(binary.LeftOperand);
                Node(binary.RightOperand);
                return true;
            case ICompoundAssignmentOperation assignment:
                Operator(assignment.OperatorKind, assignment.IsLifted, assignment.IsChecked, assignment.OperatorMethod, assignment.ConstrainedToType);
                Conversion(assignment.InConversion);
                Conversion(assignment.OutConversion);
                Node(assignment.Target);
                Node(assignment.Value);
                return true;
            case ISimpleAssignmentOperation assignment:
                Value(assignment.IsRef);
                Node(assignment.Target);
                Node(assignment.Value);
                return true;
            case IDeconstructionAssignmentOperation assignment:
                Node(assignment.Target);
                Node(assignment.Value);
                return true;
            case ICoalesceAssignmentOperation assignment:
                Node(assignment.Target);
                Node(assignment.Value);
                return true;
            case ICoalesceOperation coalesce:
                Conversion(coalesce.ValueConversion);
                Node(coalesce.Value);
                Node(coalesce.WhenNull);
                return true;
            case IConditionalOperation conditional:
                Value(conditional.IsRef);
                Node(conditional.Condition);
                Node(conditional.WhenTrue);
                Node(conditional.WhenFalse);
                return true;
            case IConversionOperation conversion:
                Conversion(conversion.Conversion);
                Value(conversion.IsTryCast);
                Value(conversion.IsChecked);
                Symbol(conversion.ConstrainedToType);
                Node(conversion.Operand);
                return true;
            case IRangeOperation range:
                Value(range.IsLifted);
                Symbol(range.Method);
                Node(range.LeftOperand);
                Node(range.RightOperand);
                return true;
            case ISwitchExpressionOperation choice:
                Node(choice.Value);
                List(choice.Arms);
                return true;
            case ISwitchExpressionArmOperation arm:
                Node(arm.Pattern);
                Node(arm.Guard);
                Node(arm.Value);
                return true;
            case IAwaitOperation wait:
                Node(wait.Operation);
                return true;
            case IAnonymousFunctionOperation function:
                Function(function.Symbol, function.Body);
                return true;
            case IDelegateCreationOperation creation:
                Node(creation.Target);
                return true;
            case ITranslatedQueryOperation query:
                Node(query.Operation);
                return true;
            case ITypeOfOperation type:
                Symbol(type.TypeOperand);
                return true;
            case ISizeOfOperation size:
                Symbol(size.TypeOperand);
                return true;
            case IIsTypeOperation test:
                Value(test.IsNegated);
                Symbol(test.TypeOperand);
                Node(test.ValueOperand);
                return true;
            case IAddressOfOperation address:
                Node(address.Reference);
                return true;
            case IDefaultValueOperation or ILiteralOperation or IDiscardOperation:
                return true;
            case IUtf8StringOperation text:
                Value(text.Value);
                return true;
            default:
                return Creation(operation) || Text(operation);
        }
    }

    private void Operator(object kind, bool isLifted, bool isChecked, IMethodSymbol? method, ITypeSymbol? constrainedTo)
    {
        Value(kind);
        Value(isLifted);
        Value(isChecked);
        Symbol(method);
        Symbol(constrainedTo);
    }

    private void Step(IIncrementOrDecrementOperation step)
    {
        Operator(step.Kind, step.IsLifted, step.IsChecked, step.OperatorMethod, step.ConstrainedToType);
        Node(step.Target);
    }

    private void Conversion(CommonConversion conversion)
    {
        Value(conversion.Exists);
        Value(conversion.IsIdentity);
        Value(conversion.IsNumeric);
        Value(conversion.IsReference);
        Value(conversion.IsNullable);
        Value(conversion.IsUserDefined);
        Symbol(conversion.MethodSymbol);
    }

    private bool Creation(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation:
                Symbol(creation.Constructor);
                Arguments(creation.Arguments);
                Node(creation.Initializer);
                return true;
            case ITypeParameterObjectCreationOperation creation:
                Node(creation.Initializer);
                return true;
            case IAnonymousObjectCreationOperation creation:
                List(creation.Initializers);
                return true;
            case IArrayCreationOperation creation:
                List(creation.DimensionSizes);
                Node(creation.Initializer);
                return true;
            case IArrayInitializerOperation initializer:
                List(initializer.ElementValues);
                return true;
            case IObjectOrCollectionInitializerOperation initializer:
                List(initializer.Initializers);
                return true;
            case IMemberInitializerOperation initializer:
                Node(initializer.InitializedMember);
                Node(initializer.Initializer);
                return true;
            case IWithOperation copy:
                Symbol(copy.CloneMethod);
                Node(copy.Operand);
                Node(copy.Initializer);
                return true;
            case ITupleOperation tuple:
                List(tuple.Elements);
                return true;
            case ICollectionExpressionOperation collection:
                Symbol(collection.ConstructMethod);
                List(collection.Elements);
                return true;
            case ISpreadOperation spread:
                Symbol(spread.ElementType);
                Conversion(spread.ElementConversion);
                Node(spread.Operand);
                return true;
            case IDynamicObjectCreationOperation creation:
                List(creation.Arguments);
                Names(creation.Arguments.Length, creation.GetArgumentName, creation.GetArgumentRefKind);
                Node(creation.Initializer);
                return true;
            default:
                return false;
        }
    }

    private bool Text(IOperation operation)
    {
        switch (operation)
        {
            case IInterpolatedStringOperation text:
                List(text.Parts);
                return true;
            case IInterpolatedStringTextOperation part:
                Node(part.Text);
                return true;
            case IInterpolationOperation part:
                Node(part.Expression);
                Node(part.Alignment);
                Node(part.FormatString);
                return true;
            case IInterpolatedStringHandlerCreationOperation handler:
                Value(handler.HandlerCreationHasSuccessParameter);
                Value(handler.HandlerAppendCallsReturnBool);
                Node(handler.HandlerCreation);
                Node(handler.Content);
                return true;
            case IInterpolatedStringAppendOperation append:
                Node(append.AppendCall);
                return true;
            case IInterpolatedStringAdditionOperation addition:
                Node(addition.Left);
                Node(addition.Right);
                return true;
            case IInterpolatedStringHandlerArgumentPlaceholderOperation placeholder:
                Value(placeholder.ArgumentIndex);
                Value(placeholder.PlaceholderKind);
                return true;
            default:
                return false;
        }
    }
}
