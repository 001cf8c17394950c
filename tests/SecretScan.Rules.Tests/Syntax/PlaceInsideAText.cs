using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Tests.Syntax;

public sealed class PlaceInsideAText
{
    [Theory]
    [InlineData("title: abX", 10)]
    [InlineData("title: 'abX'", 11)]
    [InlineData("title: '''''X'", 13)]
    [InlineData("title: \"abX\"", 8)]
    [InlineData("title: |\n      abX", 8)]
    public void IsTheCharacterItselfWhereTheQuotingTells(string line, int column)
    {
        var file = RuleLoader.Load("x.yml", new StringReader("rules:\n- " + line), out _);
        var title = file.Rules[0].Title!;
        Assert.Equal(column + 2, title.Of(title.Value.IndexOf('X')).Column);
    }
}
