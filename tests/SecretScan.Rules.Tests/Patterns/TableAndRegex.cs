using System.Text;
using SecretScan.Rules.Patterns;
using SecretScan.Testing;

namespace SecretScan.Rules.Tests.Patterns;

public class TableAndRegex
{
    private static readonly Oracle[] _oracles = [.. SamplePatterns.All.Select(sample => new Oracle(sample.Pattern))];

    private static readonly byte[][] _examples =
        [.. SamplePatterns.All.Select(sample => Encoding.Latin1.GetBytes(sample.Example))];

    public static TheoryData<int> Samples { get; } = [.. Enumerable.Range(0, SamplePatterns.All.Length)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void FindTheSameInTheExample(int sample) => Assert.True(_oracles[sample].Compare(_examples[sample]) > 0);

    [Theory]
    [MemberData(nameof(Samples))]
    public void FindTheSameInWhatIsAlmostTheExample(int sample)
    {
        var random = new Random(sample);
        for (var i = 0; i < 400; i++)
        {
            _oracles[sample].Compare(Mutation.Of(_examples[sample], random));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void FindTheSameInTheOtherExamples(int sample)
    {
        foreach (var example in _examples)
        {
            _oracles[sample].Compare(example);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void FindTheSameInRandomText(int sample)
    {
        var random = new Random(sample);
        var bytes = _examples[sample].Concat("abcxyz019_-= :.\n\0\u00e9"u8.ToArray()).ToArray();
        for (var i = 0; i < 200; i++)
        {
            _oracles[sample].Compare(random.GetItems(bytes, random.Next(120)));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void FindTheSameInPumpedText(int sample)
    {
        var example = _examples[sample];
        for (var start = 0; start < example.Length; start++)
        {
            for (var length = 1; length <= Math.Min(4, example.Length - start); length++)
            {
                var pump = Enumerable.Repeat(example.Skip(start).Take(length), 200 / length).SelectMany(unit => unit);
                _oracles[sample].Compare([.. example.Take(start), .. pump, .. example.Skip(start + length)]);
            }
        }
    }

    [Fact]
    public void FindTheSameByOtherBoundaries()
    {
        string[] boundaries = ["[^0-9]", @"\s", "[\"'=]", @"[\s\S]", "[^_a-z]"];
        var random = new Random(7);
        var matches = 0;
        foreach (var boundary in boundaries)
        {
            var oracle = new Oracle("(?<secret>[a-c]{2,6}(?:_[0-9])?)", boundary, boundary);
            for (var i = 0; i < 2000; i++)
            {
                matches += oracle.Compare(random.GetItems("abcc__0 '=\n%2\\u00"u8, random.Next(40)));
            }
        }

        Assert.True(matches > 1000);
    }

    [Fact]
    public void ShareOneTableWithoutDisturbingEachOther()
    {
        var builder = new PatternTableBuilder();
        var boundary = ByteSet.Parse("[^0-9A-Za-z]");
        var entries = SamplePatterns.All.Select(sample => builder.Add(Pattern.Parse(sample.Pattern), boundary, boundary)).ToArray();
        var compiled = builder.Build();
        for (var i = 0; i < entries.Length; i++)
        {
            var match = compiled.Table.Search(entries[i], _examples[i], 0, _examples[i].Length, PatternTable.DefaultBudget);
            Assert.True(match.IsMatch, SamplePatterns.All[i].Pattern);
        }
    }
}
