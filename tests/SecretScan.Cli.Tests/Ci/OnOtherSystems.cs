namespace SecretScan.Cli.Tests.Ci;

/// <summary>Every build system's environment, made by hand from its documentation.</summary>
public sealed class OnOtherSystems : BuildTest
{
    public static TheoryData<string> Proposals => new(["GitLab", "GitLab merged", "GitLab train", "Azure", "Bitbucket", "Jenkins", "Buildkite"]);

    [Theory]
    [MemberData(nameof(Proposals))]
    public void AProposalIsJudgedByWhatItBrings(string system)
    {
        Checkout(Merge);

        AssertFeatureIsJudged(Run(Proposal(system)), "reading ", "without what ", $"judged by {Main[..10]}");
    }

    [Fact]
    public void AzureIsToldTheLinesAndTheResult()
    {
        Checkout(Merge);

        var result = Run(Proposal("Azure"));

        Assert.Contains("##vso[task.logissue type=error;sourcepath=.env;linenumber=1;", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("##vso[task.complete result=Failed;]\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Proposals))]
    public void AProposalInAShallowCloneIsNeverGreen(string system)
    {
        Checkout(Merge, depth: 1);

        var result = Run(Proposal(system));

        Assert.NotEqual(0, result.Status);
        Assert.Contains("git fetch --unshallow origin ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Proposals))]
    public void AProposalDoesNotAcceptItself(string system)
    {
        var head = AcceptItself();
        Server.Git("checkout", "-q", "--detach", "main");
        Server.Git("merge", "-q", "-m", "merge", "feature");
        var merge = Server.Git("rev-parse", "HEAD");
        Checkout(merge);

        var result = Run(Proposal(system, head, merge));

        AssertFeatureIsJudged(result);
        Assert.Contains(".secretscan-baseline.json is changed here, which is not in force", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Proposals))]
    public void AProposalIsNotGreenByATagThatIsCalledLikeItsTarget(string system)
    {
        Server.Git("tag", "origin/main", "feature");
        Server.Git("tag", Main[..12], "feature");
        Checkout(Merge);

        AssertFeatureIsJudged(Run(Proposal(system)));
    }

    [Fact]
    public void APushToGitLabIsJudgedFromWhatWasThereBefore()
    {
        Checkout("refs/heads/feature");

        AssertFeatureIsJudged(Run(GitLabPush(BeforeFeature)), "GitLab CI, push to feature");
        AssertFeatureIsJudged(Run(GitLabPush(Zeros)), "GitLab CI, push to feature");
    }

    [Fact]
    public void AMergeRequestThatIsBuiltInItsForkIsNotJudgedByTheForksOwnBranches()
    {
        Checkout("refs/heads/feature");
        Clone.Git("update-ref", "refs/remotes/origin/main", Feature);

        AssertFeatureIsJudged(Run(InFork(Start)), "merge request 7 into main, in the fork", $"judged by {Start[..10]}");
    }

    [Fact]
    public void AMergeRequestThatIsBuiltInItsForkIsToldWhatToFetchFromTheTarget()
    {
        Server.Git("checkout", "-q", "main");
        Server.Git("rm", "-q", "bot.py");
        var target = Server.Commit("revoked");
        Clone.Git("fetch", "-q", "origin", BeforeFeature);
        Clone.Git("checkout", "-q", "--detach", BeforeFeature);
        Clone.Git("update-ref", "refs/remotes/origin/main", BeforeFeature);
        var environment = InFork(target);

        var result = Run(environment);

        Assert.Equal(3, result.Status);
        Assert.Contains($"; git fetch {Address} {target} brings it", result.Output, StringComparison.Ordinal);
        Clone.Git("fetch", "-q", Address, target);
        Assert.Equal(0, Run(environment).Status);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("upstream-main")]
    public void AChangeOfWhichJenkinsClonesTheForkIsNotJudgedByTheForksOwnBranches(string target)
    {
        Checkout("refs/heads/feature");
        Clone.Git("update-ref", "refs/remotes/origin/main", Feature);
        var environment = Environment("JENKINS_URL=https://ci.example.org/ CHANGE_ID=7 CHANGE_TARGET=main CHANGE_FORK=ada CHANGE_URL=https://bitbucket.org/org/bots/pull-requests/7");

        Assert.Equal(2, Run(environment).Status);
        Clone.Git("update-ref", "refs/remotes/upstream/" + target, Main);
        AssertFeatureIsJudged(Run(environment), $"change 7 into main: reading HEAD ", $"judged by {Main[..10]}");
    }

    [Theory]
    [InlineData("https://example.org/$(touch owned)")]
    [InlineData("--upload-pack=touch")]
    [InlineData(null)]
    public void AnAddressThatAShellWouldReadOtherwiseIsNotPrinted(string? address)
    {
        Checkout("refs/heads/feature");

        var result = Run(new Dictionary<string, string?>(InFork(new string('1', 40))) { ["CI_MERGE_REQUEST_PROJECT_URL"] = address });

        Assert.Contains("; git fetch TARGET 1111", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AScheduleOnGitLabReadsTheWholeHistory()
    {
        Checkout("refs/heads/main");

        var result = Run(new Dictionary<string, string?> { ["GITLAB_CI"] = "true", ["CI_PIPELINE_SOURCE"] = "schedule", ["CI_COMMIT_SHA"] = Main, ["CI_COMMIT_BEFORE_SHA"] = Zeros });

        Planted.AssertFound(result, Planted.BinanceRules);
        Assert.Contains("everything that HEAD reaches", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_COMMIT_TAG=v1 CI_DEFAULT_BRANCH=main")]
    [InlineData("TF_BUILD=True BUILD_REASON=IndividualCI BUILD_SOURCEBRANCH=refs/tags/v1")]
    [InlineData("BITBUCKET_BUILD_NUMBER=12 BITBUCKET_TAG=v1")]
    [InlineData("JENKINS_URL=https://ci.example.org/ BRANCH_NAME=v1 TAG_NAME=v1")]
    [InlineData("CIRCLECI=true CIRCLE_TAG=v1")]
    [InlineData("BUILDKITE=true BUILDKITE_TAG=v1 BUILDKITE_BRANCH=v1 BUILDKITE_PULL_REQUEST=false BUILDKITE_PIPELINE_DEFAULT_BRANCH=main")]
    public void ATagIsJudgedWithItsMessage(string variables)
    {
        Server.Git("tag", "-a", "-m", Planted.KuCoin, "v1", "main");
        Checkout("refs/tags/v1");
        Clone.Git("remote", "set-head", "origin", "main");

        AssertFeatureIsJudged(Run(Environment(variables)), "tag v1");
    }

    [Theory]
    [InlineData("GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=feature CI_DEFAULT_BRANCH=main CI_COMMIT_BEFORE_SHA=")]
    [InlineData("JENKINS_URL=https://ci.example.org/ BRANCH_NAME=feature GIT_PREVIOUS_SUCCESSFUL_COMMIT=")]
    public void AForcedPushIsJudgedFromWhereItLeft(string variables)
    {
        Server.Git("checkout", "-q", "feature");
        Server.Git("commit", "-q", "--amend", "-m", "rewritten");
        Checkout("refs/heads/feature");
        Clone.Git("remote", "set-head", "origin", "main");

        AssertFeatureIsJudged(Run(Environment(variables + Feature)), "push to feature");
        Clone.Git("fetch", "-q", "origin", Feature);
        AssertFeatureIsJudged(Run(Environment(variables + Feature)), "push to feature");
    }

    [Theory]
    [InlineData("GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=main CI_DEFAULT_BRANCH=main CI_COMMIT_BEFORE_SHA=")]
    [InlineData("JENKINS_URL=https://ci.example.org/ BRANCH_NAME=main GIT_PREVIOUS_SUCCESSFUL_COMMIT=")]
    public void ABaseThatIsTheHeadIsSaid(string variables)
    {
        Checkout("refs/heads/main");

        var result = Run(Environment(variables + Main));

        Assert.Equal(0, result.Status);
        Assert.Contains("nothing to scan: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void APushToJenkinsIsJudgedFromTheLastGoodBuild()
    {
        Checkout("refs/heads/feature");

        AssertFeatureIsJudged(Run(new Dictionary<string, string?>
        {
            ["JENKINS_URL"] = "https://ci.example.org/", ["BRANCH_NAME"] = "feature", ["GIT_COMMIT"] = Feature, ["GIT_PREVIOUS_SUCCESSFUL_COMMIT"] = BeforeFeature,
        }), "Jenkins, push to feature");
    }

    [Theory]
    [InlineData("GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=feature CI_DEFAULT_BRANCH=main CI_COMMIT_BEFORE_SHA=", 2)]
    [InlineData("JENKINS_URL=https://ci.example.org/ BRANCH_NAME=feature GIT_PREVIOUS_SUCCESSFUL_COMMIT=", 0)]
    public void AnEarlierPushToASideBranchJudgesNothing(string variables, int depth)
    {
        var head = AcceptFirst();
        Checkout(head, depth);

        AssertFeatureIsJudged(Run(Environment(variables + Server.Git("rev-parse", "feature~1"))), "judged by nothing that was agreed on before");
    }

    [Theory]
    [InlineData("BRANCH_NAME=main")]
    [InlineData("GIT_BRANCH=origin/main")]
    public void APushToTheDefaultBranchOnJenkinsIsJudgedFromTheLastGoodBuild(string branch)
    {
        Server.Git("checkout", "-q", "-B", "main", AcceptFirst());
        Checkout("refs/heads/main");
        Clone.Git("remote", "set-head", "origin", "main");

        AssertFeatureIsJudged(Run(Environment($"JENKINS_URL=https://ci.example.org/ {branch} GIT_PREVIOUS_SUCCESSFUL_COMMIT={BeforeFeature}")), $"judged by {BeforeFeature[..10]}");
    }

    [Fact]
    public void APushToBuildkiteIsJudgedWithoutTheDefaultBranch()
    {
        Checkout("refs/heads/feature");

        AssertFeatureIsJudged(Run(new Dictionary<string, string?>
        {
            ["BUILDKITE"] = "true", ["BUILDKITE_BRANCH"] = "feature", ["BUILDKITE_COMMIT"] = Feature, ["BUILDKITE_PULL_REQUEST"] = "false",
            ["BUILDKITE_PIPELINE_DEFAULT_BRANCH"] = "main", ["BUILDKITE_SOURCE"] = "webhook",
        }), "Buildkite, push to feature");
    }

    // What is new is not said: the clone's own idea of the default branch helps on another branch, and must not on that one.
    [Theory]
    [InlineData("CIRCLECI=true", "CIRCLE_BRANCH")]
    [InlineData("TF_BUILD=True BUILD_REASON=IndividualCI", "BUILD_SOURCEBRANCH")]
    [InlineData("BITBUCKET_BUILD_NUMBER=12", "BITBUCKET_BRANCH")]
    [InlineData("CI=true", "BRANCH")]
    public void APushOfWhichNothingIsSaidIsJudgedWithoutTheDefaultBranchOrWhole(string variables, string branch)
    {
        Checkout("refs/heads/feature");
        Clone.Git("remote", "set-head", "origin", "main");
        AssertFeatureIsJudged(Run(Environment($"{variables} {branch}=feature")), "without what origin/HEAD");

        Checkout("refs/heads/main");
        var result = Run(Environment($"{variables} {branch}=main"));
        Planted.AssertFound(result, Planted.BinanceRules);
        Assert.Contains("what is new is not said; reading everything that HEAD reaches", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITLAB_CI=true CI_PIPELINE_SOURCE=web CI_DEFAULT_BRANCH=main CI_COMMIT_BRANCH=feature", true)]
    [InlineData("GITLAB_CI=true CI_PIPELINE_SOURCE=parent_pipeline CI_DEFAULT_BRANCH=main CI_COMMIT_BRANCH=feature", true)]
    [InlineData("TF_BUILD=True BUILD_REASON=IndividualCI BUILD_SOURCEBRANCH=refs/heads/feature", false)]
    [InlineData("TF_BUILD=True BUILD_REASON=Manual BUILD_SOURCEBRANCH=refs/heads/feature", false)]
    [InlineData("BITBUCKET_BUILD_NUMBER=12", false)]
    [InlineData("CIRCLECI=true CIRCLE_BRANCH=feature", false)]
    [InlineData("BUILDKITE=true BUILDKITE_SOURCE=schedule BUILDKITE_BRANCH=feature BUILDKITE_PIPELINE_DEFAULT_BRANCH=main", true)]
    [InlineData("CI=true", false)]
    public void ABranchThatIsReadWholeDoesNotAcceptItself(string variables, bool isToldTheDefaultBranch)
    {
        Checkout(AcceptFirst());

        var result = Run(Environment(variables));

        Planted.AssertFound(result, Planted.KuCoinRules);
        var judge = isToldTheDefaultBranch ? Main[..10] : "nothing that was agreed on before (origin/HEAD is not here)";
        Assert.Contains("reading everything that HEAD reaches, judged by " + judge, result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void TheBaseMayBeNamed()
    {
        Checkout("refs/heads/feature");

        AssertFeatureIsJudged(Run(new Dictionary<string, string?> { ["CIRCLECI"] = "true" }, "--base", BeforeFeature), "--base");
        Assert.Equal(2, Run(new Dictionary<string, string?> { ["CIRCLECI"] = "true" }, "--base", "nowhere").Status);
    }

    [Theory]
    [InlineData("refs/tags/", true)]
    [InlineData("refs/heads/", true)]
    [InlineData("refs/tags/origin/main", false)]
    [InlineData("refs/origin/main", false)]
    public void ABaseThatAnotherRefCouldStandForIsRefused(string other, bool isId)
    {
        Checkout("refs/heads/feature");
        Clone.Git("update-ref", isId ? other + Start[..8] : other, Feature);

        var result = Run(Environment("CIRCLECI=true"), "--base", isId ? Start[..8] : "origin/main");

        Assert.Equal(2, result.Status);
        Assert.Contains("is ambiguous", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void ATagIsNotTakenForABranchThatIsNotHere()
    {
        Checkout(Feature, depth: 2);
        Clone.Git("update-ref", "refs/tags/refs/remotes/origin/main", Feature);

        Assert.Equal(1, Run(Environment($"GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=feature CI_DEFAULT_BRANCH=main CI_COMMIT_BEFORE_SHA={BeforeFeature}")).Status);
    }

    private static Dictionary<string, string?> Environment(string variables) =>
        new(variables.Split(' ').Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])));

    private Dictionary<string, string?> GitLabPush(string before) => new()
    {
        ["GITLAB_CI"] = "true", ["CI_PIPELINE_SOURCE"] = "push", ["CI_COMMIT_BRANCH"] = "feature", ["CI_COMMIT_SHA"] = Feature,
        ["CI_COMMIT_BEFORE_SHA"] = before, ["CI_DEFAULT_BRANCH"] = "main",
    };

    private string Address => "file://" + Server.Folder.Replace(" ", "%20", StringComparison.Ordinal);

    // Built in project 2, proposed to project 1.
    private Dictionary<string, string?> InFork(string known) => new(Proposal("GitLab"))
    {
        ["CI_PROJECT_ID"] = "2", ["CI_MERGE_REQUEST_SOURCE_PROJECT_ID"] = "2", ["CI_MERGE_REQUEST_PROJECT_ID"] = "1",
        ["CI_MERGE_REQUEST_PROJECT_URL"] = Address, ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = known,
        ["CI_COMMIT_SHA"] = Clone.Git("rev-parse", "HEAD"),
    };

    private Dictionary<string, string?> Proposal(string system, string? head = null, string? merge = null) => system switch
    {
        "GitLab" => new()
        {
            ["GITLAB_CI"] = "true", ["CI_PIPELINE_SOURCE"] = "merge_request_event", ["CI_MERGE_REQUEST_IID"] = "7", ["CI_MERGE_REQUEST_EVENT_TYPE"] = "detached",
            ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main", ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = Main, ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = "",
            ["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] = "", ["CI_COMMIT_SHA"] = merge ?? Merge, ["CI_COMMIT_BEFORE_SHA"] = Zeros, ["CI_DEFAULT_BRANCH"] = "main",
        },
        "GitLab merged" => new()
        {
            ["GITLAB_CI"] = "true", ["CI_PIPELINE_SOURCE"] = "merge_request_event", ["CI_MERGE_REQUEST_IID"] = "7", ["CI_MERGE_REQUEST_EVENT_TYPE"] = "merged_result",
            ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main", ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = Start, ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = Main,
            ["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] = head ?? Feature, ["CI_COMMIT_SHA"] = merge ?? Merge, ["CI_COMMIT_BEFORE_SHA"] = Zeros,
        },

        // What waits in the train before is in CI_COMMIT_SHA as well as in the branch it is tried on.
        "GitLab train" => new()
        {
            ["GITLAB_CI"] = "true", ["CI_PIPELINE_SOURCE"] = "merge_request_event", ["CI_MERGE_REQUEST_IID"] = "7", ["CI_MERGE_REQUEST_EVENT_TYPE"] = "merge_train",
            ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main", ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = Start, ["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"] = Main,
            ["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] = "", ["CI_COMMIT_SHA"] = merge ?? Merge, ["CI_COMMIT_REF_NAME"] = "refs/merge-requests/7/train",
        },
        "Azure" => new()
        {
            ["TF_BUILD"] = "True", ["BUILD_REASON"] = "PullRequest", ["SYSTEM_PULLREQUEST_TARGETBRANCH"] = "refs/heads/main", ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "7",
            ["SYSTEM_PULLREQUEST_SOURCECOMMITID"] = head ?? Feature, ["BUILD_SOURCEBRANCH"] = "refs/pull/7/merge", ["BUILD_SOURCEVERSION"] = merge ?? Merge,
        },
        "Bitbucket" => new()
        {
            ["BITBUCKET_BUILD_NUMBER"] = "12", ["BITBUCKET_PR_ID"] = "7", ["BITBUCKET_PR_DESTINATION_BRANCH"] = "main",
            ["BITBUCKET_PR_DESTINATION_COMMIT"] = Main[..12], ["BITBUCKET_BRANCH"] = "feature", ["BITBUCKET_COMMIT"] = merge ?? Merge,
        },
        "Jenkins" => new()
        {
            ["JENKINS_URL"] = "https://ci.example.org/", ["BRANCH_NAME"] = "PR-7", ["CHANGE_ID"] = "7", ["CHANGE_TARGET"] = "main", ["CHANGE_BRANCH"] = "feature",
        },
        "Buildkite" => new()
        {
            ["BUILDKITE"] = "true", ["BUILDKITE_PULL_REQUEST"] = "7", ["BUILDKITE_PULL_REQUEST_BASE_BRANCH"] = "main", ["BUILDKITE_BRANCH"] = "feature",
            ["BUILDKITE_COMMIT"] = head ?? Feature,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(system)),
    };
}
