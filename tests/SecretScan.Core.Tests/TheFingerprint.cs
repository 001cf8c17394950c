namespace SecretScan.Tests;

public class TheFingerprint
{
    private static readonly byte[] Value = "correct horse"u8.ToArray();

    // Committed baselines depend on these: whoever changes them needs a v2.
    [Fact]
    public void OfAValueNeverChanges()
    {
        Assert.Equal("v1:bf35953f9fe110565b34b1acc48109ee", Fingerprints.Strong(Value).Text);
        Assert.Equal("v1:92569bd21027d1980dd97d71168a00bb", Fingerprints.Bound(Value, "secret"u8).Text);
        Assert.Equal("v1:w:dba6:generic-password:dbpassword", Fingerprints.Tag(Value, "generic-password", "DB_Password").Text);
    }

    [Fact]
    public void OfAPassphraseNeedsItsSecret()
    {
        Assert.NotEqual(Fingerprints.Bound(Value, "secret"u8), Fingerprints.Bound(Value, "other"u8));
        Assert.NotEqual(Fingerprints.Bound(Value, ""u8), Fingerprints.Strong(Value));
    }

    [Fact]
    public void OfALonePasswordSaysLittleOfItsValue()
    {
        var tag = Fingerprints.Tag(Value, "rule", null).Text;
        Assert.Equal("v1:w:0000:rule:".Length, tag.Length);
        Assert.DoesNotContain(tag.Split(':')[2], Fingerprints.Strong(Value).Text[..7]);
    }

    [Fact]
    public void HoldsNothingOfANameButLettersAndDigits() =>
        Assert.EndsWith(":rule:ab1", Fingerprints.Tag(Value, "rule", "A:b\n\u001b[1日").Text);

    [Fact]
    public void HoldsNoMoreThanTheBeginningOfAName() =>
        Assert.EndsWith(":" + new string('a', 64), Fingerprints.Tag(Value, "rule", new string('a', 100_000)).Text);
}
