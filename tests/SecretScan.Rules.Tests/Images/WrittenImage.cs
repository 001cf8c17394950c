using System.Text;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;
using SecretScan.Rules.Keywords;

namespace SecretScan.Rules.Tests.Images;

public sealed class WrittenImage
{
    private readonly RuleImage _image = Sample.Image;

    [Fact]
    public void IsTheSameForTheSameRules()
    {
        Assert.Equal(_image.Id, Sample.Check(RuleOrigin.BuiltIn, Sample.Tokens, Sample.Venue).Open()!.Id);
        Assert.NotEqual(_image.Id, Sample.Check(RuleOrigin.BuiltIn, Sample.Tokens).Open()!.Id);
        Assert.Matches("^sha256:[0-9a-f]{64}$", _image.Id);
    }

    [Fact]
    public void OrdersRulesById() => Assert.Equal(
        ["acme-account-secret", "acme-token", "bourse-api-key", "bourse-api-secret", "bourse-passphrase", "bourse-rsa-key"],
        Enumerable.Range(0, _image.Entries.Length).Select(i => _image.Rule(i).Id));

    [Fact]
    public void FindsRulesById()
    {
        for (var i = 0; i < _image.Entries.Length; i++)
        {
            Assert.Equal(i, _image.FindRule(_image.Rule(i).Id));
        }

        Assert.Equal(-1, _image.FindRule(""));
        Assert.Equal(-1, _image.FindRule("acme-b"));
        Assert.Equal(-1, _image.FindRule("zebra"));
    }

    [Fact]
    public void ShowsTheSameVenuesToThreadsThatReadAtOnce()
    {
        var bytes = Sample.Check(RuleOrigin.BuiltIn, Sample.Venue).Image!;
        for (var round = 0; round < 200; round++)
        {
            var image = RuleImage.Open(() => bytes);
            using var start = new Barrier(2);
            var seen = new Venue[2];
            var threads = Enumerable.Range(0, 2).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                seen[i] = image.Venues[0];
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.Same(seen[0], seen[1]);
        }
    }

    [Fact]
    public void TellsWhatPeopleNeedToKnow()
    {
        var rule = _image.Rule(_image.FindRule("acme-account-secret"));
        Assert.Equal(("Acme account secret", "acme", "Acme"), (rule.Title, rule.Provider, rule.ProviderName));
        Assert.Equal((Part.Secret, Severity.High, Confidence.Medium), (rule.Part, rule.Severity, rule.Confidence));
        Assert.Equal("Signs requests.", rule.Impact);
        Assert.Equal(new Rotation(60, 90), rule.Rotation);
        Assert.Equal("Rotate it.", rule.Remediation.Summary);
        Assert.Equal(["Rotate it."], rule.Remediation.Steps.AsEnumerable());
        Assert.Equal("https://acme.example/rotate", rule.Remediation.Url);
        Assert.Equal(["https://acme.example/docs"], rule.References.AsEnumerable());
    }

    [Fact]
    public void SendsPeopleToTheProviderWhereTheRuleNamesNoPage()
    {
        var rule = _image.Rule(_image.FindRule("acme-token"));
        Assert.Equal("https://acme.example/keys", rule.Remediation.Url);
        Assert.Null(rule.Rotation);
    }

    [Fact]
    public void TellsDetectionTheNumbers()
    {
        var entry = _image.Entries[_image.FindRule("acme-account-secret")];
        Assert.Equal((32, 32, 4096, 100, 0.7f), (entry.MinLength, entry.MaxLength, entry.Window, entry.ContextBytes, entry.Entropy));
        Assert.Equal(RuleTraits.NeedsContext, entry.Traits);
        Assert.Equal(
            (Part.Secret, Severity.High, Confidence.Medium, Validator.ObjectId),
            (entry.Part, entry.Severity, entry.Confidence, entry.Validator));
        Assert.Equal(RuleTraits.IsPart | RuleTraits.IsWeak, _image.Entries[_image.FindRule("bourse-passphrase")].Traits);
        Assert.Equal(-1, _image.Entries[_image.FindRule("bourse-rsa-key")].Pattern);
    }

    [Theory]
    [InlineData("x ACME_ y", KeywordUseKind.Anchor, "acme-token", 0, 0)]
    [InlineData("AcmeSecret", KeywordUseKind.Window, "acme-account-secret", 0, 0)]
    [InlineData("//acme.example", KeywordUseKind.Context, "acme-account-secret", 0, 0)]
    [InlineData("secretscan:allow", KeywordUseKind.AllowMarker, null, 0, 0)]
    [InlineData("new Bourse()", KeywordUseKind.Venue, null, 0, 0)]
    public void SaysWhatAKeywordMeans(string text, KeywordUseKind kind, string? rule, int min, int max)
    {
        var hits = new KeywordHits();
        _image.Keywords.Scan(Encoding.UTF8.GetBytes(text), hits);
        Assert.Equal(1, hits.Count);
        var use = Assert.Single(Uses(_image, hits[0].Keyword));
        Assert.Equal((kind, min, max), (use.Kind, use.Min, use.Max));
        Assert.Equal(rule is null ? 0 : _image.FindRule(rule), use.Target);
    }

    [Fact]
    public void AnchorsAKeywordWhereItStandsInThePattern()
    {
        var image = Sample.Check(RuleOrigin.BuiltIn, Sample.Tokens.With("(?<secret>acme_", "(?<secret>[A-Z]{0,8}acme_")).Open()!;
        var uses = Enumerable.Range(0, 4).SelectMany(k => Uses(image, k));
        Assert.Equal((0, 8), Assert.Single(uses.Where(u => u.Kind == KeywordUseKind.Anchor).Select(u => (u.Min, u.Max))));
    }

    [Fact]
    public void RunsPatternsAndShapes()
    {
        var token = _image.Entries[_image.FindRule("acme-token")];
        var text = Encoding.ASCII.GetBytes("k=" + "acme_q8Zt¦Lw3RkVb7XnPf2YcMd5Ja".Replace("¦", "") + ";");
        Assert.True(_image.Patterns.MatchAt(token.Pattern, text, 2, 1000).IsMatch);
        var key = _image.Venues[0].Parts[0];
        Assert.True(_image.Patterns.IsWhole(key.Shape, "67ad712058b2a20001055bb5"u8));
        Assert.False(_image.Patterns.IsWhole(key.Shape, "67ad712058b2a20001055bbx"u8));
    }

    [Fact]
    public void KnowsHowRequestsAreSigned()
    {
        var venue = Assert.Single(_image.Venues);
        var (first, second) = (venue.Signatures[0], venue.Signatures[1]);
        Assert.Equal(["b-sign", "sig"], first.Names.AsEnumerable());
        Assert.Equal((SignatureHash.Sha512, BytesForm.Base64, BytesForm.Hex), (first.Hash, first.Encoding, first.Secret));
        Assert.Equal(("{time}\n{path}{sha256:{time}{body}}", "/x"), (first.Message, first.StripPath));
        Assert.Equal([new("time", "b-time"), new SignatureField("key", "b-key")], first.Fields.AsEnumerable());
        Assert.Equal((SignatureHash.Sha384, BytesForm.Hex, BytesForm.Text), (second.Hash, second.Encoding, second.Secret));
        Assert.Equal(("{passphrase}", null), (second.Message, second.StripPath));
    }

    [Fact]
    public void KnowsItsVenues()
    {
        var venue = Assert.Single(_image.Venues);
        Assert.Equal(("bourse", "Bourse", 3, false), (venue.Provider, venue.Name, venue.PairLines, venue.Closed));
        Assert.Equal(["bourse", "b-api"], venue.Words.AsEnumerable());
        Assert.Equal(["sandbox.bourse"], venue.Testnet.AsEnumerable());
        Assert.Equal([Part.Key, Part.Secret, Part.Passphrase], Assert.Single(venue.Sets).AsEnumerable());
        Assert.Equal([Part.Key, Part.Secret, Part.Passphrase, Part.PrivateKey], venue.Parts.Select(p => p.Part));
        Assert.Equal(["bkey", "boursekey"], venue.Parts[0].Names.AsEnumerable());
        Assert.Equal(["orderid"], venue.Parts[0].NotNames.AsEnumerable());
        Assert.Equal((24, 24, Validator.ObjectId), (venue.Parts[0].MinLength, venue.Parts[0].MaxLength, venue.Parts[0].Validator));
        Assert.Equal("bourse-api-key", _image.Rule(venue.Parts[0].Rule).Id);
        Assert.True(venue.Parts[2].Weak);
        Assert.Equal(-1, venue.Parts[3].Shape);
        Assert.Equal(KeyEquation.Ed25519, venue.Pair);
    }

    [Fact]
    public void NormalisesNamesAndKeepsEachOnce()
    {
        Assert.Equal(["apikey"], _image.Names.Parts.Single(p => p.Part == Part.Key).Names.AsEnumerable());
        Assert.Equal(["listenkey"], _image.Names.Not.AsEnumerable());
        Assert.Equal(["testnet"], _image.Names.Testnet.AsEnumerable());
    }

    [Fact]
    public void KnowsTheExamplesOfDocumentation()
    {
        var known = Encoding.ASCII.GetBytes("acme_AbCdEf¦GhIjKlMnOpQrStUvWx".Replace("¦", ""));
        Assert.True(_image.IsKnownExample(known));
        Assert.False(_image.IsKnownExample(known.AsSpan(1)));
    }

    private static List<KeywordUse> Uses(RuleImage image, int keyword)
    {
        List<KeywordUse> uses = [];
        foreach (var use in image.UsesOf(keyword))
        {
            uses.Add(use);
        }

        return uses;
    }

    [Fact]
    public void ThreadsThatAskAtOnceAreGivenTheSameVenues()
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var image = Sample.Check(RuleOrigin.BuiltIn, Sample.Tokens, Sample.Venue).Open()!;
            var venues = new Venue[8];
            using var start = new Barrier(venues.Length);
            var threads = Enumerable.Range(0, venues.Length).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                venues[i] = image.Venues[0];
            })).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());

            Assert.All(venues, venue => Assert.Same(venues[0], venue));
        }
    }
}
