using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.DataAccess;

/// <summary>Walks one part of a service and reports each place where a session enters it. What it then does with the session is not reported again.</summary>
internal sealed partial class ServiceWalk(SemanticModelAnalysisContext context, ServiceRoles roles, RepositoryCandidates candidates, INamedTypeSymbol service)
{
    private const string Takes = "takes";
    private const string Holds = "holds";
    private const string Creates = "creates";
    private const string Resolves = "resolves";
    private const string Obtains = "obtains";

    private readonly SemanticModel model = context.SemanticModel;

    public void Check(TypeDeclarationSyntax type)
    {
        CheckParameters(type.ParameterList);
        foreach (var member in type.Members)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            switch (member)
            {
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    break;
                case BaseFieldDeclarationSyntax { Declaration: var declaration }:
                    CheckHeld(declaration.Type, member);
                    break;
                case PropertyDeclarationSyntax property when IsStored(property):
                    CheckHeld(property.Type, member);
                    break;
                case BaseMethodDeclarationSyntax method:
                    CheckMethod(method);
                    break;
                default:
                    CheckBody(member);
                    break;
            }
        }
    }

    // { get; }, { get; set; } = …; and those of interfaces; others have a body, which says where the session comes from.
    private static bool IsStored(PropertyDeclarationSyntax property)
    {
        if (property.AccessorList is not { } list)
        {
            return false;
        }

        foreach (var accessor in list.Accessors)
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
            {
                return false;
            }
        }

        return true;
    }

    private void CheckHeld(TypeSyntax type, MemberDeclarationSyntax member)
    {
        if (roles.Sessions.Find(TypeOf(type)) is not { } session)
        {
            CheckBody(member);
        }
        else if (!IsTakenByConstructor(session))
        {
            Report(type, Holds, session);
        }
    }

    private void CheckMethod(BaseMethodDeclarationSyntax method)
    {
        // A method that registers services is a composition root, wherever it stands.
        if (model.GetDeclaredSymbol(method, context.CancellationToken) is { } symbol && !RegistersServices(symbol))
        {
            if (!IsPromisedElsewhere(symbol))
            {
                CheckParameters(method.ParameterList);
            }

            CheckBody(method);
        }
    }

    private void CheckParameters(BaseParameterListSyntax? list)
    {
        if (list is null)
        {
            return;
        }

        foreach (var parameter in list.Parameters)
        {
            if (parameter.Type is { } type && roles.Sessions.Find(TypeOf(type)) is { } session)
            {
                Report(type, Takes, session);
            }
        }
    }

    /// <summary>Whether a constructor takes that session: the field that keeps it is no second finding.</summary>
    private bool IsTakenByConstructor(ITypeSymbol session)
    {
        foreach (var constructor in service.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (roles.Sessions.Find(parameter.Type) is { } taken && SymbolEqualityComparer.Default.Equals(taken, session))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool RegistersServices(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.Name is "IServiceCollection" or "ContainerBuilder" or "IContainerRegistry")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the signature is that of a base class or interface that is reported itself.</summary>
    private bool IsPromisedElsewhere(IMethodSymbol method)
    {
        if (method.Parameters.IsEmpty || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            return false;
        }

        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (IsReportedThere(overridden))
            {
                return true;
            }
        }

        foreach (var implemented in service.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers())
            {
                if (member is IMethodSymbol && SymbolEqualityComparer.Default.Equals(service.FindImplementationForInterfaceMember(member), method) && IsReportedThere(member))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsReportedThere(ISymbol member)
        => member.ContainingType is { } type && !type.DeclaringSyntaxReferences.IsEmpty && roles.IsService(type.OriginalDefinition);

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression, context.CancellationToken).Type;

    private void Report(SyntaxNode place, string verb, ITypeSymbol session) => Report(place.GetLocation(), verb, session);

    private void Report(Location place, string verb, ITypeSymbol session)
        => context.ReportDiagnostic(Diagnostic.Create(
            Rules.ServiceUsesSession,
            place,
            service.Name,
            verb,
            session.ToMinimalDisplayString(model, place.SourceSpan.Start, SymbolDisplayFormat.CSharpShortErrorMessageFormat),
            candidates.For(service, session, roles) is { } repository ? $"'{repository}'" : "a repository"));
}
