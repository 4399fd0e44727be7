using System;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Differential;

/// <summary>Deletes members and statements while a failure persists.</summary>
internal static class Shrinker
{
    /// <param name="fails">Whether the failure is still there.</param>
    public static FuzzProgram Shrink(FuzzProgram program, Func<FuzzProgram, bool> fails, int attempts = 400)
    {
        var members = program.Members.ToList();
        var changed = true;
        while (changed && attempts > 0)
        {
            changed = Delete(members, () => fails(program.With(members)), ref attempts);
            foreach (var block in members.Select(static m => m.Body).OfType<Block>().ToList())
            {
                changed |= Reduce(block, () => fails(program.With(members)), ref attempts);
            }
        }

        return program.With(members);
    }

    private static bool Reduce(Block block, Func<bool> fails, ref int attempts)
    {
        var changed = Delete(block.Statements, fails, ref attempts) | Inline(block.Statements, fails, ref attempts);
        foreach (var inner in block.Statements.SelectMany(static s => s.Parts.OfType<Block>()).ToList())
        {
            changed |= Reduce(inner, fails, ref attempts);
        }

        return changed;
    }

    /// <summary>Halves, quarters, …, single ones, from the end, for what is later uses what is earlier.</summary>
    private static bool Delete<T>(List<T> items, Func<bool> fails, ref int attempts)
    {
        var changed = false;
        for (var size = Math.Max(1, items.Count / 2); size >= 1; size /= 2)
        {
            for (var start = items.Count - size; start >= 0 && attempts > 0; start -= size)
            {
                var removed = items.GetRange(start, size);
                items.RemoveRange(start, size);
                attempts--;
                if (fails())
                {
                    changed = true;
                }
                else
                {
                    items.InsertRange(start, removed);
                }
            }
        }

        return changed;
    }

    /// <summary>A statement with blocks becomes what stands in one of them.</summary>
    private static bool Inline(List<Statement> statements, Func<bool> fails, ref int attempts)
    {
        var changed = false;
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            var statement = statements[i];
            foreach (var inner in statement.Parts.OfType<Block>())
            {
                if (attempts-- <= 0)
                {
                    return changed;
                }

                statements.RemoveAt(i);
                statements.InsertRange(i, inner.Statements);
                if (fails())
                {
                    changed = true;
                    break;
                }

                statements.RemoveRange(i, inner.Statements.Count);
                statements.Insert(i, statement);
            }
        }

        return changed;
    }
}
