using FsCheck;
using FsCheck.Fluent;
using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Tests.Patterns;

public class KeywordPlaces
{
    [Theory]
    [InlineData("(?<secret>tok_[a-z]{9})", "tok_", 0, 0)]
    [InlineData("(?<secret>tok_[a-z]{9})", "TOK", 0, 0)]
    [InlineData("[a-z]{0,20}_(?<secret>x)key", "xKey", 1, 21)]
    [InlineData("(?:sk|pk)_(?:live|test)_(?<secret>[a-z]{9})", "sk_live_", 0, 0)]
    [InlineData("(?:sk|pk)_(?:live|test)_(?<secret>[a-z]{9})", "_test_", 2, 2)]
    [InlineData("(?:ab|c)?x(?<secret>key)", "key", 1, 3)]
    [InlineData("(?<secret>[0-9]{4}key[0-9]{2,5}key)", "key", 4, 12)]
    [InlineData("gh[pousr]_(?<secret>[a-z]{9})", "gho_", 0, 0)]
    [InlineData("(?i:api[_-]?key)=(?<secret>[a-z]{9})", "apikey", 0, 0)]
    [InlineData("(?i:api[_-]?key)=(?<secret>[a-z]{9})", "api-key", 0, 0)]
    [InlineData("(?<secret>(?:ab){1,3}c)", "abc", 0, 4)]
    [InlineData("(?<secret>(?:ab){1,3}c)", "babc", 1, 3)]
    [InlineData("(?<secret>a{2,5}b)", "aab", 0, 3)]
    [InlineData("(?:aws|amazon)[ -]?(?<secret>id)", "aws-id", 0, 0)]
    [InlineData("x(?<secret>[a-z]{9})T3Bl", "t3bl", 10, 10)]
    public void AreKnownAtEveryPlaceItMayStand(string pattern, string keyword, int min, int max) =>
        Assert.Equal((min, max), Pattern.Parse(pattern).OffsetsOf(keyword));

    [Theory]
    [InlineData("(?<secret>[a-z]{40})", "key")]
    [InlineData("(?<secret>[0-9a-f]{8})", "abc")]
    [InlineData("(?<secret>api_key)", "apikey")]
    [InlineData("(?<secret>ab(?:c|d)ef)", "abef")]
    [InlineData("(?<secret>abc)", "abcd")]
    [InlineData("(?<secret>a[^b]c)", "abc")]
    [InlineData("(?<secret>abc)", "ab\u00e9")]
    public void AreNoneWhereItIsNoPartOfThePattern(string pattern, string keyword) =>
        Assert.Null(Pattern.Parse(pattern).OffsetsOf(keyword));

    [Theory]
    [InlineData("(?i:pass|key)[a-z]{0,9}key=(?<secret>x)", true, "pass", "key")]
    [InlineData("(?i:api[_-]?key)=(?<secret>x)", true, "API_KEY", "api-key", "apikey")]
    [InlineData("(?i:api[_-]?key)=(?<secret>x)", false, "api_key", "apikey")]
    [InlineData("(?<secret>gh[ps]_[a-z]{9})", true, "ghp_", "ghs_")]
    [InlineData("(?<secret>gh[a-z]_[a-z]{9})", false, "ghp_", "ghs_")]
    [InlineData("(?:ab)?key=(?<secret>x)", false, "key")]
    [InlineData("(?:ab)?key=(?<secret>x)", true, "key", "abk")]
    [InlineData("(?<secret>(?:ab){1,3}c)", true, "abab", "abc")]
    [InlineData("(?<secret>(?:ab){1,3}c?)", false, "abab", "abc")]
    public void AreItsFrontWhereEveryMatchBeginsWithOne(string pattern, bool isFront, params string[] keywords) =>
        Assert.Equal(isFront, Pattern.Parse(pattern).BeginsWithOneOf(keywords));

    [Fact]
    public void HoldEveryKeywordThatStandsInALiteralStretch()
    {
        var cases = from before in Gen.Elements("", "x", "x?", "(?:x|yz)", "[0-9]{0,3}?", "(?:ab){0,2}")
                    from between in Gen.Elements("", "-?", "(?:_|-)", "[0-9]{1,4}")
                    from texts in Gen.Elements("xyzab0-_key".ToCharArray()).ArrayOf().ListOf(20)
                    select (Pattern: $"{before}key{between}(?<secret>abc?)", Texts: texts);
        var matches = 0;
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var pattern = Pattern.Parse(sample.Pattern);
            var builder = new PatternTableBuilder();
            var entry = builder.Add(pattern, ByteSet.All, ByteSet.All);
            var compiled = builder.Build();
            foreach (var text in sample.Texts.Select(text => text.Concat("0xkeyabc").Select(character => (byte)character).ToArray()))
            {
                var match = compiled.Table.Search(entry, text, 0, text.Length, PatternTable.DefaultBudget);
                if (match.IsMatch)
                {
                    var (min, max) = pattern.OffsetsOf("key")!.Value;
                    Assert.InRange(text.AsSpan(match.Start).IndexOf("key"u8), min, max);
                    matches++;
                }
            }
        }));
        Assert.True(matches > 200, $"only {matches} matches");
    }
}
