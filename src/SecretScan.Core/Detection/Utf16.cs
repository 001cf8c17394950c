using System.Buffers.Binary;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// Recognises UTF-16 and gives it as UTF-8, so that one engine scans it. PowerShell redirection and Windows editors
/// write such files, and git calls them binary.
/// </summary>
/// <remarks>
/// Without a byte order mark a text is taken for UTF-16 when, of its first 4 KiB, at least seven in ten of the high
/// bytes are zero and hardly any of the low ones: ASCII in UTF-16 has all of them, other files practically none.
/// </remarks>
internal static class Utf16
{
    private const int Probe = 4096;
    private const int Shortest = 16;

    // As much as git looks at.
    private const int GitProbe = 8000;

    /// <summary>True for what git calls binary, a zero byte near the start, and what is no UTF-16 either.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> text) =>
        MayBe(text) && ToUtf8(text[..Math.Min(text.Length, Probe)]) is null;

    /// <summary>False for texts that are neither UTF-16 nor binary: there is no zero byte near their start.</summary>
    public static bool MayBe(ReadOnlySpan<byte> text) => text[..Math.Min(text.Length, GitProbe)].IndexOf((byte)0) >= 0;

    /// <summary>The text as UTF-8 when it is UTF-16, else null.</summary>
    public static byte[]? ToUtf8(ReadOnlySpan<byte> text)
    {
        // ASCII in UTF-16 brings zero bytes. A mark before a text without any is there to mislead.
        var hasZero = text[..Math.Min(text.Length, Probe)].IndexOf((byte)0) >= 0;
        if (hasZero && text.Length >= 2 && text[0] == 0xFF && text[1] == 0xFE)
        {
            return Transcode(text[2..], bigEndian: false);
        }

        if (hasZero && text.Length >= 2 && text[0] == 0xFE && text[1] == 0xFF)
        {
            return Transcode(text[2..], bigEndian: true);
        }

        var probe = text[..Math.Min(text.Length & ~1, Probe)];
        if (probe.Length < Shortest || !hasZero)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < probe.Length; i += 2)
        {
            even += probe[i] == 0 ? 1 : 0;
            odd += probe[i + 1] == 0 ? 1 : 0;
        }

        var (most, few) = (probe.Length / 2 * 7 / 10, probe.Length / 2 / 20);
        return odd >= most && even <= few ? Transcode(text, bigEndian: false)
            : even >= most && odd <= few ? Transcode(text, bigEndian: true) : null;
    }

    private static byte[] Transcode(ReadOnlySpan<byte> text, bool bigEndian)
    {
        var chars = new char[text.Length / 2];
        for (var i = 0; i < chars.Length; i++)
        {
            var unit = text.Slice(2 * i, 2);
            chars[i] = (char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(unit) : BinaryPrimitives.ReadUInt16LittleEndian(unit));
        }

        return Encoding.UTF8.GetBytes(chars);
    }
}
