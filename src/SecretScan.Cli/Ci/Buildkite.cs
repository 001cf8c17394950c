namespace SecretScan.Cli.Ci;

/// <summary>Buildkite, which names the base of a pull request and the default branch but not what a push replaced.</summary>
/// <remarks>https://buildkite.com/docs/pipelines/configure/environment-variables: BUILDKITE_PULL_REQUEST is a number or <c>false</c>.</remarks>
internal static class Buildkite
{
    private const string Name = "Buildkite";

    /// <summary>The plan, or null outside of it.</summary>
    public static CiPlan? Of(CiVariables variables) =>
        !variables.Is("BUILDKITE") ? null
        : variables["BUILDKITE_PULL_REQUEST_BASE_BRANCH"] is { } target ? CiPlan.Proposal(Name, $"pull request {variables["BUILDKITE_PULL_REQUEST"]}", target)
        : variables["BUILDKITE_TAG"] is { } tag ? CiPlan.Tag(Name, tag, variables["BUILDKITE_COMMIT"], variables["BUILDKITE_PIPELINE_DEFAULT_BRANCH"])
        : variables["BUILDKITE_SOURCE"] is "schedule" ? CiPlan.Whole(Name, "schedule", variables["BUILDKITE_PIPELINE_DEFAULT_BRANCH"])
        : CiPlan.Push(Name, variables["BUILDKITE_BRANCH"] ?? "a branch", before: null, variables["BUILDKITE_PIPELINE_DEFAULT_BRANCH"]);
}
