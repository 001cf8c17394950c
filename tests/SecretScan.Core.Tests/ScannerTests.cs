using System.Text;
using SecretScan.Rules;
using SecretScan.Rules.Images;

namespace SecretScan.Tests;

public class ScannerTests
{
    // Synthetic, and broken so that this file holds no token.
    private static readonly string Key = "66f0a1b2¦8b1c0d000147e9b2".Replace("¦", "");
    private static readonly string Secret = "0f1a6d9c-1c52¦-4b0e-9d11-6a3c5a1b7e42".Replace("¦", "");

    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    [Fact]
    public void ATextWithoutKeywordAllocatesNothing()
    {
        var fragment = Fragment("for (var i = 0; i < n; i++) { total += row[i]; }\n", "loop.js");
        var coverage = new Coverage();
        var detector = new SecretScan.Detection.Detector([RuleSet.BuiltIn]);
        detector.Scan(fragment, coverage);

        var before = GC.GetAllocatedBytesForCurrentThread();
        detector.Scan(fragment, coverage);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void AKeyPairPassedByPositionFarBelowItsImportIsFound()
    {
        var filler = string.Concat(Enumerable.Range(0, 5000).Select(i => $"    total_{i} = rows[{i}] * 2\n"));
        var text = $"from kucoin.client import Client\n{filler}client = Client('{Key}', '{Secret}', 'harbour-lights-9')\n";

        var findings = Scanner.Scan(Fragment(text, "bot.py"));

        Assert.Equal(
            ["kucoin-api-key", "kucoin-api-secret", "kucoin-api-passphrase"], findings.Select(f => f.Rule.Id));
        Assert.All(findings, f => Assert.Equal(5002, f.Location.StartLine));
        Assert.All(findings, f => Assert.Equal(Severity.Critical, f.Severity));
    }

    [Theory]
    [InlineData("PNG\0\0\0\u0001 data", true)]
    [InlineData("all text, whatever its ending", false)]
    [InlineData("i\0n\0 \0u\0t\0f\0-\01\06\0!\0", false)]
    public void BinaryFilesAreNotedAndScanned(string text, bool isBinary)
    {
        var token = Decoding.MadeToken.GitHub(3);
        var source = new FragmentList([new Fragment(Encoding.UTF8.GetBytes(text), new Origin { Kind = OriginKind.File, Path = "logo.bin" }),
            new Fragment(Encoding.UTF8.GetBytes($"\0\0\0 {token}\0"), new Origin { Kind = OriginKind.File, Path = "strings.o" })]);

        var result = Scanner.Scan(source);

        Assert.Single(result.Findings);
        Assert.Equal(isBinary ? ["logo.bin", "strings.o"] : ["strings.o"], result.Coverage.Notes.Select(n => n.Path));
        Assert.True(result.Coverage.Complete);
    }

    [Fact]
    public void LocationsPointAtTheValueInUtf16()
    {
        var text = $"# kucoin\r\nKUCOIN_API_KEY={Key}\r\n";
        var bytes = new UnicodeEncoding(bigEndian: true, byteOrderMark: true);

        var finding = Assert.Single(Scanner.Scan(new Fragment(
            (byte[])[.. bytes.GetPreamble(), .. bytes.GetBytes(text)], new Origin { Kind = OriginKind.File, Path = "a.env" })));

        Assert.Equal(new Location(2, 16, 2, 40), finding.Location);
    }

    [Fact]
    public void TheCreationTimeOfTheKeyIsTold()
    {
        var finding = Assert.Single(Scanner.Scan(Fragment($"KUCOIN_API_KEY={Key}", ".env")));

        Assert.Equal(new DateOnly(2024, 9, 22), DateOnly.FromDateTime(finding.Set!.Created!.Value.UtcDateTime));
    }

    [Fact]
    public void APassphraseAloneIsNobodysBusiness() =>
        Assert.Empty(Scanner.Scan(Fragment("KUCOIN_API_PASSPHRASE=harbour-lights-9", ".env")));

    [Fact]
    public void TheSameValueAtTheSamePathIsOld()
    {
        var finding = Assert.Single(Scanner.Scan(Fragment($"KUCOIN_API_KEY={Key}", ".env")));

        Assert.Empty(NewFindings.Of([finding], [finding]));
        Assert.Single(NewFindings.Of([finding], []));
        Assert.Single(NewFindings.Of([finding, finding], [finding]));
        Assert.Single(NewFindings.Of([finding], [finding with { Severity = Severity.Low }]));
        Assert.Single(NewFindings.Of([finding], [finding with { Origin = new Origin { Kind = OriginKind.File, Path = "other" } }]));
    }

    [Fact]
    public void OneParentThatHeldItIsEnough()
    {
        var finding = Assert.Single(Scanner.Scan(Fragment($"KUCOIN_API_KEY={Key}", ".env")));
        var elsewhere = finding with { Origin = finding.Origin with { Blob = "other" } };

        Assert.Empty(NewFindings.Of([finding], [elsewhere]));
        Assert.Single(NewFindings.Of([finding, finding], [finding, elsewhere]));
    }

    [Fact]
    public void AScanThatIsStoppedSaysSo()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        var result = Scanner.Scan(new OneFragment(Fragment("x", "x")), cancellation: stop.Token);

        Assert.Equal(SkipReason.Interrupted, Assert.Single(result.Coverage.Skipped).Reason);
    }

    private static Fragment Fragment(string text, string path) =>
        new(Encoding.UTF8.GetBytes(text), new Origin { Kind = OriginKind.File, Path = path });

    private sealed class OneFragment(Fragment fragment) : IFragmentSource
    {
        public ScanMode Mode => ScanMode.Files;

        public IEnumerable<Fragment> Read(Coverage coverage) => [fragment];
    }
}
