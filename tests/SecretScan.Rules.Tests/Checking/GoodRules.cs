using SecretScan.Rules.Checking;

namespace SecretScan.Rules.Tests.Checking;

public sealed class GoodRules
{
    [Theory]
    [InlineData(RuleOrigin.BuiltIn)]
    [InlineData(RuleOrigin.User)]
    public void AreUsedWithoutAWord(RuleOrigin origin)
    {
        var check = Sample.Check(origin, Sample.Tokens, Sample.Venue);
        Assert.Empty(check.Problems);
        Assert.NotNull(check.Open());
    }

    [Fact]
    public void MayBeNoneAtAll()
    {
        var check = Sample.Check(RuleOrigin.BuiltIn, "names: { key: [api_key] }");
        Assert.Empty(check.Problems);
        Assert.Equal(0, check.Open()!.Entries.Length);
    }
}
