using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>
/// One walk over a tree's declarations: hashes all text outside of bodies, and notes attributes and partial types.
/// Comments between members stay out of the hash; typing one must not translate a project again.
/// </summary>
internal sealed partial class DeclarationScanner
{
    private const int TinyBody = 2000;

    private readonly SourceText text;
    private readonly ContentHasher hash = new();
    private readonly List<TextSpan> directives;
    private readonly HashSet<string> attributeNames = [];
    private readonly List<(string, string)> attributedTypes = [];
    private readonly HashSet<string> partialTypes = [];
    private readonly List<string> aliases = [];
    private readonly List<string> globalAliases = [];
    private readonly HashSet<string> overrides = [];
    private readonly Dictionary<string, ContentHasher> bodies = [];
    private int nextDirective;
    private bool hasAsyncMethods;

    private DeclarationScanner(SourceText text, CompilationUnitSyntax root)
    {
        this.text = text;
        directives = DirectiveSpans.Of(root);
    }

    public static TreeInfo Scan(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        var scanner = new DeclarationScanner(tree.GetText(cancellationToken), root);
        scanner.Visit(root);
        return new TreeInfo
        {
            Declarations = scanner.hash.ToHash(),
            AttributeNames = [.. scanner.attributeNames],
            AttributedTypes = [.. scanner.attributedTypes],
            PartialTypes = [.. scanner.partialTypes],
            Aliases = [.. scanner.aliases],
            GlobalAliases = [.. scanner.globalAliases],
            Overrides = [.. scanner.overrides],
            HasAsyncMethods = scanner.hasAsyncMethods,
            Header = CommittedHeader.Read(scanner.text),
            Bodies = [.. scanner.bodies.Select(static entry => (entry.Key, entry.Value.ToHash()))],
        };
    }

    private void Visit(CompilationUnitSyntax root)
    {
        VisitUsings(root.Externs, root.Usings);
        foreach (var list in root.AttributeLists)
        {
            Add(list.Span);
        }

        foreach (var member in root.Members)
        {
            Visit(member, "", default);
        }

        AddDirectivesBefore(int.MaxValue);
    }

    private void VisitUsings(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var alias in externs)
        {
            Add(alias.Span);
        }

        foreach (var directive in usings)
        {
            Add(directive.Span);
            if (directive is { Alias: { } alias, NamespaceOrType: NameSyntax name } && SyncAttributeNames.IsCreate(SyntaxNames.Last(name)))
            {
                (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) ? globalAliases : aliases).Add(alias.Name.Identifier.ValueText);
            }
        }
    }

    /// <param name="member">The declaration.</param>
    /// <param name="container">The full name of the namespace or type around it.</param>
    /// <param name="cover">Which type around it may have the attribute, here or on another part.</param>
    private void Visit(MemberDeclarationSyntax member, string container, Cover cover)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax @namespace:
                Add(TextSpan.FromBounds(@namespace.SpanStart, @namespace.Name.Span.End));
                VisitUsings(@namespace.Externs, @namespace.Usings);
                var name = container + @namespace.Name + ".";
                foreach (var child in @namespace.Members)
                {
                    Visit(child, name, default);
                }

                Close(@namespace.Span.End);
                break;
            case TypeDeclarationSyntax type:
                VisitType(type, container, cover);
                break;
            case BaseMethodDeclarationSyntax method:
                VisitMethod(method, container, cover);
                break;
            case BasePropertyDeclarationSyntax property:
                VisitProperty(property);
                break;
            case GlobalStatementSyntax:
                break;
            default:
                Add(member.Span);
                break;
        }
    }

    private void VisitType(TypeDeclarationSyntax type, string container, Cover cover)
    {
        var name = container + type.Identifier.ValueText + "`" + (type.TypeParameterList?.Parameters.Count ?? 0);
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            partialTypes.Add(name);
        }

        // An extension block is covered by the class around it.
        if (type.Identifier.ValueText.Length > 0)
        {
            cover = new Cover(type.Modifiers.Any(SyntaxKind.PartialKeyword) ? name : null, type.AttributeLists.Count > 0);
        }

        foreach (var list in type.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                var last = SyntaxNames.Last(attribute.Name);
                attributeNames.Add(last);
                attributedTypes.Add((name, last));
            }
        }

        var end = type.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) ? type.OpenBraceToken.SpanStart : type.Span.End;
        Add(TextSpan.FromBounds(type.SpanStart, end));
        foreach (var child in type.Members)
        {
            Visit(child, name + "+", cover);
        }

        Close(type.Span.End);
    }

    private void VisitMethod(BaseMethodDeclarationSyntax method, string container, Cover cover)
    {
        var attributed = AddAttributes(method.AttributeLists) || cover.HasAttributes;
        hasAsyncMethods |= method is MethodDeclarationSyntax { ReturnType: var type } && IsAsync(type);
        if (method is MethodDeclarationSyntax { Identifier.ValueText: var name } && method.Modifiers.Any(SyntaxKind.OverrideKeyword))
        {
            overrides.Add(name);
        }

        if (method.AttributeLists.Count > 0 && method.Modifiers.Any(SyntaxKind.PartialKeyword) && container.Length > 0)
        {
            // The other half of the method may stand in another file, without the attribute.
            foreach (var list in method.AttributeLists)
            {
                foreach (var attribute in list.Attributes)
                {
                    attributedTypes.Add((container.Substring(0, container.Length - 1), SyntaxNames.Last(attribute.Name)));
                }
            }
        }

        var start = hash.Length;
        AddWithBody(method, method.Body ?? (SyntaxNode?)method.ExpressionBody, out var body);
        if (body is null)
        {
            return;
        }

        // Whether Memory becomes Span in the generated signature is decided by the whole body, and callers in other files depend on it;
        // whether an overload only forwards to another decides which of the two is generated.
        var whole = (attributed || cover.PartialType is not null)
            && (hash.ContainsSince(start, "Memory<") || (IsTiny(body) && method is MethodDeclarationSyntax { Identifier.ValueText: var own } && text.ToString(body.Span).Contains(own)));
        if (whole && !attributed)
        {
            // Counts only where another part of the type has the attribute.
            if (!bodies.TryGetValue(cover.PartialType!, out var apart))
            {
                bodies.Add(cover.PartialType!, apart = new ContentHasher());
            }

            apart.Add(text, body.Span);
        }

        hash.Mark('B');

        // A method that only blocks on its async namesake is no counterpart of it, unless an argument tells the namesake to be sync.
        if (method is MethodDeclarationSyntax candidate && BlockingBodies.BlockedCall(candidate) is { } call)
        {
            hash.Mark('W');
            hash.Add(text, call.Span);
        }

        if (whole && attributed)
        {
            hash.Add(text, body.Span);
        }
    }

    private bool AddAttributes(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                attributeNames.Add(SyntaxNames.Last(attribute.Name));
            }
        }

        return lists.Count > 0;
    }

    private void AddWithBody(SyntaxNode declaration, SyntaxNode? body, out SyntaxNode? skipped)
    {
        skipped = body;
        Add(body is null ? declaration.Span : TextSpan.FromBounds(declaration.SpanStart, body.SpanStart));
    }

    private static bool IsAsync(TypeSyntax type)
        => type is NameSyntax name && SyntaxNames.Last(name) is var last && (last.IndexOf("Task", System.StringComparison.Ordinal) >= 0 || last.IndexOf("Async", System.StringComparison.Ordinal) >= 0);

    private static bool IsTiny(SyntaxNode body) => body.Span.Length <= TinyBody && body is not BlockSyntax { Statements.Count: > 1 };

    private void Add(TextSpan span)
    {
        AddDirectivesBefore(span.Start);
        hash.Add(text, span);
    }

    private void Close(int position)
    {
        AddDirectivesBefore(position);
        hash.Mark('}');
    }

    /// <summary>Directives go in where they stand between declarations: <c>#nullable</c> moved over a member changes that member.</summary>
    private void AddDirectivesBefore(int position)
    {
        while (nextDirective < directives.Count && directives[nextDirective].Start < position)
        {
            hash.Mark('#');
            hash.Add(text, directives[nextDirective++]);
        }
    }

    /// <summary>What the types around a member say about it.</summary>
    /// <param name="PartialType">The full name of the type, where it is partial: the attribute may stand on another part.</param>
    /// <param name="HasAttributes">The type has attributes here.</param>
    private readonly record struct Cover(string? PartialType, bool HasAttributes);
}
