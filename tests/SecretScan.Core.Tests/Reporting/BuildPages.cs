using System.Text.RegularExpressions;
using SecretScan.Reporting;

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
    public void AnIssueForAzureIsOneLineWithItsPlace() =>
        Assert.Equal(
            "##vso[task.logissue type=error;sourcepath=src/bot.py;linenumber=7;columnnumber=19;code=github-pat-classic;]"
            + "GitHub personal access token (classic): ghp_...7R (github-pat-classic). Delete the credential at GitHub.\n##vso[task.complete result=Failed;]\n",
            Rendered.Azure(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, "src/bot.py", 7))));

    [Theory]
    [InlineData("100%]x;y=z##vso[task.complete result=Succeeded]", "100%AZP25%5Dx%3By=z\\x23#vso[task.complete result=Succeeded%5D")]
    [InlineData("a\n##vso[x]", "a\\n\\x23#vso[x%5D")]
    public void AnIssueOfAHostileNameIsStillOne(string name, string written)
    {
        var report = Rendered.Azure(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, name, 1)));
        Assert.Contains($";sourcepath={written};linenumber=1;", report, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(report, "##vso", RegexOptions.IgnoreCase));
    }

    [Theory]
    [InlineData(false, "Failed")]
    [InlineData(true, "SucceededWithIssues")]
    public void TheJobThatDidNotReadEverythingDidNotSimplySucceed(bool allowed, string outcome)
    {
        var result = Sample.Result();
        Assert.Equal("", Rendered.Azure(result));
        result.Coverage.Skip("big.bin", null, SkipReason.TooLarge, null);
        Assert.Equal(
            $"##vso[task.logissue type=warning;]SecretScan did not read big.bin: too-large\n##vso[task.complete result={outcome};]\n",
            Rendered.Azure(result, new ReportOptions { AllowIncomplete = allowed }));
    }

    [Fact]
    public void ASummaryOfAHostileNameHasNoMarkupOfIt()
    {
        var page = Rendered.Markdown(Sample.Result(Sample.Finding(Sample.GitHub, Sample.Token, Hostile, 1)));

        var row = Assert.Single(page.Split('\n'), line => line.StartsWith("| critical", StringComparison.Ordinal));
        Assert.Equal(6, row.Count(c => c == '|'));
        Assert.DoesNotMatch(@"[<>`\[\]@!~]|https:", row);
    }
}
