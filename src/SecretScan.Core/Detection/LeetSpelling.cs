namespace SecretScan.Detection;

/// <summary>Letters that people write as digits and marks: <c>P@ssw0rd</c> reads as Password. An exclamation mark is one far more often than an i.</summary>
internal static class LeetSpelling
{
    /// <summary>Writes <paramref name="text"/> with letters into <paramref name="plain"/>, as much of it as fits.</summary>
    public static void Undo(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = text[i] switch
            {
                (byte)'@' or (byte)'4' => (byte)'a',
                (byte)'0' => (byte)'o',
                (byte)'1' => (byte)'i',
                (byte)'3' => (byte)'e',
                (byte)'5' or (byte)'$' => (byte)'s',
                (byte)'7' => (byte)'t',
                var other => other,
            };
        }
    }
}
