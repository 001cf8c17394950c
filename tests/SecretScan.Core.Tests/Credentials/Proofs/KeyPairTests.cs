using System.Text;
using SecretScan.Rules;
using SecretScan.Testing;

namespace SecretScan.Tests.Credentials.Proofs;

/// <summary>Key pairs that were made by openssl: text in, proof out.</summary>
public class KeyPairTests
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    public static TheoryData<string> Titles => [.. Samples.Keys];

    private static Dictionary<string, CorpusSample> Samples { get; } = CorpusReader.Read("pairs").ToDictionary(s => s.Title);

    [Theory]
    [MemberData(nameof(Titles))]
    public void ProvesItself(string title)
    {
        var sample = Samples[title];
        var found = Proved(sample.Files);

        Assert.Equal(
            sample.Findings,
            found.Select(f => $"{f.Rule.Id} {f.Origin.Path}:{f.Location.StartLine} {f.Proof}").Order(StringComparer.Ordinal));
        Assert.All(found, f => Assert.Equal(Confidence.High, f.Confidence));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void ProvesNothingWithOneBitChanged(string title)
    {
        var files = Samples[title].Files;
        foreach (var secret in Proved(files).Where(f => f.Rule.Part == Part.Secret).Select(f => f.Secret.Reveal()).ToList())
        {
            var bytes = Convert.FromBase64String(secret);
            bytes[7] ^= 1;
            files = [.. files.Select(f => f with { Text = f.Text.Replace(secret, Convert.ToBase64String(bytes), StringComparison.Ordinal) })];
        }

        Assert.Empty(Proved(files));
    }

    [Fact]
    public void BindsEachKeyToItsOwnSecret()
    {
        var found = Proved(Samples["backpack two accounts over two files, told apart by the equation"].Files);

        Assert.Equal(2, found.Select(f => f.Set!.Id).Distinct().Count());
        Assert.All(found.GroupBy(f => f.Set!.Id), set =>
        {
            var key = set.Single(f => f.Rule.Part == Part.Key).Secret.Reveal();
            var secret = set.Single(f => f.Rule.Part == Part.Secret).Secret.Reveal();
            Assert.Equal(Convert.FromBase64String(key), SecretScan.Detection.Ed25519Pair.PublicKey(Convert.FromBase64String(secret)));
        });
    }

    // The equation holds for anybody's keys: without a word of the venue it says nothing of the venue.
    [Fact]
    public void OfNobodyIsNoVenues()
    {
        var files = Samples["coinbase key file"].Files
            .Select(f => new CorpusFile("tests/nacl.json", f.Text.Replace("\"id\"", "\"note\"", StringComparison.Ordinal)))
            .ToList();

        Assert.Empty(Proved(files));
    }

    private static List<Finding> Proved(IReadOnlyList<CorpusFile> files) => [.. Scanner.Scan(new FragmentList(
        [.. files.Select(f => new Fragment(Encoding.UTF8.GetBytes(f.Text), new Origin { Kind = OriginKind.File, Path = f.Path }))])).Findings
        .Where(f => f.Proof?.Contains("pair holds", StringComparison.Ordinal) == true)];
}
