using System.Security.Cryptography;
using System.Text;

namespace SecretScan;

/// <summary>Makes fingerprints: the identity of a value that may be committed to a public repository.</summary>
/// <remarks>
/// <para>
/// The reader to fear has the baseline file and not the value (the history was cleaned, or the file was copied elsewhere)
/// and guesses: a value is guessed right when its fingerprint comes out. The key of the hash is printed in this source,
/// so it hides nothing; it keeps the hashes apart from those of other programs and from tables of plain SHA-256.
/// </para>
/// <para>
/// A machine-made value has so many bits that guessing is hopeless: <see cref="Strong"/> may be exact. A word that a
/// human chose falls to a list of a billion words in seconds, so it is never hashed alone. Beside a strong secret it is
/// hashed under that secret (<see cref="Bound"/>): who can check a guess already holds the worse half. Standing alone,
/// only 16 bits of its hash are kept (<see cref="Tag"/>): of a billion words some 15,000 fit, of the 10,000 commonest
/// passwords seldom more than the right one. So a tag does not give a good password away, but confirms a very common
/// one; a shorter tag would hide that better and let more changed passwords pass as the old one (one in 65,536 now).
/// Rule and name stand beside the tag, so that a chance hit elsewhere is not taken for it.
/// </para>
/// </remarks>
public static class Fingerprints
{
    private const int Kept = 16;
    private const int LongestName = 64;

    private static ReadOnlySpan<byte> Key => "secretscan fingerprint v1"u8;

    /// <summary>Of a value that cannot be guessed: <c>v1:</c> and 32 hex digits.</summary>
    public static Fingerprint Strong(ReadOnlySpan<byte> value) => Of("v1:", Hash(0, value, []).AsSpan(0, Kept));

    /// <summary>
    /// Of a value that can be guessed and stands beside <paramref name="secret"/>, which cannot: looks like
    /// <see cref="Strong"/>.
    /// </summary>
    /// <param name="value">The passphrase.</param>
    /// <param name="secret">The secret of its set, else the key.</param>
    public static Fingerprint Bound(ReadOnlySpan<byte> value, ReadOnlySpan<byte> secret) =>
        Of("v1:", Hash(1, value, Hash(3, secret, [])).AsSpan(0, Kept));

    /// <summary>
    /// Of a value that can be guessed and stands alone: <c>v1:w:&lt;4 hex digits&gt;:&lt;rule&gt;:&lt;name&gt;</c>.
    /// </summary>
    /// <param name="value">The password.</param>
    /// <param name="ruleId">The rule that found it.</param>
    /// <param name="slot">The name under which it stands, or null; its ASCII letters and digits count, in lower case.</param>
    public static Fingerprint Tag(ReadOnlySpan<byte> value, string ruleId, string? slot) =>
        Of("v1:w:", Hash(2, value, []).AsSpan(0, 2), $":{ruleId}:{Normalised(slot ?? "")}");

    private static Fingerprint Of(string prefix, ReadOnlySpan<byte> hash, string suffix = "") =>
        new(prefix + Convert.ToHexStringLower(hash) + suffix);

    // The kind keeps the uses apart: no tag is the prefix of a strong fingerprint, no key of one a part of another.
    private static byte[] Hash(byte kind, ReadOnlySpan<byte> value, ReadOnlySpan<byte> under) =>
        HMACSHA256.HashData(Key, [kind, .. under, .. value]);

    private static string Normalised(string slot)
    {
        var name = new StringBuilder();
        foreach (var letter in slot)
        {
            if (char.IsAsciiLetterOrDigit(letter) && name.Length < LongestName)
            {
                name.Append(char.ToLowerInvariant(letter));
            }
        }

        return name.ToString();
    }
}
