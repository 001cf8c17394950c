using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Detection;

namespace SecretScan.Tests.Detection.Wallets;

public class SolanaPairs
{
    // RFC 8032, section 7.1, tests 1 to 3 and the one of SHA(abc): seed and public key.
    [Theory]
    [InlineData("9d61b19deffd5a60ba844af492ec2cc4¦4449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a¦0ee172f3daa62325af021a68f707511a")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f¦5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc¦9c982ccf2ec4968cc0cd55f12af4660c")]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b1¦66d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f058¦0816ed13ba3303ac5deb911548908025")]
    [InlineData("833fe62409237b9d62ec77587520911e¦9a759cec1d19755b7da901b96dca3d42", "ec172b93ad5e563bf4932c70e1245034¦c35467ef2efd4d64ebf819683467e2bf")]
    public void OfTheRfcHold(string seed, string publicKey)
    {
        var pair = Convert.FromHexString((seed + publicKey).Replace("¦", ""));
        Assert.True(Ed25519Pair.Holds(pair));

        pair[^1] ^= 0x80;
        Assert.False(Ed25519Pair.Holds(pair));
    }

    // RFC 8032, section 7.1, signatures of tests 1 and 2: what a transaction signature looks like.
    [Theory]
    [InlineData("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    public void SignaturesLookLikeSignatures(string signature)
    {
        var bytes = Convert.FromHexString(signature);
        Assert.True(SolanaKey.LooksLikeSignature(bytes));
        Assert.False(Ed25519Pair.Holds(bytes));
    }

    [Fact]
    public void EveryListOf64NumbersIsRead() => Prop.ForAll(Numbers, Gen.Elements(",", ", ", ",\n  ", " ,\t").ToArbitrary(), (numbers, separator) =>
    {
        var text = Encoding.ASCII.GetBytes("x = [1, 2]; pair = [" + string.Join(separator, numbers) + "];");
        var values = new byte[64];
        var list = ByteArrays.Next(text, 0, values);
        return list.End == text.Length - 1 && text[list.Start] == (byte)'[' && values.SequenceEqual(numbers)
            && ByteArrays.Next(text, list.End, values).IsEmpty;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(640)]
    public void ListsOfAnotherLengthAreNone(int count) =>
        Assert.True(ByteArrays.Next(Encoding.ASCII.GetBytes("[" + string.Join(',', Enumerable.Repeat(200, count)) + "]"), 0, new byte[64]).IsEmpty);

    [Theory]
    [InlineData("256")]
    [InlineData("1 2")]
    [InlineData("")]
    [InlineData("0000")]
    public void ListsWithSomethingElseAreNone(string number) => Assert.True(
        ByteArrays.Next(Encoding.ASCII.GetBytes($"[{string.Join(',', Enumerable.Repeat(200, 40))},{number},{string.Join(',', Enumerable.Repeat(200, 23))}]"), 0, new byte[64]).IsEmpty);

    private static Arbitrary<byte[]> Numbers => Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf(64).ToArbitrary();
}
