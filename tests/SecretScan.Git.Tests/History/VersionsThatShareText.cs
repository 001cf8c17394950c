using System.Text;
using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>Lines that were seen before are passed over. Nobody must be able to tell by what is found.</summary>
public sealed class VersionsThatShareText : HistoryTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AreFoundAsIfEachWereReadAlone(int seed)
    {
        var random = new Random(seed);
        List<string> lines = [.. Enumerable.Range(0, 1_500).Select(i => Line(random, i))];
        var scanner = new Scanner([RuleSet.BuiltIn]);
        var expected = new HashSet<string>();
        for (var version = 0; version < 40; version++)
        {
            for (var edit = random.Next(1, 4); edit > 0; edit--)
            {
                Edit(random, lines);
            }

            var text = string.Concat(lines);
            Repository.Stage("file", text);
            Repository.Commit("edit");
            expected.UnionWith(scanner.Scan(new Fragment(Encoding.UTF8.GetBytes(text), new Origin { Kind = OriginKind.Blob, Path = "file" }))
                .Select(finding => $"{finding.Rule.Id} {finding.Secret.Reveal()}"));
        }

        var found = Scan().Findings.Select(finding => $"{finding.Rule.Id} {finding.Secret.Reveal()}").ToHashSet();

        Assert.True(expected.Count > 3);
        Assert.True(expected.SetEquals(found), $"{expected.Except(found).Count()} are missing, {found.Except(expected).Count()} too many");
    }

    [Fact]
    public void AKeyWhoseEndComesLaterIsFoundThen()
    {
        var body = string.Concat(Enumerable.Range(0, 80).Select(i => MadeUp.Text(i, 64) + "\n"));
        var before = string.Concat(Enumerable.Range(0, 400).Select(i => $"line {i} of something else\n"));
        Repository.Stage("notes", before + "-----BEGIN PRIVATE " + "KEY-----\n" + body + before);
        Repository.Commit("half a key");
        Assert.Empty(Scan().Findings);
        Repository.Stage("notes", before + "-----BEGIN PRIVATE " + "KEY-----\n" + body + "-----END PRIVATE " + "KEY-----\n" + before);
        Repository.Commit("the whole");

        using var history = new GitHistory(Open(), new HistoryOptions(), SourceLimits.Default);
        var whole = new Scanner([RuleSet.BuiltIn], new ScannerOptions { ReadsWholeVersions = true }).Scan(history, null, new Coverage());

        Assert.Equal(whole.Findings.Select(f => f.Fingerprint.Text), Scan().Findings.Select(f => f.Fingerprint.Text));
    }

    [Fact]
    public void AVenueThatIsNamedLaterMakesACredentialOfWhatStoodThereBefore()
    {
        var key = string.Concat("66a5c1f8e1f3", "b2000173a9c4");
        var secret = string.Concat("3f8e21c7-9d4b-4e", "6a-8b1f-7c25d09ae431");
        var filler = string.Concat(Enumerable.Range(0, 600).Select(i => $"    print('row {i} of the table')\n"));
        Repository.Stage("bot.py", $"client = Client('{key}', '{secret}')\n{filler}");
        Repository.Commit("no venue");
        Repository.Stage("bot.py", $"client = Client('{key}', '{secret}')\n{filler}from kucoin.client import Client\n");
        Repository.Commit("a venue");

        Assert.Equal(2, Scan().Findings.Count(finding => finding.Rule.Provider == "kucoin"));
    }

    private static void Edit(Random random, List<string> lines)
    {
        var at = random.Next(lines.Count);
        switch (random.Next(4))
        {
            case 0:
                lines.RemoveRange(at, Math.Min(random.Next(1, 20), lines.Count - at));
                break;
            case 1:
                lines.Insert(at, MadeUp.Line(random.Next()));
                break;
            case 2:
                lines.Insert(at, $"password = \"{MadeUp.Text(random.Next(), 18)}\"\n");
                break;
            default:
                lines.Insert(at, Line(random, random.Next()));
                break;
        }
    }

    private static string Line(Random random, int number) => random.Next(12) switch
    {
        0 => "\n",
        1 => "}\n",
        2 => $"    password = get_password({number})\n",
        3 => $"    url = \"https://example.com/{number}\"\n",
        4 => $"    token: str = read_token(self.key, {number})\n",
        5 => $"    // see {MadeUp.Text(number, 12)}\n",
        _ => $"    call_{number % 7}(value, other_{number % 13});\n",
    };
}
