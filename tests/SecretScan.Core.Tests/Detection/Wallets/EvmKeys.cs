using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Tests.Detection.Wallets;

public class EvmKeys
{
    private const string Key = "8f2a55949038a9610f50fb23b5883af3¦b4ecb3c3bb792cbcefbd1542c692be63";

    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    // Hardhat's and Ganache's first account, the sample of the ethers documentation, the key 1, and the example of EIP-191 tools (web3.js).
    [Theory]
    [InlineData("ac0974bec39a17e36ba4a6b4d238ff94¦4bacb478cbed5efcae784d7bf4f2ff80", "f39fd6e51aad88f6f4ce6ab8827279cfffb92266")]
    [InlineData("4f3edf983ac636a65a842ce7c78d9aa7¦06d3b113bce9c46f30d7d21715b23b1d", "90f8bf6a479f320ead074411a4b0e7944ea8c9c1")]
    [InlineData("01234567890123456789012345678901¦23456789012345678901234567890123", "14791697260e4c9a71f18484c9f997b308e59325")]
    [InlineData("00000000000000000000000000000000¦00000000000000000000000000000001", "7e5f4552091a69125d5dfcb7b8c2659029395bdf")]
    public void HaveThePublishedAddresses(string key, string address) =>
        Assert.Equal(address, EthereumAddress.Of(Convert.FromHexString(key.Replace("¦", ""))));

    // The generator, twice and three times it, and its negative (SEC 2; the points of libsecp256k1's tests).
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001", "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000002", "c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee51ae168fea63dc339a3c58419466ceaeef7f632653266d0e1236431a950cfe52a")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000003", "f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9388f7b0f632de8140fe337e62a37f3566500a99934c2231b6cb9fd7584b8e672")]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798b7c52588d95c3b9aa25b0403f1eef75702e84bb7597aabe663b82f6f04ef2777")]
    public void HaveThePublishedPoints(string key, string point) =>
        Assert.Equal(point, Convert.ToHexStringLower(Secp256k1.PublicKey(Convert.FromHexString(key))));

    [Fact]
    public void HavePointsOnTheCurve() => Prop.ForAll<byte[]>(seed =>
    {
        var prime = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 32) - 977;
        var point = Secp256k1.PublicKey(SHA256.HashData(seed ?? []));
        var (x, y) = (new BigInteger(point.AsSpan(0, 32), true, true), new BigInteger(point.AsSpan(32), true, true));
        return ((y * y) - (x * x * x) - 7) % prime == 0;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("PRIVATE_KEY=0x{0}", Severity.High, Confidence.Medium)]
    [InlineData("PRIVATE_KEY={0} # 0x{1}", Severity.Critical, Confidence.High)]
    [InlineData("{{ \"0x{1}\": \"0x{0}\" }}", Severity.Critical, Confidence.High)]
    [InlineData("address: {2}\nkey: 0x{0}", Severity.Critical, Confidence.High)]
    [InlineData("topic: 0x000000000000000000000000{1}\nsigner: '0x{0}'", Severity.Critical, Confidence.High)]
    public void AreAsSureAsTheirAddress(string text, Severity severity, Confidence confidence)
    {
        var address = EthereumAddress.Of(Convert.FromHexString(Key.Replace("¦", "")));
        var finding = Assert.Single(Scan(string.Format(text, Key, address, "0x" + address.ToUpperInvariant())));

        Assert.Equal(("ethereum-private-key", severity, confidence), (finding.Rule.Id, finding.Severity, finding.Confidence));
        Assert.Equal(severity == Severity.Critical, finding.Proof?.Contains(address[..4]) == true);
    }

    [Theory]
    [InlineData("const txHash = '0x{0}';  // sent with the private key of the deployer")]
    [InlineData("checksum = \"{0}\"\nname = \"privkey\"\nchecksum = \"{0}\"")]
    [InlineData("SECRET_KEY = '{0}'")]
    [InlineData("account: 0x{0}")]
    [InlineData("\"wallet\": {{ \"txs\": [\"0x{0}\"] }}")]
    [InlineData("public_key: 0x{0}")]
    [InlineData("assert hash_of(key) == '0x{0}'")]
    public void AreNotTakenForWhatTheirNamesDeny(string text) =>
        Assert.DoesNotContain(Scan(string.Format(text, Key)), f => f.Rule.Id == "ethereum-private-key");

    [Theory]
    [InlineData("PRIVATE_KEY=0xac0974bec39a17e36ba4a6b4d238ff94¦4bacb478cbed5efcae784d7bf4f2ff80")]
    [InlineData("PRIVATE_KEY=AC0974BEC39A17E36BA4A6B4D238FF94¦4BACB478CBED5EFCAE784D7BF4F2FF80")]
    [InlineData("PRIVATE_KEY=0x00000000000000000000000000000000¦00000000000000000000000000000007")]
    public void OfDevelopmentChainsAreExamples(string text) => Assert.Equal(Severity.Info, Assert.Single(Scan(text)).Severity);

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void EndWithTheCurve(string digits) =>
        Assert.False(EvmKey.TryRead(Encoding.ASCII.GetBytes(digits), new byte[32]));

    [Fact]
    public void OfAnyBytesNeverThrow() => Prop.ForAll<byte[]>(bytes =>
    {
        var text = Encoding.Latin1.GetString(bytes ?? []);
        Scan($"private_key {text}=0x{Key}{text}\n{text}: {Key}");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void KeystoresWithoutTheirFieldsAreNone()
    {
        var mac = new string('7', 60) + "19ab";
        var keystore = $$$"""
            {"version":3,"crypto":{"cipher":"aes-128-ctr","ciphertext":"{{{Key.Replace("¦", "")}}}","cipherparams":{"iv":"{{{mac[..32]}}}"},
            "kdf":"scrypt","kdfparams":{"n":8192},"mac":"{{{mac}}}"}}
            """;
        Assert.Equal(Verdict.Encrypted, Keystore.Check(Encoding.ASCII.GetBytes(keystore)).Verdict);
        foreach (var field in new[] { "version", "\"cipher\"", "iv", "\"kdf\"", "\"n\"", "mac" })
        {
            Assert.Equal(Verdict.Reject, Keystore.Check(Encoding.ASCII.GetBytes(keystore.Replace(field, "else"))).Verdict);
        }
    }

    private static IReadOnlyList<Finding> Scan(string text) =>
        Scanner.Scan(new Fragment(Encoding.UTF8.GetBytes(text.Replace("¦", "")), new Origin { Kind = OriginKind.Stdin }));
}
