using System.Runtime.Intrinsics;
using System.Text;

namespace SecretScan.Detection;

/// <summary>Finds a word in any case at the speed of memory, where the words differ from call to call and no automaton is worth its making.</summary>
internal static class AnyCase
{
    private const byte Case = 0x20;

    /// <summary>The first place where <paramref name="word"/> (ASCII) stands in <paramref name="text"/>; -1: none.</summary>
    public static int IndexOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        // Two bytes are compared at sixteen places at once, the first and the last, with the bit of the case set.
        var last = word.Length - 1;
        var places = text.Length - last;
        var (first, end) = (Vector128.Create((byte)(word[0] | Case)), Vector128.Create((byte)(word[last] | Case)));
        var at = 0;
        for (; at + Vector128<byte>.Count <= places; at += Vector128<byte>.Count)
        {
            var fits = Vector128.Equals(Folded(text[at..]), first) & Vector128.Equals(Folded(text[(at + last)..]), end);
            for (var mask = fits.ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
            {
                if (Stands(text, at + int.TrailingZeroCount((int)mask), word))
                {
                    return at + int.TrailingZeroCount((int)mask);
                }
            }
        }

        for (; at < places; at++)
        {
            if ((text[at] | Case) == (word[0] | Case) && Stands(text, at, word))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>True when <paramref name="word"/> stands in <paramref name="text"/>.</summary>
    public static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => IndexOf(text, word) >= 0;

    private static bool Stands(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(text.Slice(at, word.Length), word);

    private static Vector128<byte> Folded(ReadOnlySpan<byte> text) => Vector128.Create(text) | Vector128.Create(Case);
}
