using System.Buffers;

namespace SecretScan.Detection;

/// <summary>
/// A value assigned to a name that means a secret. Would rather be quiet than wrong: words, identifiers, references,
/// paths, versions, hashes and code are none, and what is left must be as uneven as what a machine draws, or, under the
/// name of a password, mixed as people are told to mix it.
/// </summary>
internal static class Assignment
{
    // Of random values of 16 to 40 characters over 36 to 94 symbols, 1 in 1,000 stays below the entropy floor and 1 in 200
    // above the word ceiling (short ones); identifiers and prose lie at 0.7 to 0.95 of frequent pairs.
    private const double LeastEntropy = 0.72;
    private const double MostWords = 0.6;
    private const int ShortestKey = 16;

    private static readonly SearchValues<byte> Hex = SearchValues.Create("0123456789abcdefABCDEF-"u8);

    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> match, ReadOnlySpan<byte> surroundings)
    {
        var name = AssignmentName.Of(match, surroundings);
        var value = new AssignedValue(secret, match, surroundings);
        if (name.MeansSomethingElse || !value.IsWhole || value.IsCode || value.HasOwnRule || Placeholder.Is(secret))
        {
            return Validation.Rejected;
        }

        return Validation.RejectUnless(
            Classes(secret) >= 2
            && Entropy.Normalised(secret) >= LeastEntropy
            && (name.IsPassword && Classes(secret) >= 3 || (IsDrawn(secret, name))));
    }

    private static bool IsDrawn(ReadOnlySpan<byte> secret, AssignmentName name) =>
        (secret.Length >= ShortestKey || (name.IsPassword && secret.Length >= 10))
        && (IsHexOrUuid(secret) ? name.IsKey : WordLikeness.Of(secret) <= MostWords);

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
