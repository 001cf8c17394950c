using SecretScan.Rules.Checking;

namespace SecretScan.Rules.Tests.Checking;

public sealed class FaultyRule
{
    [Theory]
    [InlineData("id: acme-token", "id: acme_token", 5, "lower-case words joined by hyphens")]
    [InlineData("id: acme-token", "id: token", 5, "must begin with its provider: 'acme-'")]
    [InlineData("id: acme-token", "id: acme-account-secret", 21, "is taken already at 0.yml:5:9")]
    [InlineData("name: Acme\n", "", 1, "'provider:' (lower-case id) and 'name:'")]
    [InlineData("provider: acme\n", "provider: Acme\n", 1, "must be lower-case words")]
    [InlineData("    title: Acme token\n", "", 5, "the rule needs 'title'")]
    [InlineData("keywords: [acme_]", "keywords: [ac]", 9, "must have 3 to 100 characters")]
    [InlineData("keywords: [acme_]", "keywords: [acmé]", 9, "must be ASCII")]
    [InlineData("    keywords: [acme_]\n", "", 5, "needs 'keywords'")]
    [InlineData("{24}", "{5000}", 10, "it can match 5005 bytes, more than the window of 4096")]
    [InlineData("keywords: [acme_]", "keywords: [acme_]\n    window: 40000", 10, "'window' is 1 to 32768")]
    [InlineData("entropy: 0.7", "entropy: 1.5", 30, "'entropy' is more than 0 and at most 1")]
    [InlineData("keywords: [acme_]", "keywords: [acme_]\n    names: [x]", 10, "'names' has a meaning only for a shape")]
    [InlineData("    pattern: '(?<secret>acme_[0-9A-Za-z]{24})'\n", "    validator: wif\n", 9, "'keywords' has a meaning only for a rule with a pattern")]
    [InlineData("pattern: '(?<secret>acme", "shape: '(?<secret>acme", 10, "leave the group 'secret' out")]
    [InlineData("title: Acme token", "title: \"Acme\\e[2J\"", 6, "one line without control characters")]
    [InlineData("    impact: Acts as its owner.\n", "", 5, "'impact'")]
    [InlineData("      steps: [Open the page., Delete it.]\n", "", 13, "'summary' and 'steps'")]
    [InlineData("'ACME=acme_q", "'ACME=acme-q", 18, "keywords and pattern find nothing in this example")]
    [InlineData("'acme_ is the prefix of tokens'", "'acme_q8ZtLw3RkVb7XnPf2YcMd5Ja'", 20, "the pattern matches this negative example")]
    public void StopsTheBuildWithItsPlaceAndReason(string old, string fault, int line, string reason)
    {
        var check = Sample.Check(RuleOrigin.BuiltIn, Sample.Tokens.With(old, fault));
        Assert.Null(check.Image);
        Assert.Contains(check.Problems, p => !p.IsWarning && p.At.Line == line && p.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("words: [bourse, b-api]", "words: [Bourse, b-api]", 5, "must be lower case")]
    [InlineData("words: [bourse, b-api]", "words: []", 5, "needs 'words:'")]
    [InlineData("- [key, secret, passphrase]", "- [key, token]", 8, "no rule of this file is for the part 'token'")]
    [InlineData("pair_lines: 3", "pair_lines: 300", 9, "at most 100")]
    [InlineData("names: [b-sign, sig]", "names: []", 11, "needs 'names:'")]
    [InlineData("names: [b-sign, sig]", "names: ['b sign']", 11, "must have 2 to 64 letters, digits")]
    [InlineData("      hash: sha512\n", "", 11, "a signature needs 'hash'")]
    [InlineData("hash: sha512", "hash: sha1", 12, "'sha1' is none of")]
    [InlineData("encoding: base64", "encoding: text", 13, "'hex' or 'base64'")]
    [InlineData("{time}\\n{path}", "{time}{path", 15, "a '{' is not closed")]
    [InlineData("{time}\\n{path}", "{time}}{path}", 15, "a '}' stands alone")]
    [InlineData("{sha256:", "{sha1:", 15, "'sha1' is no hash")]
    [InlineData("{sha256:{time}", "{sha256:{sha256:{time}}", 15, "a hash inside of a hash")]
    [InlineData("{path}", "{nonce}", 15, "the message names {nonce}, for which 'fields:' has no name")]
    [InlineData("{time}\\n{path}{sha256:{time}{body}}", "hello", 15, "names no piece")]
    [InlineData("{time: b-time, ", "{time: b-time, nonce: b-nonce, ", 16, "the message does not name {nonce}")]
    [InlineData("strip_path: /x", "strip_pat: /x", 17, "did you mean 'strip_path'?")]
    [InlineData("{24}'", "{24}+'", 25, "")]
    [InlineData("names: [B_KEY, bourse-key]", "names: [___]", 26, "a name needs letters or digits")]
    [InlineData("names: [B_KEY, bourse-key]", "keywords: [bourse]", 26, "'keywords' has a meaning only for a token")]
    [InlineData("{24}'", "{25}'", 32, "the shape finds nothing in this example")]
    public void OfAVenueStopsTheBuildWithItsPlaceAndReason(string old, string fault, int line, string reason)
    {
        var check = Sample.Check(RuleOrigin.BuiltIn, Sample.Venue.With(old, fault));
        Assert.Null(check.Image);
        Assert.Contains(check.Problems, p => !p.IsWarning && p.At.Line == line && p.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void HasACaretBelowTheCharacterOfItsPattern()
    {
        var problem = Assert.Single(Sample.Check(RuleOrigin.BuiltIn, Sample.Tokens.With("{24})'", "{24})*'")).Problems);
        Assert.Equal((10, 46), (problem.At.Line, problem.At.Column));
        var lines = problem.Excerpt!.Split('\n');
        Assert.Equal('*', lines[0][lines[1].IndexOf('^')]);
    }

    [Fact]
    public void TakesTooManyStepsOnItsOwnKeywordRepeated()
    {
        var slow = "(?<secret>acme_[0-9A-Za-z_]{0,90}[0-9A-Za-z_]{0,90}[0-9A-Za-z_]{0,90}[0-9A-Za-z_]{0,90}!)";
        var rule = Sample.Tokens.With("(?<secret>acme_[0-9A-Za-z]{24})", slow).With("5Ja'", "5Ja!'");
        Assert.Contains(Sample.Check(RuleOrigin.BuiltIn, rule).Problems, p => p.Reason.Contains("too many steps", StringComparison.Ordinal));
    }

    [Fact]
    public void HasTheSameVenueAsAnotherFile() => Assert.Contains(
        Sample.Check(RuleOrigin.BuiltIn, Sample.Venue, Sample.Venue).Problems,
        p => p.Reason == "this venue is taken already at 0.yml:1:11");

    [Fact]
    public void StoresItsTokenWithoutABreakMarker()
    {
        var check = Sample.Check(RuleOrigin.BuiltIn, Sample.Tokens.With("acme_q8Zt¦Lw", "acme_q8ZtLw"));
        var problem = Assert.Single(check.Problems);
        Assert.True(problem.IsWarning);
        Assert.Contains("break marker", problem.Reason);
        Assert.NotNull(check.Image);
    }
}
