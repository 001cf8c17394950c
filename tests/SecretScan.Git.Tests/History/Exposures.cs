using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>Since when, until when, where still.</summary>
public sealed class Exposures : HistoryTest
{
    [Fact]
    public void BeginWithTheFirstCommitWhateverLineTheValueStandsOnLater()
    {
        Repository.Stage("config", MadeUp.Line(1));
        var first = Repository.Commit("add");
        Repository.Stage("config", "above\n" + MadeUp.Line(1));
        Repository.Commit("move down");

        var finding = Only(Scan(), 1);

        Assert.Equal(first, finding.Origin.Commit?.Id);
        Assert.Equal(1, finding.Location.StartLine);
        Assert.Equal(first, finding.Exposure?.First.Id);
        Assert.Equal(2, finding.Exposure?.Versions);
        Assert.True(finding.Exposure?.InHead);
        Assert.Equal(Repository.Head, finding.Exposure?.LastCommit);
    }

    [Fact]
    public void NameTheRefsWhoseFilesStillHoldIt()
    {
        Repository.Stage("config", MadeUp.Line(2));
        Repository.Commit("add");
        Repository.Git("branch", "still");
        Repository.Git("tag", "-a", "-m", "release", "v1");
        Repository.Git("rm", "-q", "config");
        Repository.Commit("remove");

        var exposure = Only(Scan(), 2).Exposure!;

        Assert.False(exposure.InHead);
        Assert.Equal(["refs/heads/still", "refs/tags/v1"], exposure.Refs.Order());
    }

    [Fact]
    public void EndWithTheCommitBeforeItWasTakenAway()
    {
        Repository.Stage("config", MadeUp.Line(3));
        Repository.Commit("add");
        Repository.Stage("other", "x");
        var last = Repository.Commit("something else");
        Repository.Git("rm", "-q", "config");
        Repository.Commit("remove");

        var exposure = Only(Scan(), 3).Exposure!;

        Assert.Equal(last, exposure.LastCommit);
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), exposure.LastSeen, TimeSpan.FromHours(1));
        Assert.Empty(exposure.Refs);
    }

    [Fact]
    public void CountDaysUpToToday()
    {
        Repository.Environment["GIT_AUTHOR_DATE"] = DateTimeOffset.UtcNow.AddDays(-100).AddHours(-1).ToString("yyyy-MM-ddTHH:mm:sszzz");
        Repository.Stage("config", MadeUp.Line(4));
        Repository.Commit("add");

        Assert.Equal(100, Only(Scan(), 4).Exposure?.Days);
    }

    [Fact]
    public void OfASetThatGrewOverCommitsAreDatedFromEachPart()
    {
        var key = $"KUCOIN_API_KEY={string.Concat("66a5c1f8e1f3", "b2000173a9c4")}\n";
        var secret = $"KUCOIN_API_SECRET={string.Concat("3f8e21c7-9d4b-4e", "6a-8b1f-7c25d09ae431")}\n";
        Repository.Stage(".env", key);
        var first = Repository.Commit("the key");
        Repository.Stage("secrets.env", secret + "KUCOIN_API_PASSPHRASE=Marten5507quarry\n");
        var second = Repository.Commit("the rest");

        var findings = Scan().Findings;

        Assert.Equal(3, findings.Length);
        Assert.All(findings, finding => Assert.True(finding.Set?.Complete));
        Assert.All(findings, finding => Assert.Equal(second, finding.Set?.CompletedIn?.Id));
        Assert.Equal([first, second, second], findings.Select(finding => finding.Exposure?.First.Id));
    }

    [Fact]
    public void AMarkerInEveryVersionAllowsAndOneVersionWithoutReports()
    {
        Repository.Stage("marked", MadeUp.Line(5).TrimEnd('\n') + " # secretscan:allow(gitlab-pat) a test value\n");
        Repository.Commit("marked");
        Repository.Stage("late", MadeUp.Line(6));
        Repository.Commit("not marked");
        Repository.Stage("late", MadeUp.Line(6).TrimEnd('\n') + " # secretscan:allow(gitlab-pat) marked later\n");
        Repository.Commit("marked now");

        using var history = new GitHistory(Open(), new HistoryOptions(), SecretScan.Sources.SourceLimits.Default);
        var suppressor = new SecretScan.Suppression.Suppressor(null, _ => true, DateOnly.MaxValue);
        var result = new Scanner([RuleSet.BuiltIn]).Scan(history, suppressor, Coverage);

        Assert.Equal("late", Only(result, 6).Origin.Path);
        Assert.Equal("marked", Assert.Single(result.Suppressed).Finding.Origin.Path);
    }
}
