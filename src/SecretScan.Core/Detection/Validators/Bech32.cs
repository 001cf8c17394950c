namespace SecretScan.Detection;

/// <summary>Bech32 (BIP-173) in upper or lower case, as age writes its keys: human part, <c>1</c>, data, six characters of checksum.</summary>
internal static class Bech32
{
    private const int Checksum = 6;

    private static ReadOnlySpan<byte> Alphabet => "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8;

    private static ReadOnlySpan<uint> Generator => [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        var separator = secret.LastIndexOf((byte)'1');
        if (separator < 1 || secret.Length - separator <= Checksum)
        {
            return Validation.Rejected;
        }

        var sum = 1u;
        foreach (var c in secret[..separator])
        {
            sum = Next(sum) ^ (uint)(Lower(c) >> 5);
        }

        sum = Next(sum);
        foreach (var c in secret[..separator])
        {
            sum = Next(sum) ^ (uint)(Lower(c) & 31);
        }

        foreach (var c in secret[(separator + 1)..])
        {
            var digit = Alphabet.IndexOf(Lower(c));
            if (digit < 0)
            {
                return Validation.Rejected;
            }

            sum = Next(sum) ^ (uint)digit;
        }

        return sum == 1 ? new(Verdict.Proved, "checksum fits") : Validation.Rejected;
    }

    private static uint Next(uint sum)
    {
        var top = sum >> 25;
        sum = (sum & 0x1FFFFFF) << 5;
        for (var i = 0; i < Generator.Length; i++)
        {
            sum ^= ((top >> i) & 1) == 1 ? Generator[i] : 0;
        }

        return sum;
    }

    private static byte Lower(byte c) => c is >= (byte)'A' and <= (byte)'Z' ? (byte)(c | 0x20) : c;
}
