using System;
using System.Security.Cryptography;
using System.Text;

namespace Standards.Files;

/// <summary>A name for a text that another text does not have.</summary>
internal static class TextHash
{
    /// <summary>SHA-256 of the text in UTF-8: 64 digits, lower case.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
