using FsCheck;
using FsCheck.Fluent;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Tests.Syntax;

public sealed class HostileFile
{
    [Theory]
    [InlineData("a: &x [1]\nb: *x", "anchors and aliases")]
    [InlineData("a: &x 1", "anchors and aliases")]
    [InlineData("a: !!binary 1", "tags")]
    public void UsesYamlThatARuleDoesNotNeed(string text, string reason) => Assert.Contains(reason, OnlyProblem(text).Reason);

    [Fact]
    public void IsNestedWithoutEnd() => Assert.Contains("nested deeper", OnlyProblem("a: " + new string('[', 100_000)).Reason);

    [Fact]
    public void IsTooLarge() => Assert.Contains("at most 1 MB", OnlyProblem(new string('#', RuleLoader.LongestFile + 1)).Reason);

    [Fact]
    public void ReportsABoundedNumberOfProblems()
    {
        var keys = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"key{i}: 1\n"));
        Assert.InRange(Problems(keys).Count, 1, 500);
    }

    [Fact]
    public void WritesNothingToTheTerminalButText()
    {
        var problem = Problems("\"a\\e[2J\\u202E\\u2028\": 1")[0];
        Assert.Contains("'a?[2J??'", problem.Reason);
        Assert.DoesNotContain(problem.ToString(), char.IsControl);
    }

    [Fact]
    public void NeverThrows()
    {
        string[] inserts = ["\0", "'", "\"", "[", "{", "- ", ": ", "&a ", "*a", "|\n", "¦", "\u001b", "\ud800", "(?<secret>", "{1,9}", "*", "\t", "999999999999"];
        var edits = Gen.Zip(Gen.Choose(0, 1800), Gen.Elements(inserts)).ListOf().Resize(4).ToArbitrary();
        Prop.ForAll(edits, list =>
        {
            var text = list.Aggregate(Sample.Tokens, (t, edit) => t.Insert(Math.Min(edit.Item1, t.Length), edit.Item2));
            var check = Sample.Check(RuleOrigin.User, text);
            return check.Image is not null || check.Problems.Count > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static RuleProblem OnlyProblem(string text) => Assert.Single(Problems(text));

    private static IReadOnlyList<RuleProblem> Problems(string text)
    {
        RuleLoader.Load("x.yml", new StringReader(text), out var problems);
        return problems;
    }
}
