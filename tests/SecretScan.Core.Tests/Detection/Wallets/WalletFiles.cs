using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Detection;

namespace SecretScan.Tests.Detection.Wallets;

public class WalletFiles
{
    private static readonly byte[] Key = SHA256.HashData("a key that we made"u8);

    // The first bytes of key.cpp's DER: a sequence, version 1, an octet string of 32 bytes.
    private static readonly byte[] Der = [0x30, 0x81, 0xD3, 0x02, 0x01, 0x01, 0x04, 0x20, .. Key, 0xA0, 0x81, 0x85];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WithPlainKeysShowTheFirst(bool sqlite)
    {
        byte[] file = [.. Header(sqlite), .. new byte[32], .. Der];
        var validation = WalletFile.Find(file, out var span);

        Assert.Equal(Verdict.Proved, validation.Verdict);
        Assert.Equal(Key, file[span.Start..span.End]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WithAMasterKeyAreEncrypted(bool sqlite) =>
        Assert.Equal(Verdict.Encrypted, WalletFile.Find([.. Header(sqlite), .. "\u0004mkey"u8, .. new byte[60], .. Der], out _).Verdict);

    [Fact]
    public void OfOtherProgramsAreNone()
    {
        byte[] berkeley = [.. Header(sqlite: false), .. Der];
        berkeley.AsSpan().Replace((byte)'m', (byte)'n');
        Assert.Equal(Verdict.Reject, WalletFile.Find(berkeley, out _).Verdict);

        byte[] sqlite = [.. Header(sqlite: true), .. Der];
        sqlite[68] = 0;
        Assert.Equal(Verdict.Reject, WalletFile.Find(sqlite, out _).Verdict);
    }

    [Fact]
    public void WithoutAKeyAreNone() => Assert.Equal(Verdict.Reject, WalletFile.Find([.. Header(sqlite: true), .. new byte[200]], out _).Verdict);

    [Fact]
    public void CutOffAnywhereDoNotThrow() => Prop.ForAll<byte[], int>((bytes, cut) =>
    {
        byte[] file = [.. Header(cut % 2 == 0), .. bytes ?? [], .. Der];
        WalletFile.Find(file.AsSpan(0, (int)((uint)cut % file.Length)), out _);
    }).QuickCheckThrowOnFailure();

    private static byte[] Header(bool sqlite)
    {
        var header = new byte[112];
        if (sqlite)
        {
            "SQLite format 3\0"u8.CopyTo(header);
            new byte[] { 0xF9, 0xBE, 0xB4, 0xD9 }.CopyTo(header, 68);
        }
        else
        {
            new byte[] { 0x62, 0x31, 0x05, 0x00 }.CopyTo(header, 12);
            "\u0004main"u8.CopyTo(header.AsSpan(100));
        }

        return header;
    }
}
