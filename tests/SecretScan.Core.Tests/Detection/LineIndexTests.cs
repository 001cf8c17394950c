using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Credentials;
using SecretScan.Detection;

namespace SecretScan.Tests.Detection;

public class LineIndexTests
{
    [Theory]
    [InlineData("abc X", 1, 5)]
    [InlineData("a\nbX", 2, 2)]
    [InlineData("a\r\nbX", 2, 2)]
    [InlineData("a\rbX", 2, 2)]
    [InlineData("a\n\r\n\rX", 4, 1)]
    [InlineData("\t\tX", 1, 3)]
    [InlineData("ä€X", 1, 3)]
    [InlineData("😀X", 1, 3)]
    public void LinesAndColumnsCountAsEditorsDo(string text, int line, int column)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = bytes.AsSpan().IndexOf((byte)'X');

        var location = new LineIndex().Of(bytes, new Span(at, at + 1));

        Assert.Equal(new Location(line, column, line, column + 1), location);
    }

    [Fact]
    public void InvalidBytesCountOneEach()
    {
        var location = new LineIndex().Of([0xFF, 0xE2, 0x82, (byte)'X'], new Span(3, 4));

        Assert.Equal(4, location.StartColumn);
    }

    [Fact]
    public void AskingInAnyOrderGivesTheSame()
    {
        var texts = Gen.Elements('a', 'ä', '\r', '\n').ListOf().Select(c => new string([.. c]));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var index = new LineIndex();
            var starts = Enumerable.Range(0, text.Length).Select(i => Encoding.UTF8.GetByteCount(text.AsSpan(0, i))).ToList();
            return starts.AsEnumerable().Reverse().Concat(starts).All(at =>
                index.Of(bytes, new Span(at, at)) == new LineIndex().Of(bytes, new Span(at, at)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AskingInAnyOrderOfALongTextGivesTheSame()
    {
        byte[] pieces = [.. "aaaaaaaa\r\n\n"u8, .. "ä€😀"u8, 0xFF, 0xE2, 0x80, 0x80];
        var random = new Random(5);
        var text = random.GetItems(pieces, 40_000);
        var index = new LineIndex();
        for (var i = 0; i < 500; i++)
        {
            var at = random.Next(text.Length);
            var span = new Span(at, Math.Min(text.Length, at + random.Next(9_000)));
            Assert.Equal(Slowly(text, span.Start), Start(index.Of(text, span)));
            Assert.Equal(Slowly(text, span.End), Start(index.Of(text, new Span(span.End, span.End))));
        }
    }

    // Line by line and character by character, as the contract has it.
    private static (int Line, int Column) Slowly(ReadOnlySpan<byte> text, int offset)
    {
        var (line, start) = (1, 0);
        for (var at = 0; at < offset; at++)
        {
            var isEnd = text[at] == '\n' || (text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n'));
            (line, start) = isEnd ? (line + 1, at + 1) : (line, start);
        }

        var column = 1;
        for (var rest = text[start..offset]; !rest.IsEmpty;)
        {
            var isValid = Rune.DecodeFromUtf8(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            column += isValid ? rune.Utf16SequenceLength : 1;
            rest = rest[(isValid ? length : 1)..];
        }

        return (line, column);
    }

    private static (int Line, int Column) Start(Location location) => (location.StartLine, location.StartColumn);

    [Fact]
    public void AVeryLongLineIsWalkedOnceInWhateverOrder()
    {
        var text = new byte[50_000_000];
        text.AsSpan().Fill((byte)'a');
        var index = new LineIndex();

        for (var at = 0; at < text.Length / 2; at += 10_000)
        {
            Assert.Equal(at + 1, index.Of(text, new Span(at, at + 1)).StartColumn);
            Assert.Equal(text.Length - at, index.Of(text, new Span(text.Length - at - 1, text.Length - at)).StartColumn);
        }
    }

    [Fact]
    public void AVeryLongLineIsWalkedOnce()
    {
        var text = new byte[50_000_000];
        text.AsSpan().Fill((byte)'a');
        var index = new LineIndex();

        for (var at = 0; at < text.Length; at += 10_000)
        {
            Assert.Equal(at + 1, index.Of(text, new Span(at, at + 1)).StartColumn);
        }
    }
}
