namespace SecretScan.Credentials;

/// <summary>Tells whether the word of a venue, found in a text, is meant as a word.</summary>
internal static class VenueWord
{
    private const int LongWord = 6;

    /// <summary>
    /// A short word must stand apart: <c>OKX_KEY</c>, <c>okxClient</c>, <c>OKXClient</c>, <c>newOkx</c>, not <c>bookxyz</c>
    /// or <c>delegate</c>. A long one may follow other letters, and go on with what venues' names go on with
    /// (<c>binanceusdm</c>, <c>krakenex</c>); <c>krakend</c> is another word.
    /// </summary>
    public static bool Counts(ReadOnlySpan<byte> text, int start, int length) => length >= LongWord
        ? EndsApart(text, start + length) || GoesOn(text, start + length)
        : BeginsApart(text, start) && EndsApart(text, start + length);

    /// <summary>True when <paramref name="path"/> names one of <paramref name="words"/>.</summary>
    public static bool IsInPath(string path, IEnumerable<string> words)
    {
        ReadOnlySpan<byte> bytes = System.Text.Encoding.UTF8.GetBytes(path);
        var folded = System.Text.Encoding.UTF8.GetBytes(path.ToLowerInvariant());
        foreach (var word in words.Select(System.Text.Encoding.UTF8.GetBytes))
        {
            for (var at = 0; folded.AsSpan(at).IndexOf(word) is var found and >= 0; at++)
            {
                at += found;
                if (folded.Length == bytes.Length && Counts(bytes, at, word.Length))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool GoesOn(ReadOnlySpan<byte> text, int end)
    {
        var rest = text[Math.Min(end, text.Length)..Math.Min(end + 12, text.Length)];
        for (var continuations = Continuations; !continuations.IsEmpty;)
        {
            var blank = continuations.IndexOf((byte)' ');
            var word = blank < 0 ? continuations : continuations[..blank];
            if (rest.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(rest[..word.Length], word))
            {
                return true;
            }

            continuations = blank < 0 ? default : continuations[(blank + 1)..];
        }

        return false;
    }

    private static ReadOnlySpan<byte> Continuations =>
        "api adapter account adv bot coin client config connector credential data demo ex fut global go inter key margin market net option order pass perp prime private pro python rest sdk secret socket spot stream swap test trad us v3 v5 wallet web ws"u8;

    private static bool BeginsApart(ReadOnlySpan<byte> text, int start)
    {
        var before = Character(text, start - 1);
        return !char.IsAsciiLetter(before) || !char.IsAsciiLetter(Character(text, start)) || (char.IsAsciiLetterLower(before) && char.IsAsciiLetterUpper(Character(text, start)));
    }

    private static bool EndsApart(ReadOnlySpan<byte> text, int end)
    {
        var after = Character(text, end);
        return !char.IsAsciiLetter(after) || !char.IsAsciiLetter(Character(text, end - 1))
            || (char.IsAsciiLetterUpper(after)
                && (char.IsAsciiLetterLower(Character(text, end - 1)) || char.IsAsciiLetterLower(Character(text, end + 1))));
    }

    private static char Character(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length ? (char)text[at] : ' ';
}
