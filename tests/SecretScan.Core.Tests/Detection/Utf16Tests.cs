using System.Text;
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
    public void OtherFilesAreLeftAlone()
    {
        Assert.Null(Utf16.ToUtf8(Encoding.UTF8.GetBytes(Text)));
        Assert.Null(Utf16.ToUtf8([]));
        Assert.Null(Utf16.ToUtf8(new byte[4096]));
        Assert.Null(Utf16.ToUtf8([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7 % 256))]));
    }
}
