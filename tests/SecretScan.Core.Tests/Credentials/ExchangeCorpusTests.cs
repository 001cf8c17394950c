using System.Text;
using SecretScan.Rules;
using SecretScan.Rules.Images;
using SecretScan.Testing;

namespace SecretScan.Tests.Credentials;

public class ExchangeCorpusTests
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    public static TheoryData<CorpusSample> Kucoin => [.. CorpusReader.Read("exchanges/kucoin")];

    public static TheoryData<CorpusSample> Binance => [.. CorpusReader.Read("exchanges/binance")];

    public static TheoryData<CorpusSample> ReportedMisses => [.. CorpusReader.Read("exchanges/found")];

    public static TheoryData<CorpusSample> LookAlikes => [.. CorpusReader.Read("exchanges/none")];

    [Theory]
    [MemberData(nameof(Kucoin))]
    [MemberData(nameof(Binance))]
    [MemberData(nameof(ReportedMisses))]
    public void EveryPartIsFoundInItsSet(CorpusSample sample)
    {
        var findings = Exchange(sample);

        Assert.Equal(sample.Findings, Places(findings));
        Assert.Equal(sample.Sets, Sets(findings));
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void LookAlikesStaySilent(CorpusSample sample) => Assert.Empty(Places(Exchange(sample)));

    private static List<Finding> Exchange(CorpusSample sample)
    {
        var fragments = sample.Files.Select(f => new Fragment(
            Encoding.UTF8.GetBytes(f.Text), new Origin { Kind = OriginKind.File, Path = f.Path }));
        return [.. Scanner.Scan(new FragmentList([.. fragments])).Findings
            .Where(f => f.Set is not null && f.Severity > Severity.Info)];
    }

    private static IEnumerable<string> Places(IEnumerable<Finding> findings) => findings
        .Select(f => $"{f.Rule.Id} {f.Origin.Path}:{f.Location.StartLine}")
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sets(IEnumerable<Finding> findings) => findings
        .GroupBy(f => f.Set!.Id)
        .Select(g => g.First().Set!)
        .Select(s => $"{s.Provider} {Missing(s)} {s.Severity.ToString().ToLowerInvariant()}")
        .Order(StringComparer.Ordinal);

    private static string Missing(CredentialSet set) => set.Complete
        ? "complete"
        : "missing:" + string.Join(',', set.Missing.Select(p => p == Part.PrivateKey ? "private-key" : p.ToString().ToLowerInvariant()));
}
