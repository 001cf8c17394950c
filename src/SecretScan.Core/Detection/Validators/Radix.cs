namespace SecretScan.Detection;

/// <summary>Numbers written in the digits of a token format.</summary>
internal static class Radix
{
    public static ReadOnlySpan<byte> Base62 => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    public static ReadOnlySpan<byte> Base36 => "0123456789abcdefghijklmnopqrstuvwxyz"u8;

    /// <summary>Fills <paramref name="digits"/>, most significant first, padded with the digit that means zero.</summary>
    public static void Write(uint value, ReadOnlySpan<byte> alphabet, Span<byte> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = alphabet[(int)(value % (uint)alphabet.Length)];
            value /= (uint)alphabet.Length;
        }
    }
}
