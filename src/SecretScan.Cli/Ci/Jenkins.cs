namespace SecretScan.Cli.Ci;

/// <summary>Jenkins with its Git and branch source plugins.</summary>
/// <remarks>https://plugins.jenkins.io/git/ (environment variables) and a server's own /env-vars.html for CHANGE_TARGET and TAG_NAME.</remarks>
internal static class Jenkins
{
    private const string Name = "Jenkins";

    /// <summary>The plan, or null outside of it.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="main">The default branch as the clone knows it, or null.</param>
    public static CiPlan? Of(CiVariables variables, string? main) =>
        variables["JENKINS_URL"] is null ? null
        : variables["CHANGE_TARGET"] is { } target ? OfChange(variables, target)
        : variables["TAG_NAME"] is { } tag ? CiPlan.Tag(Name, tag, variables["GIT_COMMIT"], main: null)
        : OfPush(variables, main);

    // For Bitbucket Cloud the plugin (BitbucketGitSCMBuilder) clones the fork as origin, and fetches the target, if at all, from upstream.
    private static CiPlan OfChange(CiVariables variables, string target)
    {
        var plan = CiPlan.Proposal(Name, $"change {variables["CHANGE_ID"]}", target);
        var isInFork = variables["CHANGE_FORK"] is not null && variables["CHANGE_URL"]?.StartsWith("https://bitbucket.org/", StringComparison.Ordinal) == true;
        string[] upstream = ["refs/remotes/upstream/" + target, "refs/remotes/upstream/upstream-" + target];
        return isInFork ? plan with { Known = upstream, Judges = upstream } : plan;
    }

    // GIT_BRANCH is called as in the clone. A name that is not understood is not taken for another branch, which would leave out what is new.
    private static CiPlan OfPush(CiVariables variables, string? main)
    {
        var branch = variables["BRANCH_NAME"] ?? variables["GIT_LOCAL_BRANCH"] ?? variables["GIT_BRANCH"] ?? "a branch";
        var isMain = main is not null && (branch == main || branch == "origin/" + main);
        return CiPlan.Push(Name, isMain ? main! : branch, variables["GIT_PREVIOUS_SUCCESSFUL_COMMIT"], isMain ? main : null);
    }
}
