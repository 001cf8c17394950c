using System.Text.RegularExpressions;

namespace SecretScan.Tests.Reporting;

/// <summary>Reports for the pages of build systems, which read commands and markup out of what a repository names.</summary>
public class BuildPages
{
    private const string Hostile = "a,line=9::b%0A\n::error::c | `d` <img src=x> [e](https://f) @g ~h~ ![i](j) \u202e";

    [Fact]
    public void AnAnnotationIsOneLineWithItsPlace()
    {
        var finding = Sample.Finding(Sample.GitHub, Sample.Token, "src/bot.py", 7);

        Assert.Equal(
            "::error file=src/bot.py,line=7,endLine=7,col=1,title=GitHub personal access token (classic)::ghp_...7R (github-pat-classic). Delete the credential at GitHub.\n",
            Regex.Replace(Rendered.GitHub(Sample.Result(finding)), "col=[0-9]+", "col=1"));
    }

    [Fact]
    public void AnAnnotationOfAHostileNameIsStillOne() =>
        Assert.Matches(@"\A::error file=[^:,\n]*,line=1,endLine=1,col=\d+,title=[^:,\n]*::[^\n]*\n\z", Rendered.GitHub(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, Hostile, 1))));

    [Fact]
    public void ASummaryOfAHostileNameHasNoMarkupOfIt()
    {
        var page = Rendered.Markdown(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, Hostile, 1)));

        var row = Assert.Single(page.Split('\n'), line => line.StartsWith("| critical", StringComparison.Ordinal));
        Assert.Equal(6, row.Count(c => c == '|'));
        Assert.DoesNotMatch(@"[<>`\[\]@!~]|https:", row);
    }
}
