using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>The logic of the generator: which files are translated again, and what comes of it.</summary>
public sealed partial class SyncGenerator
{
    internal const string RunAnalyzersKey = "build_property.RunAnalyzers";

    internal static SyncOutput Execute(Compilation compilation, AnalyzerConfigOptionsProvider options, CounterpartMap counterparts, CancellationToken cancellationToken)
    {
        try
        {
            return Run(compilation, options, counterparts, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // What a cancelled parallel loop throws may be wrapped; the driver knows only the plain exception.
            cancellationToken.ThrowIfCancellationRequested();

            // An exception that left the generator would take all of the project's output with it, and be a mere warning.
            var report = new SyncReport(Rules.NoEffect.Id, null, default, default, ImmutableArray.Create(compilation.AssemblyName ?? "", FileTranslator.Failure(exception)));
            return SyncOutput.Empty with { Reports = ImmutableArray.Create(report) };
        }
    }

    private static SyncOutput Run(Compilation compilation, AnalyzerConfigOptionsProvider options, CounterpartMap counterparts, CancellationToken cancellationToken)
    {
        var infos = CompilationFingerprint.Scan(compilation, cancellationToken);
        var candidates = Candidates(compilation, infos, options, out var types);
        candidates = CommittedTrees.Assign(compilation, infos, candidates, out var committed);
        var project = SourcePaths.ProjectOf(options.GlobalOptions);
        var reports = SkipsAnalyzers(options.GlobalOptions);
        if (candidates.IsEmpty)
        {
            return committed.LeftOver.IsEmpty ? SyncOutput.Empty : OutputBuilder.Build([], committed, [], project, reports, cancellationToken);
        }

        // What we wrote is no part of what is translated: there, each member would find its sync version standing already.
        infos = committed.Without(infos);
        var fingerprint = Fingerprint(compilation, infos, candidates, types, counterparts, cancellationToken);
        var key = OutputKey(fingerprint, candidates, committed, project, reports);
        if (candidates[0].Info.LastOutput is { } last && last.Key == key)
        {
            return last.Output;
        }

        var files = FileTranslator.TranslateAll(candidates, fingerprint, () => Translator(committed.Without(compilation), infos, counterparts, candidates).Translate, cancellationToken);
        var output = OutputBuilder.Build(candidates, committed, files, project, reports, cancellationToken);
        candidates[0].Info.LastOutput = new CachedOutput(key, output);
        return output;
    }

    private static SyncTranslator Translator(Compilation compilation, ImmutableArray<TreeInfo> infos, CounterpartMap counterparts, ImmutableArray<Candidate> candidates)
    {
        var overrides = new HashSet<string>();
        foreach (var info in infos)
        {
            overrides.UnionWith(info.Overrides);
        }

        var options = candidates.ToDictionary(static candidate => candidate.Tree, static candidate => candidate.Options);
        return new SyncTranslator(compilation, counterparts, tree => options.TryGetValue(tree, out var known) ? known : TranslationOptions.Default, overrides.Contains);
    }

    /// <summary>The files that may have attributed members: the attribute stands there, or on another part of a type of which a part stands there.</summary>
    internal static ImmutableArray<Candidate> Candidates(Compilation compilation, ImmutableArray<TreeInfo> infos, AnalyzerConfigOptionsProvider options, out HashSet<string> types)
    {
        var aliases = new List<string>();
        foreach (var info in infos)
        {
            aliases.AddRange(info.GlobalAliases);
        }

        types = [];
        foreach (var info in infos)
        {
            if (info.Header is not null)
            {
                continue;
            }

            foreach (var (type, attribute) in info.AttributedTypes)
            {
                if (info.IsOurs(attribute, aliases))
                {
                    types.Add(type);
                }
            }
        }

        var candidates = ImmutableArray.CreateBuilder<Candidate>();
        var index = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var info = infos[index++];
            if (info.Header is null && (info.HasAttributedMembers(aliases) || (types.Count > 0 && HasPart(info, types))))
            {
                var treeOptions = options.GetOptions(tree);
                candidates.Add(new Candidate(tree, info, SyncOptions.ForTranslation(treeOptions), SyncOptions.Committed.Get(treeOptions)));
            }
        }

        return candidates.ToImmutable();
    }

    private static bool HasPart(TreeInfo info, HashSet<string> types)
    {
        foreach (var type in info.PartialTypes)
        {
            if (types.Contains(type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All that a file's translation depends on outside of the file. The options of a file decide the signatures that others call.</summary>
    private static Hash128 Fingerprint(Compilation compilation, ImmutableArray<TreeInfo> infos, ImmutableArray<Candidate> candidates, HashSet<string> types, CounterpartMap counterparts, CancellationToken cancellationToken)
    {
        var hash = new ContentHasher();
        hash.Add(CompilationFingerprint.Compute(compilation, infos, cancellationToken));
        hash.Add(counterparts.Content);
        foreach (var candidate in candidates)
        {
            hash.Mark(candidate.Options.KeepCancellationToken ? 'K' : 'k');
            hash.Mark(candidate.Options.EmitNullableDirective ? 'N' : 'n');
            hash.Mark(candidate.Options.ExcludeFromCoverage ? 'X' : 'x');
        }

        foreach (var info in infos)
        {
            foreach (var (type, bodies) in info.Bodies)
            {
                if (types.Contains(type))
                {
                    hash.Add(bodies);
                }
            }
        }

        return hash.ToHash();
    }

    private static Hash128 OutputKey(Hash128 fingerprint, ImmutableArray<Candidate> candidates, CommittedTrees committed, string project, bool reports)
    {
        var hash = new ContentHasher();
        hash.Add(fingerprint);
        hash.Add(project);
        hash.Mark(reports ? 'R' : 'r');
        foreach (var candidate in candidates)
        {
            hash.Add(candidate.Info.Number);
            hash.Mark(candidate.Committed ? 'C' : 'c');
            hash.Add(candidate.CommittedTree?.Info.Number ?? 0);
        }

        foreach (var tree in committed.LeftOver)
        {
            hash.Add(tree.Info.Number);
        }

        return hash.ToHash();
    }

    /// <summary>As MSBuild decides it: <c>RunAnalyzersDuringBuild</c> counts only where <c>RunAnalyzers</c> is not set.</summary>
    private static bool SkipsAnalyzers(AnalyzerConfigOptions globalOptions)
    {
        var set = globalOptions.TryGetValue(RunAnalyzersKey, out var value) && value.Length > 0;
        return (set || globalOptions.TryGetValue("build_property.RunAnalyzersDuringBuild", out value))
            && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
    }

    private static Diagnostic ToDiagnostic(SyncReport report)
        => Diagnostic.Create(
            SyncRules.Find(report.Id) ?? Rules.NoEffect,
            report.Path is null ? Location.None : Location.Create(report.Path, report.Span, report.Lines),
            [.. report.Arguments]);
}
