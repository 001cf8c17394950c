namespace SecretScan.Cli.Ci;

/// <summary>Jenkins with its Git and branch source plugins.</summary>
/// <remarks>https://plugins.jenkins.io/git/ (environment variables) and a server's own /env-vars.html for CHANGE_TARGET and TAG_NAME.</remarks>
internal static class Jenkins
{
    private const string Name = "Jenkins";

    /// <summary>The plan, or null outside of it.</summary>
    public static CiPlan? Of(CiVariables variables) =>
        variables["JENKINS_URL"] is null ? null
        : variables["CHANGE_TARGET"] is { } target ? CiPlan.Proposal(Name, $"change {variables["CHANGE_ID"]}", target)
        : variables["TAG_NAME"] is { } tag ? CiPlan.Tag(Name, tag, variables["GIT_COMMIT"], main: null)
        : CiPlan.Push(
            Name,
            variables["BRANCH_NAME"] ?? variables["GIT_LOCAL_BRANCH"] ?? variables["GIT_BRANCH"] ?? "a branch",
            variables["GIT_PREVIOUS_SUCCESSFUL_COMMIT"],
            main: null);
}
