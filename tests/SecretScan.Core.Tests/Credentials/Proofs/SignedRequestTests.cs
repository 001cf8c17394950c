using System.Text;
using SecretScan.Credentials;
using SecretScan.Rules;
using SecretScan.Testing;

namespace SecretScan.Tests.Credentials.Proofs;

/// <summary>Requests that were signed by openssl, as people paste and log them: text in, proof out.</summary>
public class SignedRequestTests
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    public static TheoryData<string> Titles => [.. Samples.Keys];

    private static Dictionary<string, CorpusSample> Samples { get; } = CorpusReader.Read("proofs").ToDictionary(s => s.Title);

    [Theory]
    [MemberData(nameof(Titles))]
    public void ProvesItsSecretAndItsKey(string title)
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
    public void ProvesNothingOfAnotherSecret(string title)
    {
        var files = Samples[title].Files;
        foreach (var secret in Proved(files).Where(f => f.Rule.Part == Part.Secret).Select(f => f.Secret).ToList())
        {
            files = Replaced(files, secret.Reveal(), OneOff(secret.Reveal()));
        }

        Assert.Empty(Proved(files));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void ProvesNothingByAnotherSignature(string title)
    {
        var files = Samples[title].Files;
        foreach (var signature in Venues(title).SelectMany(v => v.Signatures).SelectMany(s => files.SelectMany(f => Signatures(s, f.Text))).ToList())
        {
            files = Replaced(files, signature, OneOff(signature));
        }

        Assert.Empty(Proved(files));
    }

    [Fact]
    public void BindsEachKeyToTheSecretOfItsRequest()
    {
        var found = Proved(Samples["kucoin two accounts in one log are told apart by their signatures"].Files);

        Assert.Equal(2, found.Select(f => f.Set!.Id).Distinct().Count());
        Assert.Equal(["11 1", "5 2"], found.GroupBy(f => f.Set!.Id)
            .Select(set => string.Join(' ', set.OrderBy(f => f.Rule.Part).Select(f => f.Location.StartLine))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EverySignatureThatRulesDescribeIsShown()
    {
        var shown = Samples.Values.SelectMany(s => Venues(s.Title).SelectMany(v => v.Signatures)
            .Where(signature => s.Files.Any(f => Signatures(signature, f.Text).Any()))).ToHashSet();

        Assert.All(RuleSet.BuiltIn.Venues.SelectMany(v => v.Signatures), s => Assert.Contains(s, shown));
    }

    private static IEnumerable<Venue> Venues(string title) => RuleSet.BuiltIn.Venues
        .Where(v => Samples[title].Findings.Any(f => f.StartsWith(v.Provider + "-api-", StringComparison.Ordinal)));

    private static IEnumerable<string> Signatures(RequestSignature signature, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var name in signature.Names.Select(Encoding.UTF8.GetBytes))
        {
            for (var at = NamedValue.Find(bytes, name, 0); at >= 0; at = NamedValue.Find(bytes, name, at + 1))
            {
                var value = Encoding.UTF8.GetString(NamedValue.Read(bytes, at + name.Length).In(bytes));
                if (value.Length >= 32)
                {
                    yield return value;
                }
            }
        }
    }

    private static List<CorpusFile> Replaced(IReadOnlyList<CorpusFile> files, string old, string replacement) =>
        [.. files.Select(f => f with { Text = f.Text.Replace(old, replacement, StringComparison.Ordinal) })];

    // One digit or letter in the middle is the next one: of the same shape, and another value in any encoding.
    private static string OneOff(string value)
    {
        var at = value.Length / 2;
        while (!char.IsAsciiLetterOrDigit(value[at]) || value[at] is '9' or 'f' or 'z' or 'F' or 'Z')
        {
            at++;
        }

        return value[..at] + (char)(value[at] + 1) + value[(at + 1)..];
    }

    private static List<Finding> Proved(IReadOnlyList<CorpusFile> files) => [.. Scanner.Scan(new FragmentList(
        [.. files.Select(f => new Fragment(Encoding.UTF8.GetBytes(f.Text), new Origin { Kind = OriginKind.File, Path = f.Path }))])).Findings
        .Where(f => f.Proof?.Contains("HMAC", StringComparison.Ordinal) == true)];
}
