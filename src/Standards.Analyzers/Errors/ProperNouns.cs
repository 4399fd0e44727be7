using System;
using System.Collections.Immutable;

namespace Standards.Errors;

/// <summary>Names that are written with a capital anywhere in a sentence.</summary>
internal static class ProperNouns
{
    private static readonly ImmutableHashSet<string> BuiltIn = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Adobe", "Alpine", "Amazon", "Android", "Apache", "Apple", "Arabic", "Avro", "Azure", "Bluetooth", "Brotli", "Cassandra", "Chinese", "Chrome", "Cosmos", "Cyrillic",
        "Dapper", "Debian", "Docker", "Elasticsearch", "English", "Ethernet", "Excel", "Facebook", "Firebase", "Firebird", "Firefox", "French", "Gaussian", "German", "Git", "Gmail", "Google",
        "Gregorian", "Greek", "Hebrew", "Huffman", "Informix", "Intel", "Japanese", "Java", "Julian", "Kafka", "Kerberos", "Korean", "Kubernetes", "Latin", "Linux", "Lua", "Lucene", "Markdown",
        "Microsoft", "Mongo", "Mono", "Mozilla", "Newtonsoft", "Npgsql", "Oracle", "Outlook", "Parquet", "Perl", "Postgres", "Python", "Redis", "Roman", "Roslyn", "Ruby", "Russian", "Rust", "Safari",
        "Samba", "Snowflake", "Solaris", "Spanish", "Spark", "Sybase", "Teradata", "Turkish", "Twitter", "Ubuntu", "Unicode", "Unix", "Vertica", "Windows", "Winzip", "Xamarin", "Zulu",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "January", "February", "April", "June", "July", "August", "September", "October", "November", "December");

    /// <summary>Whether the text begins with such a name; <paramref name="word"/> is its first word.</summary>
    public static bool Begin(string text, int from, int to, string word, ImmutableArray<string> more)
    {
        if (BuiltIn.Contains(MessageWord.WithoutGenitive(word)))
        {
            return true;
        }

        foreach (var noun in more)
        {
            // A noun may have several words.
            if (noun.Length <= to - from
                && string.CompareOrdinal(text, from, noun, 0, noun.Length) == 0
                && (from + noun.Length == to || !char.IsLetterOrDigit(text[from + noun.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
