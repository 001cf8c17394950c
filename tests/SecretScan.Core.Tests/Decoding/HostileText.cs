using System.IO.Compression;
using System.Text;
using SecretScan.Decoding;
using SecretScan.Detection;
using Decoder = SecretScan.Decoding.Decoder;

namespace SecretScan.Tests.Decoding;

/// <summary>Text that is made to be decoded over and over costs memory in proportion to its length, and what is left says so.</summary>
public class HostileText
{
    private const int Megabyte = 1 << 20;

    // Forty characters of base64: thirty bytes of text.
    private static readonly string Line = Convert.ToBase64String(Encoding.ASCII.GetBytes("this is a text of thirty bytes"));

    [Fact]
    public void OfLinesThatAreNoTextTogetherIsReadOnce()
    {
        var binary = Convert.ToBase64String([.. "this is a text of nearly "u8, 0, 1, 2, 3, 4]);
        var text = Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Repeat(Line, 5_000).Append(binary)));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var view = Decode(text, out var isCut);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 40 * text.Length);
        Assert.StartsWith("this is a text of thirty bytes", Encoding.UTF8.GetString(view!.Bytes));
        Assert.False(isCut);
    }

    [Fact]
    public void OfManyCompressedStretchesIsUnpackedUpToTheLimit()
    {
        var bomb = Convert.ToBase64String(Gzip(Encoding.ASCII.GetBytes(new string('a', Megabyte / 2))));
        var text = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Repeat(bomb, 50)));

        var view = Decode(text, out var isCut);

        Assert.True(isCut);
        Assert.InRange(view!.Bytes.Length, 1, 5 * Megabyte);
    }

    [Fact]
    public void OfManySmallCompressedStretchesNeedsNoMegabyteForEach()
    {
        var small = Convert.ToBase64String(Gzip("some text that is short"u8.ToArray()));
        var text = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Repeat(small, 300)));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var view = Decode(text, out _);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 30 * Megabyte);
        Assert.Contains("some text that is short", Encoding.UTF8.GetString(view!.Bytes));
    }

    [Fact]
    public void OfPaddedLinesOfOneLengthIsALineEach()
    {
        var token = MadeToken.GitHub();
        var padded = Convert.ToBase64String(Encoding.ASCII.GetBytes($"a={token} 1234"));
        Assert.EndsWith("=", padded);
        var scanner = new Scanner([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

        var findings = scanner.Scan(new Fragment(Encoding.ASCII.GetBytes($"{padded}\n{padded}\n{padded}\n"), new Origin { Kind = OriginKind.Stdin }));

        Assert.Equal([1, 2, 3], findings.Where(f => f.Secret.Reveal() == token).Select(f => f.Location.StartLine));
    }

    private static DecodedText? Decode(byte[] text, out bool isCut)
    {
        var runs = new SpanBuffer();
        ShapePass.Find(text, [], new SpanBuffer(), runs, 200_000);
        return Decoder.Decode(text, runs, outer: null, out isCut);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return result.ToArray();
    }
}
