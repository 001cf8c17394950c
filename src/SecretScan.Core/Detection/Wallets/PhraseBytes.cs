using System.Runtime.Intrinsics;

namespace SecretScan.Detection;

/// <summary>
/// Sorts bytes into letters, what may part the words of a phrase (white space, commas, quotes, numbers, bullets, hyphens and
/// underscores, signs that join two string literals), and everything else; one bit a byte.
/// </summary>
/// <remarks>
/// Two tables, one asked with the low half of a byte and one with the high half: a byte is of a class when both have its
/// bit. Each bit stands for one group of columns that share their rows. No wider vectors: code that asks for them is left to
/// the JIT at every start of a hook.
/// </remarks>
internal static class PhraseBytes
{
    private const int Block = 64;
    private const byte LetterBits = 0x18;

    // Rows 0: \t \n \r. 2: blank " ' ) * + , - . 3: digits and colon. 4 and 6: A to O. 5 and 7: P to Z. 5: backslash, underscore. 6: grave accent.
    private static readonly Vector128<byte> High = Vector128.Create((byte)1, 0, 2, 4, 8, 0x30, 0x48, 0x10, 0, 0, 0, 0, 0, 0, 0, 0);
    private static readonly Vector128<byte> Low = Vector128.Create(
        (byte)(2 | 4 | 0x10 | 0x40), 4 | 8 | 0x10, 2 | 4 | 8 | 0x10, 4 | 8 | 0x10, 4 | 8 | 0x10, 4 | 8 | 0x10, 4 | 8 | 0x10, 2 | 4 | 8 | 0x10,
        4 | 8 | 0x10, 1 | 2 | 4 | 8 | 0x10, 1 | 2 | 4 | 8 | 0x10, 2 | 8, 2 | 8 | 0x20, 1 | 2 | 8, 2 | 8, 8 | 0x20);

    // Copied, because filling would be compiled at each start of a hook.
    private static ReadOnlySpan<byte> Blank => "                                                                "u8;

    /// <summary>The bits of the first 64 bytes; what lies behind the end is neither a letter nor foreign.</summary>
    public static (ulong Letters, ulong Foreign) Of(ReadOnlySpan<byte> text)
    {
        if (text.Length < Block)
        {
            Span<byte> padded = stackalloc byte[Block];
            Blank.CopyTo(padded);
            text.CopyTo(padded);
            return Of(padded);
        }

        var (a, b, c, d) = (Classes(Vector128.Create(text)), Classes(Vector128.Create(text[16..])), Classes(Vector128.Create(text[32..])), Classes(Vector128.Create(text[48..])));
        return (Letters(a) | ((ulong)Letters(b) << 16) | ((ulong)Letters(c) << 32) | ((ulong)Letters(d) << 48),
            Foreign(a) | ((ulong)Foreign(b) << 16) | ((ulong)Foreign(c) << 32) | ((ulong)Foreign(d) << 48));
    }

    private static Vector128<byte> Classes(Vector128<byte> bytes)
    {
        var low = Vector128.Shuffle(Low, bytes & Vector128.Create((byte)0x0F));
        var high = Vector128.Shuffle(High, Vector128.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & Vector128.Create((byte)0x0F));
        return low & high;
    }

    private static uint Letters(Vector128<byte> classes) => ~Vector128.Equals(classes & Vector128.Create(LetterBits), Vector128<byte>.Zero).ExtractMostSignificantBits() & ushort.MaxValue;

    private static uint Foreign(Vector128<byte> classes) => Vector128.Equals(classes, Vector128<byte>.Zero).ExtractMostSignificantBits();
}
