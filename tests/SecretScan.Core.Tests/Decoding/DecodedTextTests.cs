using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Credentials;
using SecretScan.Decoding;
using SecretScan.Detection;
using Decoder = SecretScan.Decoding.Decoder;

namespace SecretScan.Tests.Decoding;

public class DecodedTextTests
{
    [Fact]
    public void KnowsWhereEverythingStood()
    {
        var view = DecodedText.Of("ab<XY>cd"u8, [new Encoded(2, 6, "form", "12345678"u8.ToArray())], outer: null);

        Assert.Equal("ab12345678cd", Encoding.UTF8.GetString(view.Bytes));
        Assert.Equal(new Span(0, 2), view.Outermost(new Span(0, 2)));
        Assert.Equal(new Span(2, 6), view.Outermost(new Span(2, 10)));
        Assert.Equal(new Span(4, 7), view.Outermost(new Span(6, 11)));
        Assert.False(view.Holds(new Span(0, 2)));
        Assert.True(view.Holds(new Span(1, 3)));
        Assert.False(view.Holds(new Span(10, 12)));
    }

    [Fact]
    public void HoldsWhatWasJoinedAndNotWhatStandsBeside()
    {
        var view = DecodedText.Of("ab\"+\"cd"u8, [new Encoded(2, 5, "joined", [])], outer: null);
        Assert.Equal("abcd", Encoding.UTF8.GetString(view.Bytes));
        Assert.True(view.Holds(new Span(0, 4)));
        Assert.False(view.Holds(new Span(0, 2)));
        Assert.False(view.Holds(new Span(2, 4)));
        Assert.Equal(new Span(0, 7), view.Outermost(new Span(0, 4)));
    }

    [Fact]
    public void OfALongTextKeepsTheSurroundingsOnly()
    {
        var line = "some line of text\n"u8.ToArray();
        var text = Enumerable.Repeat(line, 2000).SelectMany(l => l).ToArray();
        var view = DecodedText.Of(text, [new Encoded(9_000, 9_010, "x", "A"u8.ToArray()), new Encoded(30_000, 30_010, "x", "B"u8.ToArray())], outer: null);

        Assert.InRange(view.Bytes.Length, 1_000, 3_000);
        var at = view.Bytes.IndexOf((byte)'B');
        Assert.Equal(new Span(30_000, 30_010), view.Outermost(new Span(at, at + 1)));
    }

    [Fact]
    public void OfAnyBytesIsWithinItsText() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var text = (bytes ?? []).Select(b => (byte)"\\%&\"'u0x41+. \n;#;AQ=ZGF0YSBvZiB0aGUgdGV4dA==6768"[b % 46]).ToArray();
            var runs = new SpanBuffer();
            ShapePass.Find(text, [], new SpanBuffer(), runs, 1_000);
            DecodedText? view = null;
            for (var i = 0; i < 4 && Decoder.Decode(view is null ? text : view.Bytes, runs, view, out _) is { } next; i++)
            {
                view = next;
                for (var at = 0; at + 1 < view.Bytes.Length; at++)
                {
                    var outer = view.Outermost(new Span(at, at + 1));
                    Assert.InRange(outer.Start, 0, text.Length);
                    Assert.InRange(outer.End, outer.Start + 1, text.Length + 1);
                    view.FormsOf(new Span(at, at + 1));
                }

                runs.Clear();
                ShapePass.Find(view.Bytes, [], new SpanBuffer(), runs, 1_000);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ReadsAnyTextBackFromBase64() =>
        Prop.ForAll<NonNull<string>, int>((any, width) =>
        {
            var text = "some: text " + new string([.. any.Get.Where(c => c is >= ' ' and <= '~')]) + " end of it";
            var encoded = string.Join('\n', Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Chunk(40 + (Math.Abs(width % 10) * 4)).Select(c => new string(c)));
            var bytes = Encoding.ASCII.GetBytes(encoded);
            var runs = new SpanBuffer();
            ShapePass.Find(bytes, [], new SpanBuffer(), runs, 1_000);
            var view = Decoder.Decode(bytes, runs, outer: null, out _);
            Assert.Equal(text, Encoding.UTF8.GetString(view!.Bytes));
        }).QuickCheckThrowOnFailure();
}
