using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Rules.Patterns;
using SecretScan.Testing;

namespace SecretScan.Rules.Tests.Patterns;

public class MadeUpPatterns
{
    [Fact]
    public void MeanWhatTheyMeanToRegex()
    {
        var cases = from pattern in RandomPattern.Patterns
                    from texts in RandomPattern.Texts.ListOf(20)
                    select (pattern, texts);
        var matches = 0;
        Check(200, cases, sample =>
        {
            var oracle = new Oracle(sample.pattern, "[^b]", "[^b]");
            matches += sample.texts.Sum(oracle.Compare);
        });
        Assert.True(matches > 1000, $"only {matches} matches");
    }

    [Fact]
    public void MatchNoFewerAndNoMoreBytesThanTheySay()
    {
        var cases = from pattern in RandomPattern.Patterns
                    from texts in RandomPattern.Texts.ListOf(10)
                    select (pattern, texts);
        Check(100, cases, sample =>
        {
            var pattern = Pattern.Parse(sample.pattern);
            var builder = new PatternTableBuilder();
            var entry = builder.Add(pattern, ByteSet.All, ByteSet.All);
            var compiled = builder.Build();
            foreach (var text in sample.texts)
            {
                var match = compiled.Table.Search(entry, text, 0, text.Length, PatternTable.DefaultBudget);
                if (match.IsMatch)
                {
                    Assert.InRange(match.End - match.Start, pattern.MinLength, pattern.MaxLength);
                    Assert.True(pattern.FirstBytes.Contains(text[match.Start]));
                }
            }
        });
    }

    [Fact]
    public void AreRefusedWithAReasonAndAPlace()
    {
        var pieces = Gen.Elements("a", "[", "]", "(", ")", "(?", "?:", "?<secret>", "<", "{", "}", "2,", "1", "|", "\\", "x4", "?", "*", "^", "-", ".", "é", "{9}", "(?i:", "\0");
        Check(5000, pieces.ListOf().Select(string.Concat), text =>
        {
            try
            {
                var shape = Pattern.Parse(text, shape: true);

                // What is accepted must be a Regex as well.
                Assert.NotNull(new Regex(shape.Text, RegexOptions.CultureInvariant));
            }
            catch (PatternException refusal)
            {
                Assert.InRange(refusal.Position, 0, text.Length);
                Assert.NotEmpty(refusal.Message);
            }
        });
    }

    [Fact]
    public void OfAnyCharactersThrowNothingElse() => Check(2000, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null), text =>
    {
        try
        {
            Pattern.Parse(text);
        }
        catch (PatternException refusal)
        {
            Assert.InRange(refusal.Position, 0, text.Length);
        }
    });

    private static void Check<T>(int tests, Gen<T> cases, Action<T> body) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(cases.ToArbitrary(), body));
}
