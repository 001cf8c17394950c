using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;

namespace SecretScan.Rules.Tests.Images;

public sealed class DamagedImage
{
    private readonly byte[] _image = Sample.Check(RuleOrigin.BuiltIn, Sample.Tokens, Sample.Venue).Image!;

    [Fact]
    public void IsNotOpenedWhereverItEnds()
    {
        // The last word may be padding.
        for (var length = 0; length <= _image.Length - 8; length += 3)
        {
            var part = _image[..length];
            Assert.Throws<InvalidDataException>(() => ReadAll(part));
        }
    }

    [Fact]
    public void IsNotOpenedWhenItsVersionIsAnother()
    {
        _image[4]++;
        var e = Assert.Throws<InvalidDataException>(() => RuleImage.Open(() => _image));
        Assert.Contains("version", e.Message);
    }

    [Fact]
    public void GivesWrongTextsOrAnErrorAndNeverReadsOutside()
    {
        for (var i = 0; i < _image.Length; i++)
        {
            var damaged = _image.ToArray();
            damaged[i] ^= 0x81;
            try
            {
                ReadAll(damaged);
            }
            catch (Exception e) when (e is InvalidDataException or ArgumentException or IndexOutOfRangeException)
            {
                Assert.DoesNotContain("overflow", e.Message);
            }
        }
    }

    private static void ReadAll(byte[] bytes)
    {
        var image = RuleImage.Open(() => bytes);
        for (var i = 0; i < image.Entries.Length; i++)
        {
            image.Rule(i);
        }

        _ = image.Venues;
        _ = image.Names;
        _ = image.Keywords;
        image.UsesOf(0);
    }
}
