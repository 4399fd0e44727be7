using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>
/// Knows, without binding it, code that is the same in both versions: numbers, strings, enums and arrays of them, by its syntax and the
/// declared types of its names. Binding is the greatest part of what a translation costs. What is not known for sure is not plain.
/// </summary>
internal sealed class PlainCode(MemberNodes nodes, INamedTypeSymbol within, TypeMapper mapper, CounterpartResolver resolver)
{
    private readonly Dictionary<string, bool> members = new(StringComparer.Ordinal);

    /// <summary>The name that the generated member gets: a name that may come to mean another thing is not plain.</summary>
    public string SyncName { get; init; } = "";

    /// <summary>Whether the statement consists of plain expressions.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="returnsTasks">What it returns is a task, and <c>null</c> is one.</param>
    public bool Is(StatementSyntax statement, bool returnsTasks)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax expression:
                return Is(expression.Expression);
            case ReturnStatementSyntax { Expression: { } value }:
                return !returnsTasks && Is(value);
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, AwaitKeyword.RawKind: 0, Declaration: var declaration }:
                if (!declaration.Type.IsVar && !IsPlain(declaration.Type))
                {
                    return false;
                }

                foreach (var variable in declaration.Variables)
                {
                    if (variable.ArgumentList is not null || (variable.Initializer is { Value: var initial } ? !Is(initial) : declaration.Type.IsVar))
                    {
                        return false;
                    }
                }

                return true;
            case BreakStatementSyntax or ContinueStatementSyntax or EmptyStatementSyntax:
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether nothing in the expression can be a task, or have another form in sync code.</summary>
    public bool Is(ExpressionSyntax? expression) => expression switch
    {
        LiteralExpressionSyntax => true,
        IdentifierNameSyntax name => IsName(name),
        ParenthesizedExpressionSyntax parentheses => Is(parentheses.Expression),
        PrefixUnaryExpressionSyntax { RawKind: not ((int)SyntaxKind.AddressOfExpression or (int)SyntaxKind.PointerIndirectionExpression or (int)SyntaxKind.IndexExpression) } unary => Is(unary.Operand),
        PostfixUnaryExpressionSyntax unary => Is(unary.Operand),
        BinaryExpressionSyntax { RawKind: not ((int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression) } binary => Is(binary.Left) && Is(binary.Right),
        ConditionalExpressionSyntax conditional => Is(conditional.Condition) && Is(conditional.WhenTrue) && Is(conditional.WhenFalse),

        // "{ Length = length }" of an object initializer assigns to a member of the object.
        AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment => Is(assignment.Left) && Is(assignment.Right),
        CastExpressionSyntax cast => IsPlain(cast.Type) && Is(cast.Expression),
        ElementAccessExpressionSyntax element => Is(element.Expression) && AreArguments(element.ArgumentList.Arguments),
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name: IdentifierNameSyntax { Identifier.ValueText: var name } } access => access.Expression switch
        {
            ThisExpressionSyntax => within.Name.Length > 0 && !IsSyncName(name) && IsMember(name),
            PredefinedTypeSyntax => name is "MaxValue" or "MinValue" or "Empty",
            var receiver => name == "Length" && Is(receiver),
        },
        ArrayCreationExpressionSyntax array => IsPlain(array.Type.ElementType) && AreSizes(array.Type.RankSpecifiers) && (array.Initializer is null || AreElements(array.Initializer)),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax } or UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax } } } test => Is(test.Expression),
        _ => false,
    };

    /// <summary>A type by its keyword, or an array of such.</summary>
    private static bool IsPlain(TypeSyntax type) => type switch
    {
        PredefinedTypeSyntax predefined => !predefined.Keyword.IsKind(SyntaxKind.VoidKeyword) && !predefined.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        NullableTypeSyntax nullable => IsPlain(nullable.ElementType),
        ArrayTypeSyntax array => IsPlain(array.ElementType) && AreOmitted(array.RankSpecifiers),
        _ => false,
    };

    private bool IsPlain(ITypeSymbol type) => type switch
    {
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } => true,
        IArrayTypeSymbol array => IsPlain(array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsPlain(nullable.TypeArguments[0]),
        INamedTypeSymbol { TypeKind: TypeKind.Enum, IsFileLocal: false } => !mapper.Changes(type),
        _ => false,
    };

    private static bool AreOmitted(SyntaxList<ArrayRankSpecifierSyntax> ranks)
    {
        foreach (var rank in ranks)
        {
            foreach (var size in rank.Sizes)
            {
                if (size is not OmittedArraySizeExpressionSyntax)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool AreSizes(SyntaxList<ArrayRankSpecifierSyntax> ranks)
    {
        foreach (var rank in ranks)
        {
            foreach (var size in rank.Sizes)
            {
                if (size is not OmittedArraySizeExpressionSyntax && !Is(size))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool AreElements(InitializerExpressionSyntax initializer)
    {
        foreach (var element in initializer.Expressions)
        {
            if (!Is(element))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreArguments(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.NameColon is not null || !Is(argument.Expression))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSyncName(string name) => name == SyncName || SyncNames.HasWord(name);

    private bool IsName(IdentifierNameSyntax node)
    {
        var name = node.Identifier.ValueText;
        if (IsSyncName(name))
        {
            return false;
        }

        if (nodes.Declarations.TryGetValue(name, out var declaration))
        {
            // Outside of its scope the name means something else.
            return declaration.IsUnique && IsPlain(declaration) && declaration.Scope.Contains(node.Span) && IsValue(node);
        }

        // A setter's "value" is no member, nor is "field".
        return within.Name.Length > 0 && name is not ("value" or "field" or "_") && IsMember(name) && IsValue(node);
    }

    /// <summary>Whether the name cannot be that of a type, a label, or a member of another object.</summary>
    private static bool IsValue(IdentifierNameSyntax node) => node.Parent switch
    {
        ConstantPatternSyntax or CaseSwitchLabelSyntax or GotoStatementSyntax => false,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Left == node => false,
        _ => !SyntaxFacts.IsInTypeOnlyContext(node),
    };

    private bool IsPlain(Declaration declaration)
    {
        if (declaration.IsPlain is { } known)
        {
            return known;
        }

        // "var a = b, b = a;" is no C#, but may be written.
        declaration.IsPlain = false;
        var result = declaration.Node switch
        {
            ParameterSyntax { Type: { } type } => IsPlain(type),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type }, Initializer: var initializer, ArgumentList: null }
                => type.IsVar ? initializer is not null && initializer.Value is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } && Is(initializer.Value) : IsPlain(type),
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Type: var type } } => IsPlain(type),
            SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax { Type: var type } } => IsPlain(type),
            ForEachStatementSyntax { Type: var type } => IsPlain(type),
            _ => false,
        };
        declaration.IsPlain = result;
        return result;
    }

    /// <summary>Whether the simple name, which the member does not declare, is a plain field or property of its type.</summary>
    private bool IsMember(string name)
    {
        if (!members.TryGetValue(name, out var known))
        {
            members.Add(name, known = FindMember(name));
        }

        return known;
    }

    private bool FindMember(string name)
    {
        for (var level = within; level is not null; level = level.ContainingType)
        {
            if (level.TypeKind is not (TypeKind.Class or TypeKind.Struct) || IsConstructorParameter(level, name))
            {
                return false;
            }

            for (var type = level; type is not null; type = type.BaseType)
            {
                var found = type.GetMembers(name);
                if (found.Length > 0)
                {
                    return found.Length == 1 && resolver.IsAccessible(found[0]) && found[0] switch
                    {
                        IFieldSymbol field => IsPlain(field.Type),
                        IPropertySymbol { Parameters.Length: 0 } property => IsPlain(property.Type),
                        _ => false,
                    };
                }
            }
        }

        return false;
    }

    private static bool IsConstructorParameter(INamedTypeSymbol type, string name)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var parameter in (reference.GetSyntax() as TypeDeclarationSyntax)?.ParameterList?.Parameters ?? default)
            {
                if (parameter.Identifier.ValueText == name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
