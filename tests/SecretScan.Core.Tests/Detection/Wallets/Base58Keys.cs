using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Tests.Detection.Wallets;

public class Base58Keys
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    // The wiki's sample, the key 1, the vectors of BIP-38; the last is the key 1 of test networks.
    [Theory]
    [InlineData("5HueCGU8rMjxEXxiPuD5BDku4¦MkFqeZyd4dZ1jvhTVqvbTLvyTJ", Verdict.Proved)]
    [InlineData("KwDiBf89QgGbjEhKnhXJuH7Lr¦ciVrZi3qYjgd9M7rFU73sVHnoWn", Verdict.Proved)]
    [InlineData("L44B5gGEpqEDRS9vVPz7QT35j¦cBG2r3CZwSwQ4fCewXAhAhqGVpP", Verdict.Proved)]
    [InlineData("5KN7MzqK5wt2TP1fQCYyHBtDr¦XdJuXbUzm4A9rKAteGu3Qi5CVR", Verdict.Proved)]
    [InlineData("cMahea7zqjxrtgAbB7LSGbcQUr1u¦X1ojuat9jZodMN87JcbXMTcA", Verdict.Weak)]
    public void WifOfPublishedKeys(string wif, Verdict verdict) => Assert.Equal(verdict, Check(Validator.Wif, wif).Verdict);

    // Version of an address, a key of zero, the order of the group itself, a wrong marker of compression, a short key.
    [Fact]
    public void WifThatIsNoKey()
    {
        Assert.Equal(Verdict.Reject, CheckPayload(Validator.Wif, [0x80, .. new byte[32]]));
        Assert.Equal(Verdict.Reject, CheckPayload(Validator.Wif, [0x80, .. Order]));
        Assert.Equal(Verdict.Reject, CheckPayload(Validator.Wif, [0x80, .. Key, 2]));
        Assert.Equal(Verdict.Reject, CheckPayload(Validator.Wif, [0x80, .. Key.AsSpan(1)]));
        Assert.Equal(Verdict.Reject, CheckPayload(Validator.Wif, [0x88, .. Key, 1]));
        Assert.Equal(Verdict.Proved, CheckPayload(Validator.Wif, [0x80, .. Key, 1]));
    }

    // BIP-32, test vectors 1 to 4.
    [Theory]
    [InlineData("xprv9s21ZrQH143K3QTDL4LXw2F7HEK3w¦JUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi", "xprv, the master key of a wallet")]
    [InlineData("xprv9uHRZZhk6KAJC1avXpDAp4MDc3sQK¦NxDiPvvkX8Br5ngLNv1TxvUxt4cV1rGL5hj6KCesnDYUhd7oWgT11eZG7XnxHrnYeSvkzY7d2bhkJ7", "xprv, depth 1")]
    [InlineData("xprv9s21ZrQH143K25QhxbucbDDuQ4naNnt¦JRi4KUfWT7xo4EKsHt2QJDu7KXp1A3u7Bi1j8ph3EGsZ9Xvz9dGuVrtHHs7pXeTzjuxBrCmmhgC6", "xprv, the master key of a wallet")]
    [InlineData("xprv9s21ZrQH143K48vGoLGRPxgo2JNkJ3J3¦fqkirQC2zVdk5Dgd5w14S7fRDyHH4dWNHUgkvsvNDCkvAwcSHNAQwhwgNMgZhLtQC63zxwhQmRv", "xprv, the master key of a wallet")]
    public void ExtendedKeysOfBip32(string key, string says)
    {
        var validation = Check(Validator.ExtendedKey, key);

        Assert.Equal(Verdict.Proved, validation.Verdict);
        Assert.EndsWith(says, validation.Proof, StringComparison.Ordinal);
    }

    // BIP-32, test vector 5: keys that are to be refused (public ones have no place in this validator anyway).
    [Theory]
    [InlineData("xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd¦45hLXo2Pq2oqzMMo63oStZzFGTQQD3dC4H2D5GBj7vWvSQaaBv5cxi9gafk7NF3pnBju6dwKvH")]
    [InlineData("xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd¦45hLXo2Pq2oqzMMo63oStZzFGpWnsj83BHtEy5Zt8CcDr1UiRXuWCmTQLxEK9vbz5gPstX92JQ")]
    [InlineData("xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd¦45hLXo2Pq2oqzMMo63oStZzFAzHGBP2UuGCqWLTAPLcMtD5SDKr24z3aiUvKr9bJpdrcLg1y3G")]
    [InlineData("xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd¦45hLXo2Pq2oqzMMo63oStZzFAzHGBP2UuGCqWLTAPLcMtD9y5gkZ6Eq3Rjuahrv17fEQ3Qen6J")]
    [InlineData("xprv9s21ZrQH143K24Mfq5zL5MhWK9hUhhGbd¦45hLXo2Pq2oqzMMo63oStZzF93Y5wvzdUayhgkkFoicQZcP3y52uPPxFnfoLZB21Teqt1VvEHx")]
    [InlineData("xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2¦nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHL")]
    [InlineData("DMwo58pR1QLEFihHiXPVykYB6fJmsTeHvyTp7¦hRThAtCX8CvYzgPcn8XnmdfHGMQzT7ayAmfo4z3gY5KfbrZWZ6St24UVf2Qgo6oujFktLHdHY4")]
    [InlineData("xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q¦1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8")]
    public void ExtendedKeysThatBip32Refuses(string key) => Assert.Equal(Verdict.Reject, Check(Validator.ExtendedKey, key).Verdict);

    [Theory]
    [InlineData("6PRVWUbkzzsbcVac2qwfssoUJAN1¦Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg")]
    [InlineData("6PfQu77ygVyJLZjfvMLyhLMQbYnu¦5uguoJJ4kMCLqWwPEdfpwANVS76gTX")]
    [InlineData("6PgNBNNzDkKdhkT6uJntUXwwzQV8¦Rr2tZcbkDcuC9DZRsS6AtHts4Ypo1j")]
    public void KeysOfBip38AreEncrypted(string key) => Assert.Equal(Verdict.Encrypted, Check(Validator.Bip38, key).Verdict);

    [Fact]
    public void EveryPayloadSurvivesEncoding() => Prop.ForAll<byte[]>(bytes =>
    {
        byte[] payload = [7, .. (bytes ?? []).Take(70)];
        var decoded = new byte[Base58Check.Longest];
        var length = Base58Check.Decode(Encoding.ASCII.GetBytes(Encode(payload)), decoded);
        return decoded.AsSpan(0, Math.Max(0, length)).SequenceEqual(payload);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyOtherCharacterBreaksTheChecksum() => Prop.ForAll<int, int>((at, other) =>
    {
        var wif = Encode([0x80, .. Key, 1]).ToCharArray();
        var place = (int)((uint)at % wif.Length);
        var before = wif[place];
        wif[place] = Alphabet[(int)((uint)other % 58)];
        return wif[place] == before || Check(Validator.Wif, new string(wif)).Verdict == Verdict.Reject;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0OIl")]
    [InlineData("")]
    [InlineData("11111")]
    [InlineData("é")]
    public void TextThatIsNoBase58(string text) =>
        Assert.Equal(-1, Base58Check.Decode(Encoding.UTF8.GetBytes(text), new byte[Base58Check.Longest]));

    private static byte[] Key { get; } = SHA256.HashData("a key that we made"u8);

    private static byte[] Order { get; } = Convert.FromHexString("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");

    private static Verdict CheckPayload(Validator validator, byte[] payload) => Check(validator, Encode(payload)).Verdict;

    private static Validation Check(Validator validator, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Replace("¦", ""));
        return SecretScan.Detection.Validators.Check(validator, bytes, bytes, bytes);
    }

    private static string Encode(byte[] payload)
    {
        byte[] bytes = [.. payload, .. SHA256.HashData(SHA256.HashData(payload)).AsSpan(0, 4)];
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder();
        for (; number > 0; number /= 58)
        {
            text.Insert(0, Alphabet[(int)(number % 58)]);
        }

        return text.Insert(0, "1", bytes.TakeWhile(b => b == 0).Count()).ToString();
    }
}
