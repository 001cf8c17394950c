using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Detection;

namespace SecretScan.Tests.Detection;

public class Utf16Tests
{
    private const string Text = "API_KEY=abc\r\nüber 😀\r\n";

    public static TheoryData<Encoding, bool> Encodings => new()
    {
        { new UnicodeEncoding(bigEndian: false, byteOrderMark: true), true },
        { new UnicodeEncoding(bigEndian: true, byteOrderMark: true), true },
        { new UnicodeEncoding(bigEndian: false, byteOrderMark: false), false },
        { new UnicodeEncoding(bigEndian: true, byteOrderMark: false), false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void IsGivenAsUtf8(Encoding encoding, bool mark)
    {
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        Assert.Equal(Text, Encoding.UTF8.GetString(Utf16.ToUtf8(bytes)!));
    }

    [Fact]
    public void AMarkBeforeAnotherTextDoesNotHideIt() =>
        Assert.Null(Utf16.ToUtf8([0xFF, 0xFE, .. "KUCOIN_API_KEY=abc, all of it ASCII\n"u8]));

    [Fact]
    public void AMarkAndAZeroDoNotHideAnotherTextEither() =>
        Assert.Null(Utf16.ToUtf8([0xFF, 0xFE, .. "#\nKUCOIN_API_KEY=abc, all of it ASCII\n#\0\n"u8]));

    // What PowerShell 5 makes of >> to a file that another program began.
    [Theory]
    [InlineData(1, 200)]
    [InlineData(200, 1)]
    public void WhatIsAppendedInUtf16IsRead(int before, int behind)
    {
        var (first, second) = (Lines("first api key = abcdefgh", before), Lines("second api key = defghijk", behind));

        foreach (var wide in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Equal(first + second, Encoding.UTF8.GetString(Utf16.ToUtf8([.. Encoding.UTF8.GetBytes(first), .. wide.GetBytes(second)])!));
            Assert.Equal(second + first, Encoding.UTF8.GetString(Utf16.ToUtf8([.. wide.GetBytes(second), .. Encoding.UTF8.GetBytes(first)])!));
        }
    }

    [Fact]
    public void ChineseIsNoMixture()
    {
        var text = Lines("密钥：慢慢来，比较快 key=abc", 40);

        Assert.Equal(text, Encoding.UTF8.GetString(Utf16.ToUtf8([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)])!));
    }

    [Fact]
    public void StretchesAreReadHoweverTheyFollow() =>
        Prop.ForAll<bool[]>(pieces =>
        {
            var bytes = pieces.SelectMany((isWide, i) => (isWide ? Encoding.Unicode : Encoding.ASCII).GetBytes(Lines($"piece {i} of a text, key = abc", 2))).ToArray();
            return Encoding.UTF8.GetString(Utf16.ToUtf8(bytes) ?? bytes) == string.Concat(pieces.Select((_, i) => Lines($"piece {i} of a text, key = abc", 2)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void OtherFilesAreLeftAlone()
    {
        Assert.Null(Utf16.ToUtf8(Encoding.UTF8.GetBytes(Text)));
        Assert.Null(Utf16.ToUtf8([]));
        Assert.Null(Utf16.ToUtf8(new byte[4096]));
        Assert.Null(Utf16.ToUtf8([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7 % 256))]));
    }

    private static string Lines(string line, int count) => string.Concat(Enumerable.Repeat(line + "\n", count));
}
