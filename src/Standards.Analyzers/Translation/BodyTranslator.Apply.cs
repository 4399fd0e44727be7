using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <content>Writing the call of a counterpart.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>Writes the call of the counterpart.</summary>
    private void Apply(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart)
    {
        var name = NameToken(call.Expression);
        var reduced = method.ReducedFrom is not null;
        var pinned = Pin(call, method, counterpart);
        if (pinned is { IsRefused: true })
        {
            return;
        }

        if ((counterpart.StaticContainer ?? pinned?.Container) is { } container)
        {
            var qualified = container.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + counterpart.Name + TypeArguments(call.Expression);
            if (reduced && call.Expression is MemberAccessExpressionSyntax extension)
            {
                Visit(extension.Expression);
                edits.Insert(extension.Expression.SpanStart, qualified + "(");
                var some = call.ArgumentList.Arguments.Any(a => ParameterFor(a, call.ArgumentList, method) is { } p && !counterpart.Parameters[p.Ordinal + 1].Dropped) || pinned is { Added.Count: > 0 };
                edits.Replace(TextSpan.FromBounds(extension.Expression.Span.End, call.ArgumentList.OpenParenToken.Span.End), some ? ", " : "");
            }
            else if (method.IsStatic)
            {
                edits.Replace(call.Expression.Span, qualified);
            }
            else
            {
                NoMeaning(call, $"a call whose counterpart is '{qualified}'");
                return;
            }
        }
        else
        {
            if (reduced && call.Expression is MemberAccessExpressionSyntax receiver && counterpart.Parameters.Length > 0 && IsSpan(counterpart.Parameters[0].Type) && AsyncShapes.Of(TypeOf(receiver.Expression)).IsMemory())
            {
                AsSpan(receiver.Expression);
            }
            else
            {
                VisitReceiver(call.Expression);
            }

            if (counterpart.Name != name.ValueText)
            {
                edits.Rename(name, Escape(counterpart.Name));
                if (pinned is { NeedsThis: true })
                {
                    edits.Insert(name.SpanStart, "this.");
                }
            }

            GenericArguments(call.Expression);
        }

        if (counterpart.IsProperty)
        {
            edits.Delete(call.ArgumentList.FullSpan.Start, call.ArgumentList.Span.End);
            return;
        }

        if (pinned is null)
        {
            Arguments(call.ArgumentList, method, counterpart.Parameters, reduced ? 1 : 0, dropped.Count > 0 && HasNoOverloads(method, counterpart));
        }
        else
        {
            PinnedArguments(call, method, counterpart, pinned);
        }
    }

    private void PinnedArguments(InvocationExpressionSyntax call, IMethodSymbol method, Counterpart counterpart, PinnedCall pinned)
    {
        foreach (var (expression, type) in pinned.Casts)
        {
            edits.Insert(Outermost(expression).SpanStart, CastText(expression, type) + (TakesCast(Outermost(expression)) ? "" : "("));
        }

        Arguments(call.ArgumentList, method, counterpart.Parameters, method.ReducedFrom is not null ? 1 : 0);
        foreach (var (expression, _) in pinned.Casts)
        {
            if (!TakesCast(Outermost(expression)))
            {
                edits.Insert(Outermost(expression).Span.End, ")");
            }
        }

        if (pinned.Added.Count > 0)
        {
            var list = call.ArgumentList;
            edits.Insert(list.CloseParenToken.SpanStart, (list.Arguments.All(removed.Contains) ? "" : ", ") + string.Join(", ", pinned.Added));
        }

        static ExpressionSyntax Outermost(ExpressionSyntax expression)
        {
            while (expression.Parent is ParenthesizedExpressionSyntax parenthesized)
            {
                expression = parenthesized;
            }

            return expression;
        }
    }

    private static bool HasNoOverloads(IMethodSymbol method, Counterpart counterpart)
    {
        for (var type = (counterpart.Symbol ?? method).ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var other in type.GetMembers(counterpart.Name))
            {
                if (!SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, counterpart.Symbol?.OriginalDefinition))
                {
                    return false;
                }
            }

            // What is generated beside it comes from the overloads of the async one.
            if (type.GetMembers(method.Name).Length > (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType.OriginalDefinition) ? 1 : 0))
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private string TypeArguments(ExpressionSyntax expression)
    {
        var name = expression is MemberAccessExpressionSyntax access ? access.Name : expression as SimpleNameSyntax;
        if (name is not GenericNameSyntax generic)
        {
            return "";
        }

        GenericArguments(expression);
        return edits.Render(generic.TypeArgumentList.Span);
    }

    private void GenericArguments(ExpressionSyntax expression)
    {
        var name = expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => expression as SimpleNameSyntax,
        };
        if (name is GenericNameSyntax generic)
        {
            foreach (var argument in generic.TypeArgumentList.Arguments)
            {
                TypeOrVisit(argument);
            }
        }
    }

    private void VisitReceiver(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case MemberAccessExpressionSyntax access:
                Visit(access.Expression);
                break;
            case SimpleNameSyntax or MemberBindingExpressionSyntax:
                break;
            default:
                Visit(expression);
                break;
        }
    }
}
