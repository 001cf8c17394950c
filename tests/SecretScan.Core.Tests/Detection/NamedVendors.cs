using System.Text;

namespace SecretScan.Tests.Detection;

/// <summary>Values of one form that several vendors have: the vendor that is named nearest is meant, words before the value first.</summary>
public class NamedVendors
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    [Theory]
    [InlineData("sk = \"sk_live_8b0e7153b¦f7c3706d85c524e440066559a6656c90bd5482a90a29b9fa5ff5180\"", "stripe-live-secret-key")]
    [InlineData("uploadthing = \"sk_live_8b0e7153b¦f7c3706d85c524e440066559a6656c90bd5482a90a29b9fa5ff5180\"", "uploadthing-secret-key")]
    [InlineData("STRIPE_WEBHOOK=whsec_8Vw2zbJYA¦xyL1aCcTlN99mhWp708DwGw", "stripe-webhook-secret")]
    [InlineData("SVIX_SECRET=whsec_8Vw2zbJYA¦xyL1aCcTlN99mhWp708DwGw", "svix-webhook-secret")]
    [InlineData("aws_secret_access_key = G7nVLe3lA¦RUsRJlNONwktN9ugkZeESG61she/QAq", "aws-secret-access-key")]
    [InlineData("endpoint = https://s3.wasabisys.com\naws_secret_access_key = G7nVLe3lA¦RUsRJlNONwktN9ugkZeESG61she/QAq", "s3-secret-access-key")]
    [InlineData("coinbase_commerce:\n  api_key: 5d1dcf09-6e3b-4cb1¦-97ce-c9224d3e12b6\nfireblocks:\n  api_key: 1cabe552-ff53-4294¦-b1af-b9b1dfd62704", "coinbase-commerce-api-key fireblocks-api-key")]
    [InlineData("COINBASE_COMMERCE_API_KEY=5d1dcf09-6e3b-4cb1¦-97ce-c9224d3e12b6", "coinbase-commerce-api-key")]
    public void TellWhoseKeyItIs(string text, string rules) => Assert.Equal(rules, string.Join(' ', Scanner
        .Scan(new Fragment(Encoding.UTF8.GetBytes(text.Replace("¦", "", StringComparison.Ordinal) + "\n"), new Origin { Kind = OriginKind.File, Path = "app/config.txt" }))
        .Select(f => f.Rule.Id)));
}
