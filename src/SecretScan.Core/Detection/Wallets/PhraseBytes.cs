using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SecretScan.Detection;

/// <summary>
/// Sorts bytes into letters, what may stand between the words of a phrase or close to that in the code table (white space,
/// digits, most signs), and what never does: <c>; &lt; = &gt; ? @ { | } ~ ( /</c>, control characters and bytes beyond ASCII.
/// </summary>
/// <remarks>
/// Comparisons of 16 bytes only: what asks for table look-ups or wider vectors is left to the JIT at every start of a hook.
/// </remarks>
internal static class PhraseBytes
{
    private const int Block = 64;

    [ThreadStatic]
    private static byte[]? _padded;

    // Copied, because filling would be compiled at each start of a hook.
    private static ReadOnlySpan<byte> Blank => "                                                                "u8;

    /// <summary>The bits of the first 64 bytes; what lies behind the end is neither a letter nor foreign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Letters, ulong Foreign) Of(ReadOnlySpan<byte> text)
    {
        ref var first = ref MemoryMarshal.GetReference(text.Length < Block ? Padded(text) : text);
        var (a, b, c, d) = (Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, 16), Vector128.LoadUnsafe(ref first, 32), Vector128.LoadUnsafe(ref first, 48));
        return (Letters(a) | ((ulong)Letters(b) << 16) | ((ulong)Letters(c) << 32) | ((ulong)Letters(d) << 48),
            ~(Inside(a) | ((ulong)Inside(b) << 16) | ((ulong)Inside(c) << 32) | ((ulong)Inside(d) << 48)));
    }

    // The last block of a text, with blanks behind it.
    private static ReadOnlySpan<byte> Padded(ReadOnlySpan<byte> text)
    {
        var padded = _padded ??= new byte[Block];
        Blank.CopyTo(padded);
        text.CopyTo(padded);
        return padded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Letters(Vector128<byte> bytes) =>
        Below((bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), 26).ExtractMostSignificantBits();

    // Blank to colon, A to z, tab to carriage return.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Inside(Vector128<byte> bytes)
    {
        var inside = Below(bytes - Vector128.Create((byte)' '), 27) | Below(bytes - Vector128.Create((byte)'A'), 58) | Below(bytes - Vector128.Create((byte)'\t'), 5);
        var never = Vector128.Equals(bytes, Vector128.Create((byte)'(')) | Vector128.Equals(bytes, Vector128.Create((byte)'/'));
        return Vector128.AndNot(inside, never).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Below(Vector128<byte> bytes, byte limit) => Vector128.LessThan(bytes, Vector128.Create(limit));
}
