using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.DataAccess;

/// <summary>
/// An SQL text that is put together from pieces, read from left to right. What it finds are values that could be parameters:
/// in quotes, or numbers, after a comparison, in <c>IN (…)</c> or <c>VALUES (…)</c>. Names of tables and other pieces of SQL are none.
/// </summary>
internal sealed class SqlText
{
    private readonly SemanticModel model;
    private readonly bool isRaw;
    private readonly StringBuilder text = new();
    private bool isQuoted;
    private bool isStatement = true;

    private SqlText(SemanticModel model, bool isRaw)
    {
        this.model = model;
        this.isRaw = isRaw;
    }

    /// <summary>The first value in the text; null where there is none.</summary>
    public ExpressionSyntax? Value { get; private set; }

    /// <summary>Whether each piece that is not constant is a value that stands in the text without quotes, and there is no constant piece.</summary>
    public bool AllAreBareValues { get; private set; } = true;

    /// <param name="expression">The text, or a local variable that is declared with it.</param>
    /// <param name="isRaw">Whether a raw form of a member is called that also has an interpolated one: there a bare text after a comparison is a value too.</param>
    public static SqlText? Read(ExpressionSyntax expression, SemanticModel model, bool isRaw)
    {
        var source = Unwrap(expression);
        if (source is IdentifierNameSyntax && model.GetSymbolInfo(source).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var initializer })
        {
            source = Unwrap(initializer);
        }

        if (source is not (InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }))
        {
            return null;
        }

        var result = new SqlText(model, isRaw);
        result.Add(source);
        return result.Value is null ? null : result;
    }

    private void Add(ExpressionSyntax expression)
    {
        expression = Unwrap(expression);
        if (model.GetConstantValue(expression) is { HasValue: true, Value: var constant })
        {
            AddText(constant?.ToString() ?? "");
        }
        else if (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String)
        {
            Add(sum.Left);
            Add(sum.Right);
        }
        else if (expression is InterpolatedStringExpressionSyntax interpolated)
        {
            foreach (var content in interpolated.Contents)
            {
                if (content is InterpolatedStringTextSyntax { TextToken.ValueText: var written })
                {
                    AddText(written);
                }
                else if (content is InterpolationSyntax interpolation)
                {
                    AllAreBareValues &= interpolation is { AlignmentClause: null, FormatClause: null } && !model.GetConstantValue(interpolation.Expression).HasValue;
                    Add(interpolation.Expression);
                }
            }
        }
        else
        {
            AddPiece(expression);
        }
    }

    private void AddText(string piece)
    {
        foreach (var c in piece)
        {
            isQuoted ^= c == '\'';
        }

        text.Append(piece);
    }

    private void AddPiece(ExpressionSyntax expression)
    {
        var before = text.ToString();
        if (text.Length == 0 || !IsQuery(before))
        {
            isStatement = false;
        }

        if (isStatement && IsValuePlace(before, expression))
        {
            Value ??= expression;
            AllAreBareValues &= !isQuoted;
        }
        else
        {
            AllAreBareValues = false;
        }

        text.Append('?');
    }

    private bool IsValuePlace(string before, ExpressionSyntax expression)
    {
        var isNumber = false;
        if (isQuoted)
        {
            before = before.Substring(0, before.LastIndexOf('\''));
            if (before.Length > 1 && before[before.Length - 1] is 'N' or 'E' && !char.IsLetterOrDigit(before[before.Length - 2]))
            {
                before = before.Substring(0, before.Length - 1);
            }
        }
        else
        {
            isNumber = IsNumber(model.GetTypeInfo(expression).Type);
        }

        before = before.TrimEnd();
        if (IsComparison(before))
        {
            return isQuoted || isNumber || isRaw;
        }

        return (isQuoted || isNumber) && before.Length > 0 && before[before.Length - 1] is '(' or ',' && IsListOfValues(before);
    }

    private static bool IsComparison(string before)
        => before.Length > 0 && (before[before.Length - 1] is '=' or '<' or '>' || EndsWithWord(before, "like") || EndsWithWord(before, "ilike") || EndsWithWord(before, "between"));

    /// <summary>Whether the innermost open parenthesis is that of <c>IN (</c> or of a row of <c>VALUES (</c>.</summary>
    private static bool IsListOfValues(string before)
    {
        var depth = 0;
        for (var i = before.Length - 1; i >= 0; i--)
        {
            depth += before[i] switch { ')' => 1, '(' => -1, _ => 0 };
            if (depth < 0)
            {
                var head = before.Substring(0, i).TrimEnd();
                return EndsWithWord(head, "in") || EndsWithWord(head, "values")
                    || (head.Length > 0 && head[head.Length - 1] == ',' && head.LastIndexOf("values", StringComparison.OrdinalIgnoreCase) >= 0);
            }
        }

        return false;
    }

    // Other statements (CREATE, SET, COPY, …) take no parameters in some databases.
    private static bool IsQuery(string text)
    {
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '('))
        {
            start++;
        }

        foreach (var word in Queries)
        {
            if (string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (start + word.Length == text.Length || !char.IsLetter(text[start + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] Queries = ["select", "insert", "update", "delete", "merge", "replace", "with", "from"];

    private static bool EndsWithWord(string text, string word)
        => text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[text.Length - word.Length - 1]));

    private static bool IsNumber(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
        {
            type = underlying;
        }

        return type is { TypeKind: not TypeKind.Enum, SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double };
    }

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parentheses)
        {
            expression = parentheses.Expression;
        }

        return expression;
    }
}
