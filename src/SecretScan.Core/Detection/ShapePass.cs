using System.Numerics;
using System.Runtime.Intrinsics;
using SecretScan.Credentials;
using SecretScan.Decoding;

namespace SecretScan.Detection;

/// <summary>
/// Finds long runs of the characters that keys and secrets are made of, whatever stands beside them. A key pair that
/// is passed by position hundreds of lines below its import has no keyword near it.
/// </summary>
/// <remarks>
/// One bit a byte says whether it belongs to a token; four shifted ANDs leave the bits at which sixteen token bytes
/// in a row end, which in source text are rare.
/// </remarks>
internal static class ShapePass
{
    /// <summary>Shortest run that is reported, in bytes.</summary>
    public const int ShortestRun = 16;

    private const int Block = 64;

    /// <summary>
    /// Adds to <paramref name="runs"/> every run of letters, digits, <c>-</c>, <c>_</c>, <c>+</c> and <c>/</c>, with the
    /// padding of base64 behind it, whose length is set in <paramref name="lengths"/>, at most <paramref name="limit"/> of them;
    /// to <paramref name="encoded"/> those that may be text in base64 or hexadecimal digits.
    /// </summary>
    /// <returns>False when the limit was reached and the text not read to its end.</returns>
    public static bool Find(ReadOnlySpan<byte> text, ReadOnlySpan<bool> lengths, SpanBuffer runs, SpanBuffer encoded, int limit)
    {
        ulong before0 = 0, before1 = 0, before2 = 0, before3 = 0;
        var done = 0;

        // The same runs, whichever rules the pass is for.
        var isRead = encoded.Count > 0;
        for (var at = 0; at < text.Length; at += Block)
        {
            var mask = Mask(text[at..]);
            var pairs = mask & ((mask << 1) | (before0 >> 63));
            var fours = pairs & ((pairs << 2) | (before1 >> 62));
            var eights = fours & ((fours << 4) | (before2 >> 60));
            var ends = eights & ((eights << 8) | (before3 >> 56));
            (before0, before1, before2, before3) = (mask, pairs, fours, eights);
            while (ends != 0)
            {
                var end = at + BitOperations.TrailingZeroCount(ends);
                ends &= ends - 1;
                if (end < done)
                {
                    continue;
                }

                var start = end - ShortestRun + 1;
                done = End(text, end);
                if (!isRead && encoded.Count < limit && Decoder.MayBeText(text[start..done]))
                {
                    encoded.Add(new Span(start, done));
                }

                if (done - start < lengths.Length && lengths[done - start])
                {
                    if (runs.Count == limit)
                    {
                        return false;
                    }

                    runs.Add(new Span(start, done));
                }
            }
        }

        return true;
    }

    private static int End(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsToken(text[at]))
        {
            at++;
        }

        // The padding of base64; "NAME=value" is none.
        var padded = at;
        while (padded < text.Length && padded < at + 2 && text[padded] == '=')
        {
            padded++;
        }

        return padded < text.Length && (IsToken(text[padded]) || text[padded] == '=') ? at : padded;
    }

    private static ulong Mask(ReadOnlySpan<byte> text)
    {
        if (text.Length < Block)
        {
            var mask = 0UL;
            for (var i = 0; i < text.Length; i++)
            {
                mask |= IsToken(text[i]) ? 1UL << i : 0;
            }

            return mask;
        }

        return Mask(Vector128.Create(text)) | ((ulong)Mask(Vector128.Create(text[16..])) << 16)
            | ((ulong)Mask(Vector128.Create(text[32..])) << 32) | ((ulong)Mask(Vector128.Create(text[48..])) << 48);
    }

    private static uint Mask(Vector128<byte> bytes)
    {
        var letters = Vector128.LessThan((bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var digits = Vector128.LessThan(bytes - Vector128.Create((byte)'/'), Vector128.Create((byte)11));
        var signs = Vector128.Equals(bytes, Vector128.Create((byte)'-')) | Vector128.Equals(bytes, Vector128.Create((byte)'_'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'+'));
        return (letters | digits | signs).ExtractMostSignificantBits();
    }

    private static bool IsToken(byte c) =>
        char.IsAsciiLetterOrDigit((char)c) || c is (byte)'/' or (byte)'-' or (byte)'_' or (byte)'+';
}
