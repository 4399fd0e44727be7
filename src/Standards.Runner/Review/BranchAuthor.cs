using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Git;
using Standards.Workspace;

namespace Standards.Review;

/// <summary>Whose requirements are whose: nobody's work is set aside but that of who reviews.</summary>
internal static class BranchAuthor
{
    /// <summary>Those that this author laid: by the commit that added <c>prd.md</c>, or not committed yet. Without git all; where git knows nobody, none.</summary>
    public static async Task<ImmutableArray<Requirement>> OwnAsync(GitRepository? git, IEnumerable<Requirement> requirements, CancellationToken cancellationToken)
    {
        if (git is null)
        {
            return [.. requirements];
        }

        var own = ImmutableArray.CreateBuilder<Requirement>();
        var identity = await git.AskAsync(cancellationToken, "var", "GIT_AUTHOR_IDENT").ConfigureAwait(false);
        if (!identity.IsSuccess || identity.Output.Split('<', '>') is not [_, var mail, ..])
        {
            return [];
        }

        foreach (var requirement in requirements)
        {
            var authors = await git.AskAsync(cancellationToken, "log", "--diff-filter=A", "--no-renames", "--format=%ae", "--", requirement.Shown(Prd.FileName)).ConfigureAwait(false);
            var first = authors.IsSuccess ? authors.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() : null;
            if (first is null || string.Equals(first.Trim(), mail, StringComparison.OrdinalIgnoreCase))
            {
                own.Add(requirement);
            }
        }

        return own.ToImmutable();
    }
}
