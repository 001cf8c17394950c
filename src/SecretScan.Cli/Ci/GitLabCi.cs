namespace SecretScan.Cli.Ci;

/// <summary>GitLab CI/CD.</summary>
/// <remarks>
/// https://docs.gitlab.com/ci/variables/predefined_variables/: CI_COMMIT_BEFORE_SHA is zeros for new branches, merge requests and
/// whatever is started by hand; a merged result has the source branch's own commit in CI_MERGE_REQUEST_SOURCE_BRANCH_SHA.
/// https://docs.gitlab.com/ci/pipelines/merge_request_pipelines/: a fork's merge request is built in the fork, where <c>origin</c> is
/// the contributor's own.
/// </remarks>
internal static class GitLabCi
{
    private const string Name = "GitLab CI";

    /// <summary>The plan, or null outside of it.</summary>
    public static CiPlan? Of(CiVariables variables)
    {
        if (!variables.Is("GITLAB_CI"))
        {
            return null;
        }

        var source = variables["CI_PIPELINE_SOURCE"];
        var main = variables["CI_DEFAULT_BRANCH"];
        if (source == "merge_request_event" || variables["CI_MERGE_REQUEST_IID"] is not null)
        {
            var plan = CiPlan.Proposal(
                Name,
                $"merge request {variables["CI_MERGE_REQUEST_IID"]}",
                variables["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] ?? "",
                variables["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"],
                variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"]) with
            {
                Heads = CiPlan.Told(variables["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"], variables["CI_COMMIT_SHA"]),
                HeadRef = $"refs/merge-requests/{variables["CI_MERGE_REQUEST_IID"]}/head",
            };
            var isInFork = variables["CI_MERGE_REQUEST_PROJECT_ID"] is { } project && variables["CI_PROJECT_ID"] is { } own && own != project;
            return isInFork ? plan.InFork(variables["CI_MERGE_REQUEST_PROJECT_URL"]) : plan;
        }

        return variables["CI_COMMIT_TAG"] is { } tag ? CiPlan.Tag(Name, tag, variables["CI_COMMIT_SHA"], main)
            : source is "push" or "external_pull_request_event"
                ? CiPlan.Push(Name, variables["CI_COMMIT_BRANCH"] ?? "", variables["CI_COMMIT_BEFORE_SHA"], main)
            : CiPlan.Whole(Name, source ?? "pipeline", main, variables["CI_COMMIT_BRANCH"] == main ? variables["CI_COMMIT_SHA"] : null);
    }
}
