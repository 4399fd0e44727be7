using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Lambdas, anonymous methods and method groups: what they become is up to the delegate type that they convert to.</content>
internal sealed partial class BodyTranslator
{
    private void MethodGroup(ExpressionSyntax expression, INamedTypeSymbol delegateType)
    {
        var method = (IMethodSymbol)SymbolOf(expression)!;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            edits.Replace(NameToken(expression).Span, NameOf(method.OriginalDefinition));
            return;
        }

        if (!GeneratedMembers.IsTaskReturning(method))
        {
            Visit(expression);
            return;
        }

        var receiver = expression is MemberAccessExpressionSyntax access && !method.IsStatic ? TypeOf(access.Expression) : method.IsStatic ? null : method.ReceiverType;
        if (resolver.Find(method, receiver, expression.SpanStart, false) is not { } counterpart)
        {
            Refuse("STD1004", NameToken(expression), method.Name, $"looked for '{resolver.Wanted(method)}'");
            return;
        }

        var wanted = (mapper.Map(delegateType) as INamedTypeSymbol)?.DelegateInvokeMethod?.Parameters.Length;
        if (counterpart.IsProperty || counterpart.StaticContainer is not null || counterpart.Parameters.Count(static p => !p.Dropped) - (method.ReducedFrom is null ? 0 : 1) != wanted)
        {
            NoMeaning(expression, $"the method group '{Short(expression)}', whose counterpart has other parameters,", "write a lambda");
            return;
        }

        dependencies.AddRange(counterpart.GeneratedFrom is { } key ? [new(key, NameToken(expression).Span, method.Name)] : System.Array.Empty<Dependency>());
        VisitReceiver(expression);
        edits.Replace(NameToken(expression).Span, Escape(counterpart.Name));
        GenericArguments(expression);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => UnknownLambda(node);

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => UnknownLambda(node);

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => UnknownLambda(node);

    /// <summary>A lambda that no mapped place takes.</summary>
    private void UnknownLambda(AnonymousFunctionExpressionSyntax node)
    {
        if (verbatim > 0)
        {
            Visit(node.Body);
            return;
        }

        if (SymbolOf(node) is not IMethodSymbol function)
        {
            DefaultVisit(node);
            return;
        }

        if (function.IsAsync || GeneratedMembers.IsTaskReturning(function))
        {
            NoMeaning(function.IsAsync && node.AsyncKeyword.RawKind != 0 ? node.AsyncKeyword : node, "an async lambda whose delegate type stays what it is");
            return;
        }

        Lambda(node, isMapped: false);
    }

    private void Lambda(AnonymousFunctionExpressionSyntax node, bool isMapped, INamedTypeSymbol? delegateType = null)
    {
        if (SymbolOf(node) is not IMethodSymbol function)
        {
            DefaultVisit(node);
            return;
        }

        isMapped &= GeneratedMembers.IsTaskReturning(function) || mapper.Changes(function.ReturnType) || function.Parameters.Any(p => mapper.Changes(p.Type));
        if (function.IsAsync && !GeneratedMembers.IsTaskReturning(function))
        {
            NoMeaning(node.AsyncKeyword, "an 'async void' lambda");
            return;
        }

        if (isMapped && !AsyncShapes.Of(function.ReturnType).IsVoid() && LosesItsType(node))
        {
            NoMeaning(node, "a lambda that only throws in sync code, where its type is inferred,", "give it a return type");
            return;
        }

        if (isMapped && node.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword))
        {
            RemoveKeyword(node.AsyncKeyword);
        }

        var type = delegateType ?? model.GetTypeInfo(node, cancellationToken).ConvertedType as INamedTypeSymbol;
        var dropsToken = isMapped && type is not null && mapper.DropsTokenOf(type);
        if (isMapped && type is not null && AsyncShapes.Of(type) != AsyncShape.Func && mapper.Map(type) is INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
        {
            dropsToken = invoke.Parameters.Length < function.Parameters.Length;
        }

        foreach (var p in function.Parameters)
        {
            if (!isMapped && mapper.Changes(p.Type))
            {
                unmapped.Add(p);
            }
        }

        bool IsDropped(IParameterSymbol p) => dropsToken && AsyncShapes.Of(p.Type) == AsyncShape.CancellationToken;
        switch (node)
        {
            case ParenthesizedLambdaExpressionSyntax parenthesized:
                if (parenthesized.ReturnType is { } returnType && isMapped)
                {
                    RewriteType(returnType);
                }

                Parameters(parenthesized.ParameterList, function, IsDropped);
                break;
            case SimpleLambdaExpressionSyntax simple when function.Parameters.Length == 1 && IsDropped(function.Parameters[0]):
                Drop(function.Parameters[0]);
                edits.Replace(simple.Parameter.Span, "()");
                break;
            case AnonymousMethodExpressionSyntax { ParameterList: { } list }:
                Parameters(list, function, IsDropped);
                break;
        }

        if (node.Body is BlockSyntax block)
        {
            Body(block, function.IsAsync, function.ReturnType, isMapped);
            return;
        }

        var outer = frame;
        frame = new Frame(node.Body, function.IsAsync, isMapped, AsyncShapes.Of(function.ReturnType), isMapped ? mapper.Map(function.ReturnType) : function.ReturnType);
        var body = (ExpressionSyntax)node.Body;
        if (frame.ReturnsTasks)
        {
            SettleLambda(Awaited(body, node));
        }
        else if (frame.ReturnsNothing && WithoutParentheses(body) is AwaitExpressionSyntax await)
        {
            RemoveAwait(await);
            SettleLambda(Awaited(await.Expression, node));
        }
        else
        {
            ReturnValue(body);
        }

        frame = outer;

        void SettleLambda(Outcome outcome)
        {
            if (frame.ReturnsNothing && outcome is Outcome.Nothing or Outcome.Value && frame.ReturnsNothing)
            {
                edits.Replace(node.Body.Span, "{ }");
            }
        }
    }
}
