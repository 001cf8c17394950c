using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Ci;

public sealed class OnGitHub : BuildTest
{
    [Fact]
    public void CodeScanningIsNotShownAsOpenWhatIsKnown()
    {
        Checkout("refs/pull/7/merge");
        Assert.Equal(0, Clone.SecretScan("baseline", "create", "--baseline", "../known.json").Status);
        string[] options = ["--baseline", "../known.json", "--report", "sarif=report.sarif", "--base", Start];

        Assert.Equal(0, Run(GitHub("pull_request", PullRequest(), Merge), options).Status);
        Assert.DoesNotContain("\"ruleIndex\"", Clone.Read("report.sarif"), StringComparison.Ordinal);
        Assert.Contains("suppressed findings left out", Clone.Read("report.sarif"), StringComparison.Ordinal);

        Assert.Equal(0, Run(new Dictionary<string, string?>(), options).Status);
        Assert.Contains("\"kind\":\"external\"", Clone.Read("report.sarif"), StringComparison.Ordinal);
    }

    [Fact]
    public void APullRequestIsJudgedByWhatItBrings()
    {
        Checkout("refs/pull/7/merge");

        AssertFeatureIsJudged(Run(GitHub("pull_request", PullRequest(), Merge)), "GitHub Actions, pull request 7 into main: reading ", $"judged by {Main[..10]}");
    }

    [Fact]
    public void APullRequestWhoseBaseHasMovedSinceIsNotBlamedForThat()
    {
        Server.Git("checkout", "-q", "feature");
        Server.Git("merge", "-q", "-m", "main into feature", "main");
        var head = Server.Git("rev-parse", "HEAD");
        Checkout(head);

        AssertFeatureIsJudged(Run(GitHub("pull_request", PullRequest(head, known: Start), head)), "pull request 7");
    }

    [Fact]
    public void APullRequestFromAForkIsJudgedLikewise()
    {
        Server.Git("update-ref", "-d", "refs/heads/feature");
        Checkout("refs/pull/7/merge");

        AssertFeatureIsJudged(Run(GitHub("pull_request", PullRequest(fork: true), Merge)), "pull request 7 from a fork into main");
    }

    [Fact]
    public void AShallowCloneIsNeverGreenAndTheCommandThatIsPrintedMendsIt()
    {
        Server.Git("rm", "-q", "bot.py");
        var main = Server.Commit("revoked");
        Server.Git("checkout", "-q", "--detach");
        Server.Git("merge", "-q", "--no-ff", "-m", "merge", BeforeFeature);
        var merge = Server.Git("rev-parse", "HEAD");
        var environment = GitHub("pull_request", PullRequest(head: BeforeFeature, known: main), merge);
        Checkout(merge, depth: 1);

        var shallow = Run(environment);
        Assert.Equal(3, shallow.Status);
        Assert.Contains($"git fetch --unshallow origin {main} brings it", shallow.Output, StringComparison.Ordinal);
        Assert.Contains("::warning title=SecretScan did not read everything::", shallow.Output, StringComparison.Ordinal);

        Clone.Git("fetch", "-q", "--unshallow", "origin", main);
        var whole = Run(environment);
        Assert.Equal(0, whole.Status);
        Assert.Contains("1 commit, ", whole.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ATargetedPullRequestIsNotTakenForTheBaseThatIsCheckedOut()
    {
        Checkout("refs/heads/main", depth: 1);
        var environment = GitHub("pull_request_target", PullRequest(), Main);

        var absent = Run(environment);
        Assert.Equal(3, absent.Status);
        Assert.Contains("git fetch origin refs/pull/7/head brings it", absent.Output, StringComparison.Ordinal);

        Checkout("refs/heads/main");
        Clone.Git("fetch", "-q", "--unshallow", "origin", "refs/pull/7/head");
        AssertFeatureIsJudged(Run(environment), "pull request 7 into main");
    }

    [Fact]
    public void APushIsJudgedFromWhatWasThereBefore()
    {
        Checkout("refs/heads/feature");

        AssertFeatureIsJudged(Run(GitHub("push", Push("refs/heads/feature", BeforeFeature, Feature), Feature)), "push to feature", $"judged by origin/main".Replace("origin/main", Main[..10]));
        Assert.Equal(0, Run(GitHub("push", Push("refs/heads/feature", Start, BeforeFeature), BeforeFeature)).Status);
    }

    [Fact]
    public void ANewBranchIsJudgedWithoutTheDefaultOne()
    {
        Checkout("refs/heads/feature");

        AssertFeatureIsJudged(Run(GitHub("push", Push("refs/heads/feature", Zeros, Feature), Feature)), "push to feature");
    }

    [Fact]
    public void AFirstPushIsJudgedWhole()
    {
        Checkout("refs/heads/main");

        var result = Run(GitHub("push", Push("refs/heads/main", Zeros, Main), Main));

        Planted.AssertFound(result, Planted.BinanceRules);
        Assert.Contains("first push: every commit of ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AForcedPushIsJudgedFromWhereItLeft()
    {
        Server.Git("checkout", "-q", "feature");
        Server.Git("commit", "-q", "--amend", "-m", "rewritten");
        var head = Server.Git("rev-parse", "HEAD");
        Checkout("refs/heads/feature");

        AssertFeatureIsJudged(Run(GitHub("push", Push("refs/heads/feature", Feature, head, forced: true), head)), "forced push to feature");
        Clone.Git("fetch", "-q", "origin", Feature);
        AssertFeatureIsJudged(Run(GitHub("push", Push("refs/heads/feature", Feature, head, forced: true), head)), "forced push to feature");
    }

    [Fact]
    public void ADeletedBranchIsNothing()
    {
        Checkout("refs/heads/main");

        var result = Run(GitHub("push", Push("refs/heads/feature", Feature, Zeros, deleted: true), Main));

        Assert.Equal((0, "secretscan: GitHub Actions, refs/heads/feature was deleted: nothing to scan"), (result.Status, Assert.Single(result.ErrorLines)));
    }

    [Fact]
    public void ABaseThatIsTheHeadIsSaid()
    {
        Checkout("refs/heads/main");

        var result = Run(GitHub("push", Push("refs/heads/main", Main, Main), Main));

        Assert.Equal(0, result.Status);
        Assert.Contains("nothing to scan: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ATagIsJudgedWithItsMessage()
    {
        Server.Git("tag", "-a", "-m", Planted.KuCoin, "v1", "main");
        Checkout("refs/tags/v1");

        AssertFeatureIsJudged(Run(GitHub("push", Push("refs/tags/v1", Zeros, Server.Git("rev-parse", "v1")), Main)), "tag v1");
    }

    [Fact]
    public void AReleaseIsJudgedAsItsTag()
    {
        Server.Git("tag", "-a", "-m", Planted.KuCoin, "v1", "main");
        Checkout("refs/tags/v1");
        var environment = GitHub("release", """{ "action": "published", "release": { "tag_name": "v1", "target_commitish": "main" }, "repository": { "default_branch": "main" } }""", Main);

        AssertFeatureIsJudged(Run(new Dictionary<string, string?>(environment) { ["GITHUB_REF_TYPE"] = "tag", ["GITHUB_REF_NAME"] = "v1" }), "tag v1");
    }

    [Fact]
    public void AMergeGroupIsJudgedFromItsBase()
    {
        Checkout(Merge);
        var payload = $$"""
            { "action": "checks_requested",
              "merge_group": { "head_sha": "{{Merge}}", "head_ref": "refs/heads/gh-readonly-queue/main/pr-7-{{Main}}", "base_sha": "{{Main}}", "base_ref": "refs/heads/main" },
              "repository": { "full_name": "org/bots", "default_branch": "main" } }
            """;

        AssertFeatureIsJudged(Run(GitHub("merge_group", payload, Merge)), "merge group into main");
    }

    [Theory]
    [InlineData("schedule", """{ "schedule": "0 3 * * *", "repository": { "default_branch": "main" } }""")]
    [InlineData("workflow_dispatch", """{ "inputs": null, "ref": "refs/heads/main", "repository": { "default_branch": "main" } }""")]
    public void WhatIsNoChangeReadsTheWholeHistory(string name, string payload)
    {
        Server.Git("rm", "-q", "bot.py");
        Server.Commit("revoked");
        Checkout("refs/heads/main");

        var result = Run(GitHub(name, payload));

        Planted.AssertFound(result, Planted.BinanceRules);
        Assert.Contains($"{name}: reading everything that HEAD reaches", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workflow_dispatch", 0)]
    [InlineData("workflow_dispatch", 1)]
    [InlineData("create", 0)]
    [InlineData("an event of tomorrow", 0)]
    public void ABranchThatIsReadWholeDoesNotAcceptItself(string name, int depth)
    {
        var head = AcceptFirst();
        Checkout(head, depth);

        var result = Run(GitHub(name, """{ "repository": { "default_branch": "main" } }""", head));

        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains(depth == 0 ? $", judged by {Main[..10]}" : ", judged by nothing that was agreed on before (origin/main is not here)", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schedule", "{}")]
    [InlineData("workflow_dispatch", """{ "repository": { "default_branch": "main" } }""")]
    public void TheDefaultBranchAcceptsWhatItHas(string name, string payload)
    {
        var head = AcceptItself();
        Checkout(head, depth: 1);
        var environment = GitHub(name, payload, head);

        Assert.Equal(1, Run(environment).Status);
        Assert.Equal(3, Run(new Dictionary<string, string?>(environment) { ["GITHUB_REF"] = "refs/heads/main" }).Status);
        Clone.Git("fetch", "-q", "--unshallow", "origin", head);
        Assert.Equal(0, Run(new Dictionary<string, string?>(environment) { ["GITHUB_REF"] = "refs/heads/main" }).Status);
        Assert.Equal(1, Run(new Dictionary<string, string?>(environment) { ["GITHUB_REF"] = "refs/tags/main" }).Status);
    }

    [Fact]
    public void MarkersCountInWhatTheDefaultBranchHas()
    {
        Server.Write(".env", string.Concat(Planted.KuCoin.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Zip(Planted.KuCoinRules, (line, rule) => $"{line} # secretscan:allow({rule}) it is fine\n")));
        Server.Git("rm", "-q", "bot.py");
        Server.Commit("marked");
        Server.Git("rm", "-q", ".env");
        Server.Commit("gone");
        Checkout("refs/heads/main");

        Planted.AssertFound(Run(GitHub("schedule", """{ "repository": { "default_branch": "main" } }""")), Planted.BinanceRules);
        Clone.Git("update-ref", "refs/remotes/origin/main", Start);
        Assert.Contains("came with this change and does not count", Run(GitHub("schedule", """{ "repository": { "default_branch": "main" } }""")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void APullRequestDoesNotAcceptItself()
    {
        var head = AcceptItself();
        Checkout(head);

        var result = Run(GitHub("pull_request", PullRequest(head), head));

        AssertFeatureIsJudged(result);
        Assert.Contains(".secretscan-baseline.json is changed here, which is not in force", result.Error, StringComparison.Ordinal);
        Assert.Contains("came with this change and does not count", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEarlierPushToTheSameBranchDoesNotAcceptALaterOne()
    {
        Server.Git("checkout", "-q", "feature");
        Assert.Equal(0, Server.SecretScan("baseline", "create").Status);
        Server.Git("reset", "-q", "--soft", BeforeFeature);
        Server.Git("rm", "-q", "--cached", ".env");
        Server.Git("add", ".secretscan-baseline.json");
        Server.Git("commit", "-q", "-m", "policy first");
        var before = Server.Git("rev-parse", "HEAD");
        Server.Git("add", ".env");
        Server.Git("commit", "-q", "-m", "then the secret");
        var head = Server.Git("rev-parse", "HEAD");
        Checkout(head);

        AssertFeatureIsJudged(Run(GitHub("push", Push("refs/heads/feature", before, head), head)));
    }

    [Fact]
    public void AnEarlierPushJudgesNothingWhereTheDefaultBranchIsNotHere()
    {
        var head = AcceptFirst();
        Checkout(head, depth: 2);

        var result = Run(GitHub("push", Push("refs/heads/feature", Server.Git("rev-parse", "feature~1"), head), head));

        AssertFeatureIsJudged(result, "judged by nothing that was agreed on before");
    }

    [Fact]
    public void APushToTheDefaultBranchIsJudgedByWhatWasThereBefore()
    {
        var head = AcceptFirst();
        Checkout(head, depth: 2);
        var before = Server.Git("rev-parse", "feature~1");

        var result = Run(GitHub("push", Push("refs/heads/main", before, head), head));

        Assert.Equal(0, result.Status);
        Assert.Contains($"judged by {before[..10]}", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheBaseAcceptsIsAccepted()
    {
        Server.Git("checkout", "-q", "feature");
        Assert.Equal(0, Server.SecretScan("baseline", "create").Status);
        Server.Git("checkout", "-q", "main");
        var main = Server.Commit("accepted");
        Checkout("refs/pull/7/merge");

        Assert.Equal(0, Run(GitHub("pull_request", PullRequest(known: main), Merge)).Status);
    }

    [Fact]
    public void FindingsAreAnnotatedAndSummarized()
    {
        Checkout("refs/pull/7/merge");

        var result = Run(GitHub("pull_request", PullRequest(), Merge));

        Assert.Contains("::error file=.env,line=2,endLine=2,col=19,title=KuCoin credentials%3A complete (key%2C secret and passphrase)", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("from another step\n### SecretScan: 3 findings", File.ReadAllText(Summary), StringComparison.Ordinal);
        Assert.Contains("kucoin-api-secret", File.ReadAllText(Summary), StringComparison.Ordinal);
    }

    [Fact]
    public void AReportForProgramsOnStandardOutputIsNotDisturbed()
    {
        Checkout("refs/pull/7/merge");

        var result = Run(GitHub("pull_request", PullRequest(), Merge), "--report", "json");

        Assert.StartsWith("{", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("::error", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileNamesGiveNoCommands()
    {
        Server.Git("checkout", "-q", "feature");
        Server.Write("::set-output name=x::y,line=1%0A::error::pwned/<img src=x>|.env", Planted.KuCoin);
        var head = Server.Commit("::warning::pwned\n##[add-matcher]x");
        Checkout(head);

        var result = Run(GitHub("pull_request", PullRequest(head), head));

        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.All(
            result.Output.Split('\n').Concat(result.ErrorLines).Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)),
            line => Assert.Matches("^::(error|warning) (file=[^:,]*,line=[0-9]+,endLine=[0-9]+,col=[0-9]+,)?title=[^:,]*::[^\r\n]*$", line));
        Assert.DoesNotContain("##[", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", File.ReadAllText(Summary), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEventThatCannotBeReadIsOneLine()
    {
        Checkout("refs/heads/main");

        var result = Run(GitHub("push", "no json"));

        Assert.Equal(2, result.Status);
        Assert.StartsWith("secretscan: ci: the event in ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
