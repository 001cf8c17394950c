namespace SecretScan.Detection;

/// <summary>
/// Randomness of a value, made comparable over alphabets: a plain Shannon limit that lets hex keys of 24 characters pass
/// would let most prose pass too (research: plain limits drop half of all real 24-hex keys).
/// </summary>
public static class Entropy
{
    /// <summary>Shannon entropy in bits per byte, 0 to 8; 0 for an empty value.</summary>
    public static double Bits(ReadOnlySpan<byte> value)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var b in value)
        {
            counts[b]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                bits -= (double)count / value.Length * Math.Log2((double)count / value.Length);
            }
        }

        return bits;
    }

    /// <summary>
    /// Bits per byte over the most that a value of this length and alphabet can have, 0 to 1. The alphabet is the
    /// smallest usual one that holds every byte; random values of 20 bytes and more lie above 0.7.
    /// </summary>
    public static double Normalised(ReadOnlySpan<byte> value)
    {
        var most = Math.Min(value.Length, Alphabet(value));
        return most < 2 ? 0 : Math.Min(1, Bits(value) / Math.Log2(most));
    }

    /// <summary>Size of the smallest usual alphabet that holds every byte: 10, 16, 22, 26, 32, 36, 52, 62, 64, 94 or 256.</summary>
    public static int Alphabet(ReadOnlySpan<byte> value)
    {
        bool digit = false, notBase32 = false, lower = false, upper = false, beyondHex = false, base64 = false, printable = false;
        foreach (var b in value)
        {
            switch (b)
            {
                case >= (byte)'0' and <= (byte)'9':
                    digit = true;
                    notBase32 |= b is (byte)'0' or (byte)'1' or (byte)'8' or (byte)'9';
                    break;
                case >= (byte)'a' and <= (byte)'z':
                    lower = true;
                    beyondHex |= b > (byte)'f';
                    break;
                case >= (byte)'A' and <= (byte)'Z':
                    upper = true;
                    beyondHex |= b > (byte)'F';
                    break;
                case (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_' or (byte)'=':
                    base64 = true;
                    break;
                case > 0x20 and < 0x7F:
                    printable = true;
                    break;
                default:
                    return 256;
            }
        }

        return (printable, base64, lower, upper, digit) switch
        {
            (true, _, _, _, _) => 94,
            (_, true, _, _, _) => 64,
            (_, _, false, false, _) => 10,
            (_, _, true, true, _) => beyondHex ? digit ? 62 : 52 : 22,
            _ when !beyondHex => 16,
            (_, _, _, _, false) => 26,
            _ => notBase32 ? 36 : 32,
        };
    }
}
