using System.Security.Cryptography;

namespace SecretScan.Detection;

/// <summary>
/// The arithmetic of BIP-39: 12, 15, 18, 21 or 24 words are 11 bits each, of which the last of every 33 belong to the start of
/// the SHA-256 of the others.
/// </summary>
internal static class Mnemonic
{
    public const int Shortest = 12;
    public const int Longest = 24;

    private const int BitsAWord = 11;
    private const int LeastDistinct = 9;

    /// <summary>True for the numbers of words that a mnemonic may have.</summary>
    public static bool IsCount(int words) => words is >= Shortest and <= Longest && words % 3 == 0;

    /// <summary>Bits of the checksum: of so many random phrases one in 2 to that power passes.</summary>
    public static int ChecksumBits(int words) => words / 3;

    /// <summary>True when the checksum fits.</summary>
    public static bool Holds(ReadOnlySpan<int> numbers)
    {
        if (!IsCount(numbers.Length))
        {
            return false;
        }

        Span<byte> bits = stackalloc byte[(Longest * BitsAWord / 8) + 1];
        bits.Clear();
        for (var i = 0; i < numbers.Length * BitsAWord; i++)
        {
            bits[i / 8] |= (byte)((numbers[i / BitsAWord] >> (BitsAWord - 1 - (i % BitsAWord)) & 1) << (7 - (i % 8)));
        }

        var checksum = ChecksumBits(numbers.Length);
        var entropy = checksum * 4;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bits[..entropy], hash);
        return hash[0] >> (8 - checksum) == bits[entropy] >> (8 - checksum);
    }

    /// <summary>True for what nobody draws: the words of a list in their order, and the same few words over and over.</summary>
    public static bool IsMadeUp(ReadOnlySpan<int> numbers)
    {
        int rising = 0, falling = 0, distinct = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            rising += i > 0 && numbers[i] > numbers[i - 1] ? 1 : 0;
            falling += i > 0 && numbers[i] < numbers[i - 1] ? 1 : 0;
            distinct += numbers[..i].Contains(numbers[i]) ? 0 : 1;
        }

        return rising == numbers.Length - 1 || falling == numbers.Length - 1 || distinct < LeastDistinct;
    }
}
