using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Standards.Twins;

/// <content>Patterns.</content>
internal sealed partial class OperationWriter
{
    private bool Pattern(IOperation operation)
    {
        if (operation is IPatternOperation any)
        {
            Symbol(any.InputType);
            Symbol(any.NarrowedType);
        }

        switch (operation)
        {
            case IIsPatternOperation test:
                Node(test.Value);
                Node(test.Pattern);
                return true;
            case IConstantPatternOperation pattern:
                Node(pattern.Value);
                return true;
            case IDiscardPatternOperation:
                return true;
            case IDeclarationPatternOperation pattern:
                Symbol(pattern.MatchedType);
                Value(pattern.MatchesNull);
                Variable(pattern.DeclaredSymbol);
                return true;
            case ITypePatternOperation pattern:
                Symbol(pattern.MatchedType);
                return true;
            case IRelationalPatternOperation pattern:
                Value(pattern.OperatorKind);
                Node(pattern.Value);
                return true;
            case INegatedPatternOperation pattern:
                Node(pattern.Pattern);
                return true;
            case IBinaryPatternOperation pattern:
                Value(pattern.OperatorKind);
                Node(pattern.LeftPattern);
                Node(pattern.RightPattern);
                return true;
            case IRecursivePatternOperation pattern:
                Symbol(pattern.MatchedType);
                Symbol(pattern.DeconstructSymbol);
                List(pattern.DeconstructionSubpatterns);
                List(pattern.PropertySubpatterns);
                Variable(pattern.DeclaredSymbol);
                return true;
            case IPropertySubpatternOperation pattern:
                Node(pattern.Member);
                Node(pattern.Pattern);
                return true;
            case IListPatternOperation pattern:
                Symbol(pattern.LengthSymbol);
                Symbol(pattern.IndexerSymbol);
                List(pattern.Patterns);
                Variable(pattern.DeclaredSymbol);
                return true;
            case ISlicePatternOperation pattern:
                Symbol(pattern.SliceSymbol);
                Node(pattern.Pattern);
                return true;
            default:
                return false;
        }
    }
}
