using System.Text;
using SecretScan.Detection;
using SecretScan.History;
using SecretScan.Rules;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Syntax;
using SecretScan.Testing;
using MadeUp = SecretScan.Testing.MadeUp;

namespace SecretScan.Tests.History;

/// <summary>
/// Files grow line by line into what the examples of all rules are. What is passed over because it was seen before, and what is
/// taken for the same as before, must be what a scan of the whole text says.
/// </summary>
public class SeenBlocksTests
{
    // One value that is looked for around its keyword, and one that counts only near a word.
    private const string FarRules = """
        provider: zebra
        name: Zebra
        url: https://example.com
        remediation:
          summary: Delete it.
          steps: [Delete it.]
        rules:
          - id: zebra-tag
            title: Zebra tag
            part: token
            severity: high
            keywords: [zebra]
            pattern: '(?<secret>qx[0-9]{14})'
            context_bytes: 600
            impact: None.
            references: [https://example.com]
            examples: ['zebra qx70413¦926581734']
            negative_examples: ['zebra qx1']
          - id: zebra-herd
            title: Zebra herd
            part: token
            severity: high
            keywords: [wx_]
            pattern: '(?<secret>wx_[0-9]{14})'
            context: [savannah]
            context_bytes: 600
            impact: None.
            references: [https://example.com]
            examples: ['savannah wx_70413¦926581734']
            negative_examples: ['savannah wx_1']
        """;

    private static readonly Detector Detector =
        new([RuleSet.BuiltIn, RuleChecker.Read([("zebra.yml", new StringReader(FarRules))], RuleOrigin.User).Open()!]);

    public static TheoryData<string> Folders => [.. Directory
        .EnumerateDirectories(Path.Combine(Repository.Root, "rules"))
        .Select(folder => Path.GetFileName(folder)!)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void WhatIsPassedOverHoldsNothing(string folder)
    {
        var (blocks, said) = (new SeenBlocks(), new Dictionary<ulong, string>());
        var versions = 0;
        foreach (var example in Examples(folder))
        {
            // A seed of the text alone, so that one example does not move the others.
            var random = new Random(example.Length + example.Take(200).Sum(c => c));
            List<string> lines = [.. Enumerable.Range(0, 150).Select(i => Line(random, i))];
            var at = random.Next(lines.Count);
            foreach (var line in example.Split('\n'))
            {
                lines.Insert(at++, line + "\n");
                Check(string.Concat(lines), blocks, said, example);
                versions++;
            }

            // And once more from the end, so that the names come after the values.
            at = random.Next(lines.Count);
            foreach (var line in example.Split('\n').Reverse())
            {
                lines.Insert(at, line + "\n");
                Check(string.Concat(lines), blocks, said, example);
            }

            // Something comes between, before and behind, and the example goes away line by line.
            for (var i = 0; i < 4; i++)
            {
                lines.Insert(Math.Clamp(at - random.Next(-12, 24), 0, lines.Count), Line(random, random.Next()));
                Check(string.Concat(lines), blocks, said, example);
            }

            lines.RemoveAt(Math.Min(at, lines.Count - 1));
            Check(string.Concat(lines), blocks, said, example);
        }

        Assert.True(versions > 0);
    }

    [Theory]
    [InlineData("zebra\n", "row qx70413¦926581734\n", "savannah\n", "row wx_70413¦926581734\n")]
    [InlineData("from kucoin.client import Client\n", "    data = '66a5c1f8e1f3¦b2000173a9c4'\n", "x('3f8e21c7-9d4b-4e¦6a-8b1f-7c25d09ae431')\n", "import binance\n", "}\n", "{\n")]
    [InlineData("-----BEGIN PRIVATE ¦KEY-----\n", "%64\n%64\n%64\n", "-----END PRIVATE ¦KEY-----\n", "password = '%18'\n", "# this is a test\n")]
    [InlineData("password = '%18'\n", "// @generated\n")]
    [InlineData("datadog:\n", "  api_key: 'c137cf9dbb74e0a8¦aa010d31b7f0672e'\n", "  trace: 'c137cf9dbb74e0a8¦aa010d31b7f0672e'\n", "key\n", "  '%24'\n", "withdraw()\n")]
    public void LinesThatMoveSayWhatTheySayWhereTheyAre(params string[] telling)
    {
        var random = new Random(telling.Sum(line => line.Length));
        telling = [.. telling.Select(line => Filled(line.Replace("¦", "", StringComparison.Ordinal)))];
        List<string> lines = [.. Enumerable.Range(0, 2_500).Select(i => Line(random, i))];
        var (blocks, said) = (new SeenBlocks(), new Dictionary<ulong, string>());
        var (passedOver, same) = (0, 0);
        for (var version = 0; version < 600; version++)
        {
            // Few at a time, so that the same comes again; they move about, and so do the lines between them.
            if (lines.FindAll(line => telling.Contains(line)) is { Count: > 3 } told)
            {
                lines.Remove(told[random.Next(told.Count)]);
            }

            lines.Insert(random.Next(lines.Count), random.Next(3) == 0 ? telling[random.Next(telling.Length)] : Line(random, version % 9));
            lines.RemoveAt(random.Next(lines.Count));
            var (isPassedOver, isSame) = Check(string.Concat(lines), blocks, said, "");
            (passedOver, same) = (passedOver + (isPassedOver ? 1 : 0), same + (isSame ? 1 : 0));
        }

        Assert.True(passedOver > 10 && same > 0, $"{passedOver} passed over, {same} taken for the same");
    }

    // %24 is a made-up value of 24 characters.
    private static string Filled(string line)
    {
        while (line.IndexOf('%', StringComparison.Ordinal) is >= 0 and var at)
        {
            line = line[..at] + MadeUp.Text(at, int.Parse(line.AsSpan(at + 1, 2), System.Globalization.CultureInfo.InvariantCulture)) + line[(at + 3)..];
        }

        return line;
    }

    private static (bool IsPassedOver, bool IsSame) Check(string text, SeenBlocks blocks, Dictionary<ulong, string> said, string example)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var scan = Detector.Scan(new Fragment(bytes, new Origin { Kind = OriginKind.Blob, Path = "file" }), new Coverage());
        if (!Detector.IsPlain(bytes))
        {
            return (false, false);
        }

        var parts = blocks.Read(bytes, Detector.Look);
        Assert.False(parts.HoldNothing && !scan.IsEmpty, $"passed over: {Shown(example)}: {string.Join(", ", scan.Tokens.Select(t => t.Rule.Id).Concat(scan.Mentioned.Select(v => v.Provider)))}");
        var says = string.Join('\n', scan.Tokens.Select(t => $"{t.Rule.Id} {t.Severity} {t.Confidence} {t.Evidence} {Convert.ToHexString(t.Secret.RevealBytes())}")
            .Concat(scan.Credentials.Select(c => $"{c.Slot} {string.Join(' ', c.Options.Select(o => $"{o.Venue.Provider} {o.Nearness}"))} {c.Testnet} {Convert.ToHexString(c.Secret.RevealBytes())}"))
            .Concat(scan.Mentioned.Select(v => v.Provider)));
        var before = said.GetValueOrDefault(parts.Telling);
        Assert.True(before is null || before == says, $"taken for the same: {Shown(example)}");
        if (HistoryScan.WhatTells(scan, parts) is var telling and not 0)
        {
            said[telling] = says;
        }

        return (parts.HoldNothing, before is not null);
    }

    private static IEnumerable<string> Examples(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "rules", folder), "*.yml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .SelectMany(Rules)
        .SelectMany(rule => rule.Examples.Concat(rule.NegativeExamples))
        .Select(example => example.Text);

    private static IEnumerable<RuleSyntax> Rules(string file)
    {
        using var text = File.OpenText(file);
        return RuleLoader.Load(file, text, out _).Rules;
    }

    // The rule file and line would tell more; the example itself must not be printed.
    private static string Shown(string example) => $"an example of {example.Length} characters in {example.Split('\n').Length} lines";

    private static string Line(Random random, int number) => random.Next(8) switch
    {
        0 => "\n",
        1 => "}\n",
        2 => $"    // see the note on row {number % 97}\n",
        _ => $"    call_{number % 7}(value, other_{number % 13});\n",
    };
}
