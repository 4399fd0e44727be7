using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Differential;

/// <summary>The members of a source file that ask for a sync version.</summary>
internal static class Attributed
{
    public static IEnumerable<MethodDeclarationSyntax> Of(SyntaxNode root) => root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(Is);

    public static bool Is(MethodDeclarationSyntax method)
        => Has(method.AttributeLists)
            || (method.Parent is TypeDeclarationSyntax type && Has(type.AttributeLists) && ReturnsTask(method) && !method.AttributeLists.ToString().Contains("SkipSyncVersion", StringComparison.Ordinal));

    /// <summary>The name that the product's naming rule gives.</summary>
    public static string SyncName(MethodDeclarationSyntax method)
    {
        var named = method.AttributeLists.SelectMany(static l => l.Attributes)
            .SelectMany(static a => a.ArgumentList?.Arguments ?? default)
            .FirstOrDefault(static a => a.NameEquals?.Name.Identifier.Text == "Name");
        return (named?.Expression as LiteralExpressionSyntax)?.Token.ValueText
            ?? method.Identifier.Text.Replace("Async", "", StringComparison.Ordinal);
    }

    public static bool IsDropped(ParameterSyntax parameter)
        => parameter.Type!.ToString() is "CancellationToken" || parameter.Type!.ToString().StartsWith("IProgress<", StringComparison.Ordinal);

    /// <summary>The sync members that stand for a method, whatever their tree.</summary>
    public static IEnumerable<IMethodSymbol> Counterparts(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var wanted = syntax.ParameterList.Parameters.Where(static p => !IsDropped(p)).Select(static p => p.Identifier.Text).ToList();
        var type = method.ContainingType;
        if ((syntax.Parent as TypeDeclarationSyntax)?.AttributeLists.SelectMany(static l => l.Attributes).SelectMany(static a => a.ArgumentList?.Arguments ?? default)
            .FirstOrDefault(static a => a.NameEquals?.Name.Identifier.Text == "TypeName")?.Expression is LiteralExpressionSyntax sibling)
        {
            type = type.ContainingType switch
            {
                { } outer => outer.GetTypeMembers(sibling.Token.ValueText).FirstOrDefault(),
                _ => null,
            };
        }

        return (type?.GetMembers(SyncName(syntax)) ?? []).OfType<IMethodSymbol>()
            .Where(m => m.Parameters.Where(static p => p.Type.Name is not ("CancellationToken" or "IProgress")).Select(static p => p.Name).SequenceEqual(wanted));
    }

    private static bool Has(Microsoft.CodeAnalysis.SyntaxList<AttributeListSyntax> lists)
        => lists.SelectMany(static l => l.Attributes).Any(static a => a.Name.ToString() == "CreateSyncVersion");

    private static bool ReturnsTask(MethodDeclarationSyntax method)
    {
        var type = method.ReturnType.ToString();
        return type.StartsWith("Task", StringComparison.Ordinal) || type.StartsWith("ValueTask", StringComparison.Ordinal) || type.StartsWith("IAsyncEnumerable<", StringComparison.Ordinal);
    }
}
