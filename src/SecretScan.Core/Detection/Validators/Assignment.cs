using System.Buffers;

namespace SecretScan.Detection;

/// <summary>
/// A value assigned to a name that means a secret. Would rather be quiet than wrong: words, identifiers, references,
/// paths, versions, hashes and code are none, and what is left must be as uneven as what a machine draws, or, under the
/// name of a password, mixed as people are told to mix it.
/// </summary>
internal static class Assignment
{
    // Measured on 20,000 random values for each length and alphabet: of 24 base62 characters 1 in 120 is missed, of 16
    // 1 in 30. Identifiers and prose have 0.7 to 0.95 frequent pairs and change their kind of character at most every
    // third time. Over checkouts of redis, freqtrade, hummingbot and Binance.Net (5,500 files) 39 findings of some 15
    // values remain, each a key in shape: fixtures, documentation, one published token.
    private const double LeastEntropy = 0.72;
    private const double MostWords = 0.6;
    private const double LeastRestless = 0.5;
    private const int ShortestKey = 16;
    private const int ShortestPassword = 10;

    private static readonly SearchValues<byte> Hex = SearchValues.Create("0123456789abcdefABCDEF-"u8);

    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        var name = AssignmentName.Of(match, surroundings);
        var value = new AssignedValue(secret, match, surroundings);
        if (name.MeansSomethingElse || !value.IsWhole || value.IsCode || value.HasOwnRule || Placeholder.Is(secret))
        {
            return Validation.Rejected;
        }

        var isSecret = Entropy.Normalised(secret) >= LeastEntropy && ((name.IsPassword && Classes(secret) == 3) || IsDrawn(secret, name));
        return isSecret && MadeUp.Says(match, surroundings) ? new Validation(Verdict.Example) : Validation.RejectUnless(isSecret);
    }

    private static bool IsDrawn(ReadOnlySpan<byte> secret, AssignmentName name)
    {
        if (secret.Length < ShortestKey && !(name.IsPassword && secret.Length >= ShortestPassword))
        {
            return false;
        }

        return IsHexOrUuid(secret) ? name.IsKey && Classes(secret) > 1
            : Restlessness(secret) >= LeastRestless || (Classes(secret) > 1 && WordLikeness.Of(secret) <= MostWords);
    }

    // Share of neighbours that differ in kind: small letter, capital, digit. Six of ten do in base62.
    private static double Restlessness(ReadOnlySpan<byte> secret)
    {
        var changes = 0;
        for (var i = 1; i < secret.Length; i++)
        {
            changes += Kind(secret[i]) is var kind and > 0 && Kind(secret[i - 1]) is var before and > 0 && kind != before ? 1 : 0;
        }

        return (double)changes / (secret.Length - 1);
    }

    private static int Kind(byte b) =>
        char.IsAsciiLetterLower((char)b) ? 1 : char.IsAsciiLetterUpper((char)b) ? 2 : char.IsAsciiDigit((char)b) ? 3 : 0;

    // Letters, digits, and what passwords are mixed with; hyphens, dots and the like join words and do not count.
    private static int Classes(ReadOnlySpan<byte> secret)
    {
        bool letter = false, digit = false, special = false;
        foreach (var b in secret)
        {
            letter |= char.IsAsciiLetter((char)b);
            digit |= char.IsAsciiDigit((char)b);
            special |= "!#$%&*+=?@^~|"u8.Contains(b);
        }

        return (letter ? 1 : 0) + (digit ? 1 : 0) + (special ? 1 : 0);
    }

    private static bool IsHexOrUuid(ReadOnlySpan<byte> secret) => !secret.ContainsAnyExcept(Hex);
}
