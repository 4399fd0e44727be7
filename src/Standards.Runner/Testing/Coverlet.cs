using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace Standards.Testing;

/// <summary>Coverage of a process that is no test host of VSTest, with the coverlet that the tool brings along: instruments the assemblies beside a module, and puts the originals back.</summary>
/// <remarks>
/// Modules of Microsoft.Testing.Platform without an extension for coverage of their own could be given one by a package reference that the build injects. That is not done:
/// the restore with it would rewrite what the user's own restore left in <c>obj</c>, so that the test projects were restored and compiled twice in each run; repositories with lock files
/// would refuse it; and the extension brings a major version of the platform along that modules of another one do not run on. This asks for none of it.
/// The types of coverlet are internal, and the assembly is the one that is packed with the tool: another one never meets these names.
/// </remarks>
internal sealed class Coverlet
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Lazy<Assembly> Core = new(Load);

    private readonly object coverage;
    private readonly object translator;

    private Coverlet(object coverage, object translator) => (this.coverage, this.translator) = (coverage, translator);

    /// <summary>Instruments the assemblies beside a module. They stay so until <see cref="Finish"/>.</summary>
    public static Coverlet Start(TestModule module)
    {
        var logger = Silence();
        var files = Create("Helpers.FileSystem");
        var translator = Create("Helpers.SourceRootTranslator", logger, files);
        var helper = Create("Helpers.InstrumentationHelper", Create("Helpers.ProcessExitHandler"), Create("Helpers.RetryHelper"), files, logger, translator);
        var parameters = Create("CoverageParameters");
        Set(parameters, "IncludeFilters", Include(module).ToArray());
        Set(parameters, "IncludeDirectories", Array.Empty<string>());
        Set(parameters, "ExcludeFilters", new[] { "[coverlet.*]*", "[xunit*]*", "[NUnit3.*]*", "[Microsoft.Testing.*]*", "[Microsoft.Testplatform.*]*", "[Microsoft.VisualStudio.TestPlatform.*]*" });
        Set(parameters, "ExcludedSourceFiles", Array.Empty<string>());
        Set(parameters, "ExcludeAttributes", Array.Empty<string>());
        Set(parameters, "DoesNotReturnAttributes", Array.Empty<string>());
        Set(parameters, "SingleHit", true);
        Set(parameters, "ExcludeAssembliesWithoutSources", Without(module));

        var coverage = Create("Coverage", module.Assembly, parameters, logger, helper, files, translator, Create("Symbols.CecilSymbolHelper"));
        Call(coverage, "PrepareModules");
        return new Coverlet(coverage, translator);
    }

    /// <summary>The filters of the assemblies that are looked at.</summary>
    public static IEnumerable<string> Include(TestModule module) => module.References.Select(static name => $"[{name}]*");

    /// <summary>
    /// What becomes of an assembly none of whose sources is where its symbols say. A build with <c>ContinuousIntegrationBuild</c> names them by paths that are not those on disk: the assemblies
    /// of projects are looked at all the same. Where none are known it says that an assembly comes from a package.
    /// </summary>
    public static string Without(TestModule module) => module.References.IsEmpty ? "MissingAll" : "None";

    /// <summary>Puts the original assemblies back and writes what was covered, as Cobertura. The processes have ended before.</summary>
    public void Finish(string file)
    {
        var result = Call(coverage, "GetCoverageResult")!;
        File.WriteAllText(file, (string)Call(Create("Reporters.CoberturaReporter"), "Report", result, translator)!);
    }

    private static Assembly Load()
    {
        // Of its own: the versions of what it depends on are not those of the tool.
        var context = new AssemblyLoadContext("coverlet");
        context.Resolving += static (context, name) =>
        {
            var file = Path.Combine(TestAssets.Coverlet, name.Name + ".dll");
            return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        };
        return context.LoadFromAssemblyPath(Path.Combine(TestAssets.Coverlet, "coverlet.core.dll"));
    }

    private static Type Named(string name) => Core.Value.GetType("Coverlet.Core." + name, throwOnError: true)!;

    private static object Create(string type, params object[] arguments)
        => Activator.CreateInstance(Named(type), Members, binder: null, arguments, culture: null)!;

    private static void Set(object target, string property, object value) => target.GetType().GetProperty(property, Members)!.SetValue(target, value);

    private static object? Call(object target, string method, params object[] arguments) => target.GetType().GetMethod(method, Members)!.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static object Silence() => DispatchProxy.Create(Named("Abstractions.ILogger"), typeof(Nobody));

    /// <summary>Hears what coverlet logs.</summary>
    internal class Nobody : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
