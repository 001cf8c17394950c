using System.Text;
using SecretScan.Detection;

namespace SecretScan.Core.Tests.Detection;

public class EntropyOfValues
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("aaaa", 0)]
    [InlineData("abab", 1)]
    [InlineData("abcd", 2)]
    public void BitsPerByte(string value, double bits) => Assert.Equal(bits, Entropy.Bits(Bytes(value)), 6);

    [Theory]
    [InlineData("0042", 10)]
    [InlineData("00ff42", 16)]
    [InlineData("00FF42", 16)]
    [InlineData("00Ff42", 22)]
    [InlineData("abcxyz", 26)]
    [InlineData("XYZ234567", 32)]
    [InlineData("xyz01", 36)]
    [InlineData("XYZabc", 52)]
    [InlineData("XYZabc012", 62)]
    [InlineData("XYZ+abc/==", 64)]
    [InlineData("abc!012", 94)]
    [InlineData("a b", 256)]
    public void SmallestAlphabetThatHoldsEveryByte(string value, int size) => Assert.Equal(size, Entropy.Alphabet(Bytes(value)));

    [Fact]
    public void FullyMixedValuesOfAnyAlphabetReachOne()
    {
        Assert.Equal(1, Entropy.Normalised("0123456789abcdef"u8), 6);
        Assert.Equal(1, Entropy.Normalised("7hexPluSMorK"u8), 6);
    }

    [Fact]
    public void ShortHexKeysScoreAboveTheFloorThatProseMisses()
    {
        var random = new Random(7);
        var lowest = Enumerable.Range(0, 5_000)
            .Min(_ => Entropy.Normalised(Bytes(new string(random.GetItems<char>("0123456789abcdef", 24)))));
        Assert.True(lowest > 0.6, $"{lowest}");
        Assert.True(Entropy.Normalised("aaaaaaaabbbbbbbbaaaaaaaa"u8) < 0.4);
    }

    private static byte[] Bytes(string value) => Encoding.ASCII.GetBytes(value);
}
