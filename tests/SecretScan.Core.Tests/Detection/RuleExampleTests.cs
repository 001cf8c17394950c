using System.Text;
using SecretScan.Rules;
using SecretScan.Rules.Syntax;
using SecretScan.Testing;

namespace SecretScan.Tests.Detection;

/// <summary>Runs every example of every rule, and the corpus of lines, through the whole engine.</summary>
public class RuleExampleTests
{
    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "rules"), "*.yml", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryExampleIsFound(string file)
    {
        var missed = Rules(file).SelectMany(rule => rule.Examples
            .Where(e => !Found(rule, e).Contains(rule.Id!.Value))
            .Select(e => $"{rule.Id!.Value} at line {e.At.Line}"));

        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryNegativeExampleIsSilent(string file)
    {
        var reported = Rules(file).SelectMany(rule => rule.NegativeExamples
            .Where(e => Found(rule, e).Contains(rule.Id!.Value))
            .Select(e => $"{rule.Id!.Value} at line {e.At.Line}"));

        Assert.Empty(reported);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void KnownExamplesAreInfo(string file)
    {
        foreach (var example in Rules(file).SelectMany(rule => rule.KnownExamples))
        {
            Assert.True(RuleSet.BuiltIn.IsKnownExample(Encoding.UTF8.GetBytes(example.Text)));
        }
    }

    [Fact]
    public void EveryLineOfTheCorpusIsOneFindingOfItsProvider()
    {
        var wrong = CorpusLines.Read("one-per-line")
            .Select(line => (line, Providers: string.Join(',', Scan(line.Text).Select(f => f.Rule.Provider).Distinct())))
            .Where(x => x.Providers != x.line.File)
            .Select(x => $"{x.line.File}.txt:{x.line.Line} {x.Providers}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void NothingIsFoundInTheLinesOfNone()
    {
        var wrong = CorpusLines.Read("none")
            .SelectMany(line => Scan(line.Text).Where(f => f.Severity > Severity.Info && f.Confidence > Confidence.Low)
                .Select(f => $"{line.File}.txt:{line.Line} {f.Rule.Id}"));

        Assert.Empty(wrong);
    }

    private static System.Collections.Immutable.ImmutableArray<RuleSyntax> Rules(string file)
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, file));
        return RuleLoader.Load(file, text, out _).Rules;
    }

    // In a file of the name that the rule asks for.
    private static HashSet<string> Found(RuleSyntax rule, Example example) =>
        [.. Scan(example.Bytes, rule.Files.FirstOrDefault()?.Value.Replace("*", "some")).Where(f => f.Confidence > Confidence.Low).Select(f => f.Rule.Id)];

    private static IReadOnlyList<Finding> Scan(string text) => Scan(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<Finding> Scan(byte[] text, string? path = null) =>
        Scanner.Scan(new Fragment(text, new Origin { Kind = OriginKind.Stdin, Path = path }));
}
