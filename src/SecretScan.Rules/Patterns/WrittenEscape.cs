namespace SecretScan.Rules.Patterns;

/// <summary>
/// Escapes as they are written in JSON, in source code and in URLs. The last character of one looks like a part of the
/// token behind it (<c>"…\nghp_…"</c>, <c>%3Dghp_…</c>) and is not.
/// </summary>
internal static class WrittenEscape
{
    /// <summary>Whether <c>\n</c>, <c>\r</c>, <c>\t</c>, <c>%xx</c> or <c>\u00xx</c> ends just before a position.</summary>
    public static bool EndsAt(ReadOnlySpan<byte> text, int position) =>
        text[Math.Max(0, position - 6)..position] switch
        {
            [.., (byte)'\\', (byte)'n' or (byte)'r' or (byte)'t'] => true,
            [.., (byte)'%', var high, var low] => IsHex(high) && IsHex(low),
            [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', var high, var low] => IsHex(high) && IsHex(low),
            _ => false,
        };

    private static bool IsHex(byte value) => char.IsAsciiHexDigit((char)value);
}
