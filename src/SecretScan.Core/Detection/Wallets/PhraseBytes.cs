using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    [ThreadStatic]
    private static byte[]? _padded;

    // Rows 0: \t \n \r. 2: blank " ' ) * + , - . 3: digits and colon. 4 and 6: A to O. 5 and 7: P to Z. 5: backslash, underscore. 6: grave accent.
    private static readonly Vector128<byte> High = Vector128.Create((byte)1, 0, 2, 4, 8, 0x30, 0x48, 0x10, 0, 0, 0, 0, 0, 0, 0, 0);
    private static readonly Vector128<byte> Low = Vector128.Create(
        (byte)(2 | 4 | 0x10 | 0x40), 4 | 8 | 0x10, 2 | 4 | 8 | 0x10, 4 | 8 | 0x10, 4 | 8 | 0x10, 4 | 8 | 0x10, 4 | 8 | 0x10, 2 | 4 | 8 | 0x10,
        4 | 8 | 0x10, 1 | 2 | 4 | 8 | 0x10, 1 | 2 | 4 | 8 | 0x10, 2 | 8, 2 | 8 | 0x20, 1 | 2 | 8, 2 | 8, 8 | 0x20);

    // Copied, because filling would be compiled at each start of a hook.
    private static ReadOnlySpan<byte> Blank => "                                                                "u8;

    /// <summary>The bits of the first 64 bytes; what lies behind the end is neither a letter nor foreign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Letters, ulong Foreign) Of(ReadOnlySpan<byte> text)
    {
        if (text.Length < Block)
        {
            return Of(Padded(text));
        }

        ref var first = ref MemoryMarshal.GetReference(text);
        var (a, b, c, d) = (Classes(Vector128.LoadUnsafe(ref first)), Classes(Vector128.LoadUnsafe(ref first, 16)), Classes(Vector128.LoadUnsafe(ref first, 32)), Classes(Vector128.LoadUnsafe(ref first, 48)));
        return (Letters(a) | ((ulong)Letters(b) << 16) | ((ulong)Letters(c) << 32) | ((ulong)Letters(d) << 48),
            Foreign(a) | ((ulong)Foreign(b) << 16) | ((ulong)Foreign(c) << 32) | ((ulong)Foreign(d) << 48));
    }

    // The last block of a text, with blanks behind it.
    private static byte[] Padded(ReadOnlySpan<byte> text)
    {
        var padded = _padded ??= new byte[Block];
        Blank.CopyTo(padded);
        text.CopyTo(padded);
        return padded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Classes(Vector128<byte> bytes)
    {
        var low = LookUp(Low, bytes & Vector128.Create((byte)0x0F));
        var high = LookUp(High, Vector128.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & Vector128.Create((byte)0x0F));
        return low & high;
    }

    // The indices are below 16, hence one instruction is enough.
    private static Vector128<byte> LookUp(Vector128<byte> table, Vector128<byte> indices) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, indices) : Vector128.Shuffle(table, indices);

    private static uint Letters(Vector128<byte> classes) => ~Vector128.Equals(classes & Vector128.Create(LetterBits), Vector128<byte>.Zero).ExtractMostSignificantBits() & ushort.MaxValue;

    private static uint Foreign(Vector128<byte> classes) => Vector128.Equals(classes, Vector128<byte>.Zero).ExtractMostSignificantBits();
}
