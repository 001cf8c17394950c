using System.Buffers;
using System.Runtime.Intrinsics;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Finds bracketed lists of 64 numbers below 256, the form in which Solana's tools keep a key pair: <c>[12,250, ...]</c>
/// on one line or on many, in JSON, Rust, TypeScript and Python alike.
/// </summary>
/// <remarks>
/// Such a list has 127 bytes or more, hence covers a whole block of 64 aligned bytes: one block of text in 64 bytes is
/// looked at by its first 16, which in source text are hardly ever digits, commas and white space alone.
/// </remarks>
internal static class ByteArrays
{
    private const int Block = 64;
    private const int Longest = 64 * 64;

    private static readonly SearchValues<byte> Inside = SearchValues.Create("0123456789, \t\r\n"u8);

    /// <summary>The next list at or after <paramref name="from"/>, brackets included, its numbers in <paramref name="values"/>; empty at the end.</summary>
    public static Span Next(ReadOnlySpan<byte> text, int from, Span<byte> values)
    {
        for (var at = (from + Block - 1) / Block * Block; at + Block <= text.Length; at += Block)
        {
            if (text[at] > '9' || text[at + 8] > '9' || !IsInside(text[at..]) || text.Slice(at, Block).ContainsAnyExcept(Inside))
            {
                continue;
            }

            var start = text[Math.Max(0, at - Longest)..at].LastIndexOfAnyExcept(Inside) + Math.Max(0, at - Longest);
            var length = text[at..].IndexOfAnyExcept(Inside);
            var end = length < 0 ? text.Length : at + length;
            if (start >= from && end < text.Length && TryRead(text[start..(end + 1)], values))
            {
                return new Span(start, end + 1);
            }

            at = Math.Max(at, (end / Block * Block) - Block);
        }

        return default;
    }

    /// <summary>Some lines, and as much on both sides as a list can have that they are part of.</summary>
    public static Span Around(ReadOnlySpan<byte> text, Span lines) =>
        new(Math.Max(0, lines.Start - Longest), Math.Min(text.Length, lines.End + Longest));

    /// <summary>Reads one list, brackets included; false when it is none of as many numbers as there are <paramref name="values"/>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> list, Span<byte> values) =>
        list.Length is >= 2 and <= Longest && Closes(list[0], list[^1]) && Read(list[1..^1], values);

    private static bool Closes(byte open, byte close) => (open, close) is ((byte)'[', (byte)']') or ((byte)'{', (byte)'}') or ((byte)'(', (byte)')');

    private static bool Read(ReadOnlySpan<byte> list, Span<byte> values)
    {
        var count = 0;
        foreach (var part in list.Split((byte)','))
        {
            var number = list[part].Trim(" \t\r\n"u8);
            if (number.IsEmpty && count == values.Length)
            {
                // A comma behind the last.
                continue;
            }

            if (count == values.Length || number.Length > 3 || !byte.TryParse(number, out values[count++]))
            {
                return false;
            }
        }

        return count == values.Length;
    }

    private static bool IsInside(ReadOnlySpan<byte> text)
    {
        var bytes = Vector128.Create(text);
        var digits = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var blanks = Vector128.LessThan(bytes - Vector128.Create((byte)'\t'), Vector128.Create((byte)5));
        var signs = Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)','));
        return (digits | blanks | signs).ExtractMostSignificantBits() == ushort.MaxValue;
    }
}
