using System;
using Xunit;

namespace Standards.Evidence;

/// <summary>Damaged reports, the same in every run.</summary>
internal static class Damage
{
    private const int Seed = 20_251;
    private const int Cuts = 500;
    private const int Flips = 1500;

    /// <summary>Reads the report cut short and with bytes replaced: each time there is a report or an <see cref="EvidenceException"/>, and both happen.</summary>
    public static void Inflict(byte[] report, Action<byte[]> read)
    {
        var random = new Random(Seed);
        var refused = 0;
        for (var i = 0; i < Cuts; i++)
        {
            // The last byte ends a line.
            var cut = report[..random.Next(report.Length - 1)];
            Assert.Throws<EvidenceException>(() => read(cut));
        }

        for (var i = 0; i < Flips; i++)
        {
            var damaged = (byte[])report.Clone();
            for (var count = random.Next(1, 4); count > 0; count--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                read(damaged);
            }
            catch (EvidenceException exception)
            {
                Assert.StartsWith("'", exception.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 1, Flips - 1);
    }
}
