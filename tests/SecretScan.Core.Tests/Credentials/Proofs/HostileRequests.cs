using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Credentials;
using SecretScan.Rules;

namespace SecretScan.Tests.Credentials.Proofs;

/// <summary>Whatever the text, reading it ends, stays within bounds and throws nothing.</summary>
public class HostileRequests
{
    private const string Signature = "c7682d435d0cfe87c16098df34ef2eb5a549d4c5a3c2b1f0f77b8af73423bf00";

    // What the readers look for, in any order, and any byte between.
    private static readonly string[] Pieces =
    [
        "api-signature: ", "signature=", "sig=", "value", Signature, Signature[1..], "https://", "/api/v1/order", "?a=%zz&b=%", "&", "=", "\\u0026",
        "{\"a\":\"", "{", "}", "[", "]", "\"", "'", "\\", "\\\"", " ", "\n", "POST", "-d ", "body=", "nonce", ":", "api-expires", "1518064236", "\u00e9", "\0", "#",
    ];

    [Fact]
    public void AreReadToTheirEnd()
    {
        var texts = Gen.Elements(Pieces).ListOf().Resize(60).Select(string.Concat);
        Prop.ForAll(Arb.From(texts), text => Read(text).All(request => new SignedMessages(request).Of("").Count() <= 128)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ManySignaturesAreNotAllTaken()
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"GET /api/v1/order?i={i} api-expires: {i} api-signature: {Signature}\n"));

        Assert.InRange(Read(text).Count, 1, 64);
    }

    [Fact]
    public void BracketsWithoutEndEndNothing()
    {
        var text = "api-signature: " + Signature + " " + string.Concat(Enumerable.Repeat("={", 500_000));

        Assert.InRange(Assert.Single(Read(text)).Bodies.Count, 1, 8);
    }

    [Fact]
    public void OnlyFewMessagesAreTriedForASignature()
    {
        var line = $"POST /api/v1/order api-expires: 1 api-signature: {Signature} data: {{\"a\":1}} \"{{}}\" /x /y /z PUT DELETE a=1&b=2 c=1&d=2\n";
        var requests = Read(string.Concat(Enumerable.Repeat(line, 50)));

        Assert.All(requests, request => Assert.InRange(new SignedMessages(request).Of("").Count(), 1, 128));
    }

    private static List<SignedRequest> Read(string text)
    {
        var scan = new FragmentScan(new Origin { Kind = OriginKind.Stdin });
        scan.Mentioned.UnionWith(RuleSet.BuiltIn.Venues.Where(v => v.Provider is "bitmex" or "binance" or "deribit" or "kraken"));
        new SignedRequestReader(Encoding.UTF8.GetBytes(text), scan).Read();
        return scan.Requests;
    }
}
