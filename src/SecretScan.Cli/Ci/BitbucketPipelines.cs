namespace SecretScan.Cli.Ci;

/// <summary>Bitbucket Pipelines, which names the destination of a pull request but not what a push replaced.</summary>
/// <remarks>https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/; ids of destinations are abbreviated.</remarks>
internal static class BitbucketPipelines
{
    private const string Name = "Bitbucket Pipelines";

    /// <summary>The plan, or null outside of it.</summary>
    public static CiPlan? Of(CiVariables variables) =>
        variables["BITBUCKET_BUILD_NUMBER"] is null ? null
        : variables["BITBUCKET_PR_DESTINATION_BRANCH"] is { } target ? OfPullRequest(variables, target)
        : variables["BITBUCKET_TAG"] is { } tag ? CiPlan.Tag(Name, tag, variables["BITBUCKET_COMMIT"], main: null)
        : variables["BITBUCKET_BRANCH"] is { } branch ? CiPlan.Push(Name, branch, before: null, main: null)
        : CiPlan.Whole(Name, "pipeline", main: null);

    // The branch first: an abbreviation cannot be fetched.
    private static CiPlan OfPullRequest(CiVariables variables, string target)
    {
        string[] known = [CiPlan.Remote + target, .. variables["BITBUCKET_PR_DESTINATION_COMMIT"] is { } commit ? new[] { commit } : []];
        return new CiPlan(Name, $"pull request {variables["BITBUCKET_PR_ID"]} into {target}")
        {
            Heads = CiPlan.Told(variables["BITBUCKET_COMMIT"]),
            Known = known,
            Judges = known,
        };
    }
}
