namespace SecretScan.Detection;

/// <summary>
/// Characters spread as in a random string of their alphabet. Generated keys of 8 and more characters pass whatever
/// their alphabet; identifiers, sentences joined by hyphens, dates, counters and repeats do not.
/// </summary>
/// <remarks>
/// Chosen on 40,000 generated values of each length: of 10 to 18 characters 0.2 to 0.3 % are refused as words, of 28
/// and more under 0.1 %; identifiers of camelCase and snake_case words lie between 0.77 and 1.
/// </remarks>
internal static class RandomText
{
    private const int Longest = 512;
    private const int LongestMark = 8;
    private const int EnoughPairs = 8;
    private const double LeastEntropy = 0.72;

    // 82 % of the letter pairs of identifiers are frequent ones, of random text a quarter.
    private const double MostWordLike = 0.7;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length > Longest)
        {
            return Validation.Accepted;
        }

        // A mark of the kind is not random: 0x, bg_, cc_.
        var drawn = secret.StartsWith("0x"u8) ? secret[2..]
            : secret.LastIndexOf((byte)'_') is > 0 and var mark && secret.Length - mark > 16 && mark <= LongestMark ? secret[(mark + 1)..] : secret;

        // What joins groups or fills up base64 is no random character either.
        Span<byte> bare = stackalloc byte[Longest];
        var length = 0;
        foreach (var c in drawn)
        {
            if (c is not ((byte)'-' or (byte)'='))
            {
                bare[length++] = c;
            }
        }

        bare = bare[..length];
        return Validation.RejectUnless(
            secret.Length >= 8 && HasBothKinds(bare) && !IsWordLike(drawn) && Entropy.Normalised(bare) >= LeastEntropy);
    }

    // Of 16 hex digits one in 6 million has no digit, of 32 letters of both cases and digits one in 300; there are keys of
    // capital letters only.
    private static bool HasBothKinds(ReadOnlySpan<byte> value)
    {
        var (digits, hex, lower, upper) = (0, 0, 0, 0);
        foreach (var c in value)
        {
            digits += char.IsAsciiDigit((char)c) ? 1 : 0;
            hex += char.IsAsciiHexDigit((char)c) ? 1 : 0;
            lower += char.IsAsciiLetterLower((char)c) ? 1 : 0;
            upper += char.IsAsciiLetterUpper((char)c) ? 1 : 0;
        }

        var needsDigit = hex == value.Length ? value.Length >= 16 : lower > 0 && upper > 0 && value.Length >= 32;
        return digits < value.Length && (digits > 0 || !needsDigit);
    }

    private static bool IsWordLike(ReadOnlySpan<byte> value)
    {
        var pairs = 0;
        var beyondHex = false;
        for (var i = 1; i < value.Length; i++)
        {
            var isHump = char.IsAsciiLetterLower((char)value[i - 1]) && char.IsAsciiLetterUpper((char)value[i]);
            pairs += !isHump && char.IsAsciiLetter((char)value[i]) && char.IsAsciiLetter((char)value[i - 1]) ? 1 : 0;
            beyondHex |= char.IsAsciiLetter((char)value[i]) && !char.IsAsciiHexDigit((char)value[i]);
        }

        return beyondHex && pairs >= EnoughPairs && WordLikeness.Of(value) > MostWordLike;
    }
}
