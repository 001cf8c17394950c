using System.Text;
using SecretScan.Rules;
using SecretScan.Testing;
using Xunit.Abstractions;

namespace SecretScan.Tests.Credentials;

/// <summary>
/// Credentials of every live venue, every bot format and every kind of wallet, and what looks like them, written by
/// people who had not seen the engine. The output of these tests is the table of what is found.
/// </summary>
public class VenueCorpusTests(ITestOutputHelper output)
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    [Theory]
    [InlineData("venues/planted")]
    [InlineData("venues/bots")]
    [InlineData("venues/wallets")]
    public void PlantedPartsAreFoundAndTheirVenueNamed(string folder)
    {
        var parts = CorpusReader.Read(folder).SelectMany(Judge).ToList();
        foreach (var venue in parts.GroupBy(p => p.Expected.Split(' ')[0]).OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{venue.Key,-22} planted {venue.Count(),4}  found {venue.Count(p => p.IsFound),4}  venue {venue.Count(p => p.HasVenue),4}");
        }

        foreach (var miss in parts.Where(p => !p.HasVenue))
        {
            output.WriteLine($"{(miss.IsFound ? "other venue" : "missed")}: {miss.Sample}: {miss.Expected}");
        }

        Assert.True(parts.Count(p => p.IsFound) >= 0.98 * parts.Count, "fewer than 98 % of the parts are found");
        Assert.True(parts.Count(p => p.HasVenue) >= 0.95 * parts.Count, "fewer than 95 % of the parts have the right venue");
    }

    [Fact]
    public void LookAlikesAreLeftAlone()
    {
        var samples = CorpusReader.Read("venues/none").ToList();
        var reported = samples.SelectMany(s => Scan(s).Select(f => $"{s.Title}: {f.Rule.Id} {f.Origin.Path}:{f.Location.StartLine}")).ToList();
        reported.ForEach(output.WriteLine);

        Assert.True(samples.Count > 200);
        Assert.InRange(reported.Count, 0, 3);
    }

    private static IEnumerable<Judgement> Judge(CorpusSample sample)
    {
        var left = Scan(sample).Select(f => (f.Rule.Provider, Place: $"{f.Origin.Path}:{f.Location.StartLine}", Part: f.Rule.Part)).ToList();
        foreach (var expected in sample.Findings)
        {
            var words = expected.Split(' ', 3);
            var there = left.Where(f => f.Place == words[2]).ToList();
            var own = there.FindIndex(f => f.Provider == words[0] && Rules.Syntax.Names.Word(f.Part) == words[1]);
            own = own >= 0 ? own : there.FindIndex(f => f.Provider == words[0]);
            var best = own >= 0 ? there[own] : there.FirstOrDefault();
            left.Remove(best);
            yield return new Judgement(sample.Title, expected, there.Count > 0, own >= 0);
        }
    }

    private static List<Finding> Scan(CorpusSample sample)
    {
        var fragments = sample.Files.Select(f => new Fragment(
            Encoding.UTF8.GetBytes(f.Text), new Origin { Kind = OriginKind.File, Path = f.Path }));
        return [.. Scanner.Scan(new FragmentList([.. fragments])).Findings
            .Where(f => f.Severity > Severity.Info && f.Confidence >= Confidence.Medium)];
    }

    private sealed record Judgement(string Sample, string Expected, bool IsFound, bool HasVenue);
}
