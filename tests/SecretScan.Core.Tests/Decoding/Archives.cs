using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace SecretScan.Tests.Decoding;

/// <summary>The files of archives are scanned like any other, and a file that unpacks without end does not hold the scan up.</summary>
public class Archives
{
    private const int Megabyte = 1 << 20;

    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });
    private static readonly string Token = MadeToken.GitHub(2);
    private static readonly byte[] Text = Encoding.UTF8.GetBytes($"A=1\nTOKEN={Token}\n");

    private readonly Coverage _coverage = new();

    [Fact]
    public void OfZipGiveMemberAndLine() => AssertFound(Zip(("conf/.env", Text)), "conf/.env");

    [Fact]
    public void StoredUncompressedAreNotReportedTwice() => AssertFound(Zip(CompressionLevel.NoCompression, ("conf/.env", Text)), "conf/.env");

    [Fact]
    public void OfTarGiveMemberAndLine() => AssertFound(Tar("etc/app.conf", Text), "etc/app.conf");

    [Fact]
    public void OfGzipGiveTheLine() => AssertFound(Gzip(Text), "content");

    [Fact]
    public void WithinEachOtherAreOpened() => AssertFound(Zip(("lib/inner.tgz", Gzip(Tar("a/b.txt", Text)))), "lib/inner.tgz!content!a/b.txt");

    [Fact]
    public void HoldUtf16Too() => AssertFound(Zip(("x.ps1", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"A=1\r\n$t = '{Token}'")])), "x.ps1");

    [Fact]
    public void HoldEncodedTextToo()
    {
        var finding = Assert.Single(Scan(Zip(("k8s.yml", Encoding.UTF8.GetBytes($"data:\n  token: {Convert.ToBase64String(Text)}\n")))));
        Assert.Equal("base64", Assert.Single(finding.DecodedFrom));
        Assert.Equal("k8s.yml", finding.Origin.Member);
    }

    [Fact]
    public void ThatSayTheirSizeAreNotUnpackedBeyondTheLimit()
    {
        var bomb = Zip(("zeros", new byte[101 * Megabyte]), ("token", Text));
        AssertFound(bomb, "token");
        AssertLimit("app.bin!zeros");
    }

    [Fact]
    public void ThatDoNotSayTheirSizeAreReadUpToTheLimit()
    {
        Assert.Empty(Scan(Gzip(new byte[101 * Megabyte])));
        AssertLimit("app.bin!content");
    }

    [Fact]
    public void WithManyLargeMembersStopAtTheLimitOfAll()
    {
        var zeros = new byte[90 * Megabyte];
        Assert.Empty(Scan(Zip([.. Enumerable.Range(0, 8).Select(i => ($"zeros{i}", zeros))])));
        Assert.All(_coverage.Skipped, s => Assert.Equal(SkipReason.DecodeLimit, s.Reason));
        Assert.NotEmpty(_coverage.Skipped);
    }

    [Fact]
    public void WithoutEndStopAtTheDeepest()
    {
        var archive = Zip(("t", Text));
        for (var i = 0; i < 8; i++)
        {
            archive = Zip(("r.zip", archive));
        }

        Assert.Empty(Scan(archive));
        Assert.Contains(_coverage.Skipped, s => s.Reason == SkipReason.DecodeLimit);
    }

    [Fact]
    public void ThatGoOnForEverAreToldAHundredTimes()
    {
        var archive = Zip([.. Enumerable.Range(0, 300).Select(i => ($"{i}.zip", Zip(("t", Text))))]);
        for (var i = 0; i < 4; i++)
        {
            archive = Zip(("r.zip", archive));
        }

        Scan(archive);
        Assert.Equal(100, _coverage.Skipped.Count);
    }

    [Fact]
    public void ThatSayTheyAreShorterThanTheyAreAreNoted()
    {
        var archive = Zip(("t", [.. new byte[4_000], .. Text]));
        var directory = archive.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(archive.AsSpan(directory + 24), 4_000);
        Scan(archive);
        Assert.Equal("damaged archive", Assert.Single(_coverage.Notes).Note);
    }

    [Fact]
    public void GiveWhatIsWholeBehindADamagedMember()
    {
        var archive = Zip(("0", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("hello world", 9)))), (".env", Text));
        archive.AsSpan(31, 2).Fill(0xFF);

        AssertFound(archive, ".env");
        Assert.Equal("damaged archive", Assert.Single(_coverage.Notes).Note);
    }

    [Fact]
    public void BehindAScriptThatRunsThemAreOpened() => AssertFound([.. "#!/bin/sh\nexec java -jar \"$0\"\n"u8, .. Zip((".env", Text))], ".env");

    [Fact]
    public void WithFilesThatAreCalledLikeFoldersHideNothing() => AssertFound(Zip((".env/", Text)), ".env/");

    [Fact]
    public void OfOtherKindsAreNoted()
    {
        byte[][] archives = [[0xFD, .. "7zXZ\0"u8], [.. "BZh9"u8], [0x28, 0xB5, 0x2F, 0xFD], [.. "Rar!"u8, 0x1A, 7], [.. "7z"u8, 0xBC, 0xAF]];
        foreach (var archive in archives)
        {
            var coverage = new Coverage();
            new SecretScan.Detection.Detector([RuleSet.BuiltIn]).Scan(new Fragment((byte[])[.. archive, .. new byte[40]], new Origin { Kind = OriginKind.File, Path = "a" }), coverage);
            Assert.Equal("unsupported archive", Assert.Single(coverage.Notes).Note);
        }
    }

    [Fact]
    public void UnderAPasswordAreNoted()
    {
        var archive = Zip(("x", Text));

        // Bit 0 of the flags of the entry, in its own header and in the directory.
        archive[6] |= 1;
        archive[archive.AsSpan().LastIndexOf("PK\x01\x02"u8) + 8] |= 1;
        Assert.Empty(Scan(archive));
        Assert.Equal("encrypted archive", Assert.Single(_coverage.Notes).Note);
    }

    [Fact]
    public void OfTarWhoseAttributesClaimGigabytesAreNoted()
    {
        var archive = Tar("a", Text);
        archive[156] = (byte)'x';
        "77777777777"u8.CopyTo(archive.AsSpan(124));
        archive.AsSpan(148, 8).Fill((byte)' ');
        var sum = archive.AsSpan(0, 512).ToArray().Sum(b => b);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(archive, 148);

        Assert.Null(Assert.Single(Scan(archive)).Origin.Member);
        Assert.Equal("damaged archive", Assert.Single(_coverage.Notes).Note);
    }

    [Fact]
    public void ThatAreDamagedAreReadAsTheBytesTheyAre()
    {
        byte[] archive = [.. "PK\x03\x04"u8, .. new byte[30], .. Encoding.UTF8.GetBytes($"\nTOKEN={Token}\n")];
        Assert.Null(Assert.Single(Scan(archive)).Origin.Member);
        Assert.Equal("damaged archive", Assert.Single(_coverage.Notes).Note);
        Assert.Empty(_coverage.Skipped);
    }

    [Fact]
    public void CutAnywhereMakeNothingThrow()
    {
        var archives = new[] { Zip(("a", Text), ("b.gz", Gzip(Text))), Gzip(Tar("x", Text)), Tar("x", Text) };
        var random = new Random(3);
        foreach (var archive in archives)
        {
            for (var i = 0; i < 300; i++)
            {
                var changed = archive[..random.Next(1, archive.Length + 1)];
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                Scan(changed);
            }
        }
    }

    private void AssertFound(byte[] archive, params string[] members)
    {
        var finding = Assert.Single(Scan(archive));
        Assert.Contains(finding.Origin.Member, members);
        Assert.Equal("app.bin", finding.Origin.Path);
        Assert.Equal(2, finding.Location.StartLine);
    }

    private void AssertLimit(string path)
    {
        var skipped = Assert.Single(_coverage.Skipped);
        Assert.Equal((path, SkipReason.DecodeLimit), (skipped.Path, skipped.Reason));
    }

    private IReadOnlyList<Finding> Scan(byte[] bytes)
    {
        var scan = new SecretScan.Detection.Detector([RuleSet.BuiltIn]).Scan(
            new Fragment(bytes, new Origin { Kind = OriginKind.File, Path = "app.bin" }), _coverage);
        return new Resolver([RuleSet.BuiltIn]).Resolve([scan, .. scan.Members ?? []], []);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] members) => Zip(CompressionLevel.Optimal, members);

    private static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] members)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return result.ToArray();
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

    private static byte[] Tar(string name, byte[] content)
    {
        using var result = new MemoryStream();
        using (var tar = new TarWriter(result))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return result.ToArray();
    }
}
