namespace SecretScan.Detection;

/// <summary>
/// How much a value reads like words. The table holds the 170 most frequent of 676 letter pairs, counted over the
/// distinct words of four code bases (redis, freqtrade, hummingbot, Binance.Net): 82 % of the pairs in their words and
/// identifiers are in it, 25 % of those in random text.
/// </summary>
internal static class WordLikeness
{
    // Followers of a, b, c, ... as bit sets.
    private static ReadOnlySpan<uint> Followers =>
    [
        0x000EB94E, 0x00104911, 0x000A4C95, 0x00160119, 0x01EEB87F, 0x00124110, 0x00000110, 0x00000111,
        0x002EF85E, 0x00000000, 0x00000010, 0x01184919, 0x0000D111, 0x001C417D, 0x005EF80C, 0x000A4911,
        0x00100000, 0x010E415D, 0x011CC195, 0x011E4195, 0x000EB813, 0x00000011, 0x00000000, 0x00000000,
        0x0000A000, 0x00000000,
    ];

    /// <summary>Share of neighbouring letters that follow each other often in words, 0 to 1; 0 where there are no such pairs.</summary>
    public static double Of(ReadOnlySpan<byte> value)
    {
        int pairs = 0, frequent = 0;
        for (var i = 1; i < value.Length; i++)
        {
            // A capital begins a word of its own: abcKey has no pair ck.
            if (!char.IsAsciiLetter((char)value[i - 1]) || !char.IsAsciiLetter((char)value[i]) || (char.IsAsciiLetterLower((char)value[i - 1]) && char.IsAsciiLetterUpper((char)value[i])))
            {
                continue;
            }

            pairs++;
            frequent += (Followers[(value[i - 1] | 0x20) - 'a'] >> ((value[i] | 0x20) - 'a') & 1) != 0 ? 1 : 0;
        }

        return pairs == 0 ? 0 : (double)frequent / pairs;
    }
}
