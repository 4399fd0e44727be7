using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>What a method overrides and implements.</content>
internal sealed partial class MethodTranslator
{
    /// <summary>What the base class or an interface says about the sync version.</summary>
    private void CheckBase(string name, BodyTranslator body, MemoryUses memory, EditBuffer edits)
    {
        if (method.OverriddenMethod is { } overridden)
        {
            if (body.Resolver.Find(overridden, overridden.ContainingType, syntax.SpanStart, mapper.KeepTokens) is not { IsProperty: false } counterpart
                || counterpart.Name != name || (counterpart.Symbol is IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false }) || counterpart.Symbol is { IsSealed: true })
            {
                var isDispose = name == "Dispose" && method.Parameters.Length == 0;
                problems.Add(new(isDispose ? "STD1003" : "STD1004", syntax.Identifier.Span, isDispose
                    ? ["an override of 'DisposeAsync'", "the sync version of it is 'Dispose(bool)', written by hand"]
                    : [method.Name, $"looked for an overridable '{body.Resolver.Wanted(overridden)}'"], true));
                return;
            }

            Adopt(counterpart, memory);
            Depend(counterpart, overridden);
            if (counterpart.Symbol is IMethodSymbol { ReturnType: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } }
                && syntax.ReturnType is GenericNameSyntax { TypeArgumentList.Arguments: [NullableTypeSyntax nullable] })
            {
                // The base's sync member promises more than its async one.
                edits.Delete(nullable.QuestionToken.Span);
            }

            return;
        }

        foreach (var implemented in method.ExplicitInterfaceImplementations)
        {
            if (AsyncShapes.Of(implemented.ContainingType) is AsyncShape.AsyncDisposable or AsyncShape.AsyncEnumerable or AsyncShape.AsyncEnumerator)
            {
                AddBase(implemented.ContainingType);
                continue;
            }

            if (body.Resolver.Find(implemented, implemented.ContainingType, syntax.SpanStart, mapper.KeepTokens) is not { IsProperty: false } counterpart || counterpart.Name != name)
            {
                problems.Add(new("STD1004", syntax.Identifier.Span, [implemented.ContainingType.Name + "." + implemented.Name, $"looked for '{body.Resolver.Wanted(implemented)}'"], true));
                return;
            }

            Adopt(counterpart, memory);
            Depend(counterpart, implemented);
        }

        if (method is { Name: "DisposeAsync", Parameters.Length: 0, ExplicitInterfaceImplementations.Length: 0 } && name == "Dispose" && !method.IsStatic)
        {
            if (method.ContainingType.AllInterfaces.FirstOrDefault(static i => AsyncShapes.Of(i) == AsyncShape.AsyncDisposable) is { } disposable)
            {
                AddBase(disposable);
            }
        }

        var definition = method.PartialDefinitionPart ?? method;
        foreach (var i in method.ContainingType.AllInterfaces)
        {
            foreach (var m in i.GetMembers(method.Name))
            {
                if (m is IMethodSymbol declared && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(declared), definition)
                    && body.Resolver.Find(declared, i, syntax.SpanStart, mapper.KeepTokens) is { } counterpart && counterpart.Name == name)
                {
                    Adopt(counterpart, memory);
                }
            }
        }

        HeadEdits.New(syntax, method, name, edits, body);
    }

    private void AddBase(INamedTypeSymbol asyncInterface)
    {
        if (AsyncShapes.Of(asyncInterface) == AsyncShape.AsyncDisposable
            && !method.ContainingType.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_IDisposable)
            && method.ContainingType.TypeKind != TypeKind.Interface)
        {
            addedBases = ["global::System.IDisposable"];
        }
    }

    private void Adopt(Counterpart counterpart, MemoryUses memory)
    {
        for (var i = 0; i < method.Parameters.Length && i < counterpart.Parameters.Length; i++)
        {
            if (!AsyncShapes.Of(method.Parameters[i].Type).IsMemory())
            {
                continue;
            }

            if (AsyncShapes.Of(counterpart.Parameters[i].Type).IsMemory())
            {
                memory.Preset(method.Parameters[i]);
            }
            else
            {
                memory.Force(method.Parameters[i]);
            }
        }
    }

    private void Depend(Counterpart counterpart, IMethodSymbol on)
    {
        if (counterpart.GeneratedFrom is { } key)
        {
            dependencies.Add(new(key, syntax.Identifier.Span, on.Name));
        }
    }
}
