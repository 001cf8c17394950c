using System.Security.Cryptography;
using System.Text;

namespace SecretScan.Cli.Importing;

/// <summary>What another scanner knows of a value, as a question to a value of ours.</summary>
internal static class Values
{
    // Two scanners may cut a value differently; of less than this many bytes too many texts have a part in common.
    private const int ShortestPart = 8;

    /// <summary>The value itself, or what stands within it or around it; null for what a report leaves out (<c>REDACTED</c>, <c>abc...</c>).</summary>
    public static Func<Secret, bool>? Text(string? value)
    {
        if (string.IsNullOrEmpty(value) || value.Contains("REDACTED", StringComparison.Ordinal) || value.EndsWith("...", StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(value.ReplaceLineEndings("\n"));
        return secret => Within(bytes, Encoding.UTF8.GetBytes(secret.Reveal().ReplaceLineEndings("\n")));
    }

    /// <summary>SHA-1 of the value in hex, as detect-secrets keeps it.</summary>
    public static Func<Secret, bool> Sha1(string hash)
    {
        var expected = hash.ToLowerInvariant();
#pragma warning disable CA5350 // Their format, and nothing is protected by it here.
        return secret => Convert.ToHexStringLower(SHA1.HashData(secret.RevealBytes())) == expected;
#pragma warning restore CA5350
    }

    /// <summary>
    /// SHA-256 as ggshield keeps it: of the value and the kind of match (<c>ggshield/core/filter.py</c>: <c>get_ignore_sha</c>); those with several
    /// values cannot be asked about one.
    /// </summary>
    public static Func<Secret, bool> Sha256(string hash)
    {
        var expected = hash.ToLowerInvariant();
        string[] kinds = ["", ",apikey", ",client_secret", ",password", ",private_key", ",connection_uri", ",token", ",secret", ",uri"];
        return secret => Array.Exists(kinds, kind => Convert.ToHexStringLower(SHA256.HashData([.. secret.RevealBytes(), .. Encoding.ASCII.GetBytes(kind)])) == expected);
    }

    private static bool Within(ReadOnlySpan<byte> theirs, ReadOnlySpan<byte> ours) =>
        theirs.SequenceEqual(ours)
        || (ours.Length >= ShortestPart && theirs.IndexOf(ours) >= 0)
        || (theirs.Length >= ShortestPart && ours.IndexOf(theirs) >= 0);
}
