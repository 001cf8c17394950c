using System.Text;
using SecretScan.Credentials;
using SecretScan.Rules;

namespace SecretScan.Tests.Credentials.Proofs;

/// <summary>
/// Requests that vendors print with secret and signature. The secrets are known examples, some of another shape than the
/// vendor's real ones, hence they are held against the arithmetic and not against findings.
/// </summary>
public class PublishedSignatures
{
    private const string Binance = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP" + "1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string BitMex = "chNOOS4KvNXR_Xq4k4c9qsfo" + "KWvnDecLATCRlcBwyKDYnWgO";
    private const string Kraken = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76s" + "z84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    [Theory]
    [InlineData("binance", Binance, "POST 'https://api.binance.com/api/v3/order' -d 'symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71'")]
    [InlineData("binance", Binance, "'https://api.binance.com/api/v3/order?symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559&signature=e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3'")]
    [InlineData("binance", Binance, "'https://api.binance.com/api/v3/order?symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC' -d 'quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559&signature=0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77'")]
    [InlineData("kraken", Kraken, "POST /0/private/AddOrder\nnonce: 1616492376594\npayload: nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25\nAPI-Sign: 4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==")]
    [InlineData("bitmex", BitMex, "GET /api/v1/instrument api-expires: 1518064236 api-signature: c7682d435d0cfe87c16098df34ef2eb5a549d4c5a3c2b1f0f77b8af73423bf00")]
    [InlineData("bitmex", BitMex, "GET /api/v1/instrument?filter=%7B%22symbol%22%3A+%22XBTM15%22%7D api-expires: 1518064237 api-signature: e2f422547eecb5b3cb29ade2127e21b858b235b386bfa45e1c1756eb3383919f")]
    [InlineData("bitmex", BitMex, "POST /api/v1/order api-expires: 1518064238 api-signature: 1749cd2ccae4aa49048ae09f0b95110cee706e0944e6a14ad0b3a8cb45bd336b data: {\"symbol\":\"XBTM15\",\"price\":219.0,\"clOrdID\":\"mm_bitmex_1a/oemUeQ4CAJZgP3fjHsA\",\"orderQty\":98}")]
    [InlineData("woo", "QHKRXHPAW1MC9Y" + "GZMAT8YDJG2HPR", "-H 'x-api-timestamp: 1578565539808' -H 'x-api-signature: 20da0852f73b20da0208c7e627975a59ff072379883d8457d03104651032033d' -d 'order_price=9000&order_quantity=0.11&order_type=LIMIT&side=BUY&symbol=SPOT_BTC_USDT'")]
    [InlineData("deribit", "AMANDASECRECT", "{\"grant_type\": \"client_signature\", \"timestamp\": 1576074319000, \"nonce\": \"1iqt2wls\", \"signature\": \"56590594f97921b09b18f166befe0d1319b198bbcdad7ca73382de2f88fe9aa1\"}")]
    [InlineData("bitvavo", "bitvavo", "POST /v2/order Bitvavo-Access-Timestamp: 1548172481125 Bitvavo-Access-Signature: 44d022723a20973a18f7ee97398b9fdd405d2d019c8d39e24b8cc0dcb39ca016 body={\"market\":\"BTC-EUR\",\"side\":\"buy\",\"price\":\"5000\",\"amount\":\"1.23\",\"orderType\":\"limit\"}")]
    public void MatchTheirSecretAndNoOther(string provider, string secret, string text)
    {
        Assert.True(IsSigned(provider, Encoding.ASCII.GetBytes(secret), text));
        for (var i = 0; i < secret.Length; i += 5)
        {
            var other = Encoding.ASCII.GetBytes(secret);
            other[i] ^= 1;
            Assert.False(IsSigned(provider, other, text));
        }
    }

    [Fact]
    public void DoNotMatchAnotherRequest()
    {
        const string Signed = "GET /api/v1/instrument api-expires: 1518064236 api-signature: c7682d435d0cfe87c16098df34ef2eb5a549d4c5a3c2b1f0f77b8af73423bf00";
        Assert.True(IsSigned("bitmex", Encoding.ASCII.GetBytes(BitMex), Signed));
        Assert.False(IsSigned("bitmex", Encoding.ASCII.GetBytes(BitMex), Signed.Replace("1518064236", "1518064237")));
        Assert.False(IsSigned("bitmex", Encoding.ASCII.GetBytes(BitMex), Signed.Replace("instrument", "instruments")));
        Assert.False(IsSigned("bitmex", Encoding.ASCII.GetBytes(BitMex), Signed.Replace("c7682d", "c7682c")));
    }

    private static bool IsSigned(string provider, byte[] secret, string text)
    {
        var scan = new FragmentScan(new Origin { Kind = OriginKind.Stdin });
        scan.Mentioned.Add(RuleSet.BuiltIn.Venues.Single(v => v.Provider == provider));
        new SignedRequestReader(Encoding.UTF8.GetBytes(text), scan).Read();
        Assert.NotNull(scan.Requests);
        return scan.Requests.Exists(request => WrittenBytes.Read(secret, request.Signature.Secret) is { } key
            && new SignedMessages(request).Of("").Any(m => HmacProofs.Hmac(request.Signature.Hash, key, m).SequenceEqual(request.Value)));
    }
}
