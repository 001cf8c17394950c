using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Configuration;
using SecretScan.Rules;

namespace SecretScan.Tests.Configuration;

public sealed class AConfiguration
{
    [Fact]
    public void SaysWhatStandsInIt()
    {
        var file = Read(ConfigurationExamples.Everything);
        Assert.Equal((Severity.High, 3, 9), (file.FailOn!.Value, file.FailOn.At.Line, file.FailOn.At.Column));
        Assert.Equal((Severity.Info, Confidence.Low), (file.MinSeverity!.Value, file.MinConfidence!.Value));
        Assert.Equal((20_000_000, TimeSpan.FromMinutes(5)), (file.MaxFileSize!.Value, file.Timeout!.Value));
        Assert.Equal("policy/known.json", file.Baseline!.Value);
        Assert.Equal(["text", "sarif=out/secrets.sarif"], file.Reports.Select(r => r.Value));
        Assert.True(file.AllowsNewMarkers!.Value);
        Assert.Equal(["generic-secret"], file.DisabledRules.Select(r => r.Value));
        Assert.Equal([("kucoin-api-key", Severity.Low), ("github-pat", Severity.Critical)], file.RuleSeverities.Select(r => (r.Rule.Value, r.Severity)));
        Assert.Equal(["policy/rules"], file.RuleFiles.Select(r => r.Value));
        Assert.Equal(["src", "**/*.yml"], file.IncludedPaths.Select(r => r.Value));
        Assert.Equal(["third-party/", "**/testdata/**"], file.ExcludedPaths.Select(r => r.Value));
    }

    [Fact]
    public void SaysWhatIsAllowed()
    {
        var allow = Read(ConfigurationExamples.Everything).Allow;
        Assert.Equal(["it's the documentation's key: nobody's", "test account \"A\""], allow.Select(entry => entry.Reason));
        Assert.Equal("docs/**", Assert.Single(allow[0].Paths));
        Assert.Equal(["kucoin-api-key", "kucoin-api-secret"], allow[1].Rules.Select(rule => rule.Value));
        Assert.Equal(ConfigurationExamples.Value, allow[1].Values[0]);
        Assert.Equal(("ada@example.org", new DateOnly(2027, 1, 31), 26), (allow[1].Owner, allow[1].Expires, allow[1].At.Line));
        Assert.False(allow[1].IsExpired(new DateOnly(2027, 1, 31)));
        Assert.True(allow[1].IsExpired(new DateOnly(2027, 2, 1)));
        Assert.False(allow[0].IsExpired(DateOnly.MaxValue));
    }

    [Fact]
    public void OfTheReadmeNamesRulesThatThereAre()
    {
        var file = Read(ConfigurationExamples.OfReadme);
        var rules = file.DisabledRules.Concat(file.RuleSeverities.Select(pair => pair.Rule)).Concat(file.Allow.SelectMany(entry => entry.Rules));
        Assert.All(rules, rule => Assert.True(RuleSet.BuiltIn.FindRule(rule.Value) >= 0, rule.Value));
    }

    [Theory]
    [MemberData(nameof(ConfigurationExamples.Right), MemberType = typeof(ConfigurationExamples))]
    public void IsReadInEveryForm(string text) => Assert.Equal("it", Read(text).Name);

    [Theory]
    [MemberData(nameof(ConfigurationExamples.Wrong), MemberType = typeof(ConfigurationExamples))]
    public void ThatIsWrongSaysWhereAndWhy(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ConfigurationException>(() => Read(text)).Message, StringComparison.Ordinal);

    // Whoever writes a suppression has the value at hand.
    [Theory]
    [InlineData("version: 1\nallow: [{reason: because, values: [VALUE]}]\n")]
    [InlineData("version: 1\nallow: [{reason: because, paths: [a], expires: VALUE}]\n")]
    [InlineData("version: 1\nallow: [{reason: because, paths: [a], VALUE: b}]\n")]
    [InlineData("version: 1\nfailOn: VALUE\n")]
    [InlineData("version: 1\nVALUE: high\n")]
    public void ShowsNoValueThatStandsWhereAWordBelongs(string text)
    {
        foreach (var value in new[] { "54ba9e71-c3d8-4f06-9b2a-e17¦d60c4f86b".Replace("¦", "", StringComparison.Ordinal), "6569a3c17d02be¦94f1a86b35".Replace("¦", "", StringComparison.Ordinal), "Vq7rukhaJoe93x" })
        {
            var error = Assert.Throws<ConfigurationException>(() => Read(text.Replace("VALUE", value, StringComparison.Ordinal)));
            Assert.DoesNotContain(value[..8], error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2027-02-30")]
    [InlineData("0000-01-01")]
    public void KnowsTheDaysThatThereAre(string day) =>
        Assert.Throws<ConfigurationException>(() => Read($"version: 1\nallow: [{{reason: x, paths: [a], expires: {day}}}]"));

    [Fact]
    public void OfAnyBytesIsOneOrOneLineThatSaysWhy() => Prop.ForAll<byte[]>(IsReadOrRefused).QuickCheckThrowOnFailure();

    [Fact]
    public void ThatWasDamagedIsOneOrOneLineThatSaysWhy()
    {
        var right = Encoding.UTF8.GetBytes(ConfigurationExamples.Everything);
        var damage =
            from at in Gen.Choose(0, right.Length - 1)
            from taken in Gen.Choose(0, 12)
            from put in Gen.Elements("", " ", "\n", "-", ": ", "[", "]", "{", "'", "\"", "#", "\t", "\0", "*", "&a", "\u202e", "  - ", "version: 1")
            select (byte[])[.. right[..at], .. Encoding.UTF8.GetBytes(put), .. right[Math.Min(right.Length, at + taken)..]];
        Prop.ForAll(damage.ToArbitrary(), IsReadOrRefused).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void ThatIsTooLargeIsNotRead() =>
        Assert.Contains("at most 4 MB", Assert.Throws<ConfigurationException>(() => ConfigurationFile.Parse(new byte[(4 << 20) + 1], "it")).Message, StringComparison.Ordinal);

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            return ConfigurationFile.Parse(bytes, "it") is not null;
        }
        catch (ConfigurationException e)
        {
            return e.Message.StartsWith("it:", StringComparison.Ordinal) && !e.Message.Any(char.IsControl) && e.Message.Length < 400;
        }
    }

    private static ConfigurationFile Read(string text) => ConfigurationFile.Parse(Encoding.UTF8.GetBytes(text), "it");
}
