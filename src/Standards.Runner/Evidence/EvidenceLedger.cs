using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Standards.Evidence;

/// <summary>One line of evidence: a check, the content that it looked at, and what it came to.</summary>
/// <param name="Utc">When, for people; nothing follows from it.</param>
/// <param name="Check">The check.</param>
/// <param name="Input">The input id.</param>
/// <param name="Tool">The version of this tool.</param>
/// <param name="Result">What it came to.</param>
internal sealed record EvidenceLine<T>(DateTime Utc, string Check, string Input, string Tool, T Result);

/// <summary>Evidence files, one a run, one line a check. A line that cannot be read counts for nothing; the others still do.</summary>
/// <param name="folder">Where they are.</param>
internal sealed class EvidenceLedger<T>(string folder)
    where T : class
{
    private const string Extension = ".jsonl";
    private const string Stamp = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int KeptFiles = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private string? own;

    /// <summary>The newest evidence of each check, and input id.</summary>
    public IReadOnlyDictionary<(string Check, string Input), EvidenceLine<T>> Read()
    {
        var lines = new Dictionary<(string, string), EvidenceLine<T>>();
        foreach (var file in Files().OrderByDescending(static file => file.Name, StringComparer.Ordinal))
        {
            try
            {
                foreach (var line in File.ReadLines(file.FullName).Reverse())
                {
                    if (Parse(line) is { } evidence)
                    {
                        lines.TryAdd((evidence.Check, evidence.Input), evidence);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Evidence that cannot be read is none.
            }
        }

        return lines;
    }

    /// <summary>Adds a line to the file of this run. What a killed process leaves unfinished is a bad line.</summary>
    public void Add(EvidenceLine<T> line)
    {
        if (own is null)
        {
            var earlier = Files().OrderByDescending(static file => file.Name, StringComparer.Ordinal).ToList();
            foreach (var old in earlier.Skip(KeptFiles - 1))
            {
                old.Delete();
            }

            own = Path.Combine(folder, NextName(DateTime.UtcNow, earlier.FirstOrDefault()?.Name));
        }

        File.AppendAllText(own, JsonSerializer.Serialize(line, Json) + "\n");
    }

    /// <summary>A name behind all others, also where the clock was moved back since they were written: the last by name are those that stay.</summary>
    private static string NextName(DateTime now, string? last)
    {
        var time = last is not null && DateTime.TryParseExact(last.Split('-')[0], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var written) && written >= now
            ? written.AddMilliseconds(1)
            : now;
        return $"{time.ToString(Stamp, CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8]}{Extension}";
    }

    private static EvidenceLine<T>? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<EvidenceLine<T>>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private FileInfo[] Files() => new DirectoryInfo(folder).GetFiles("*" + Extension);
}
