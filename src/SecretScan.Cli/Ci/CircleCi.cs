namespace SecretScan.Cli.Ci;

/// <summary>CircleCI, which tells neither base nor target to the environment.</summary>
/// <remarks>https://circleci.com/docs/reference/variables/; a configuration can hand <c>pipeline.git.base_revision</c> to <c>--base</c>.</remarks>
internal static class CircleCi
{
    private const string Name = "CircleCI";

    /// <summary>The plan, or null outside of it.</summary>
    public static CiPlan? Of(CiVariables variables) =>
        !variables.Is("CIRCLECI") ? null
        : variables["CIRCLE_TAG"] is { } tag ? CiPlan.Tag(Name, tag, variables["CIRCLE_SHA1"], main: null)
        : CiPlan.Push(Name, variables["CIRCLE_BRANCH"] ?? "a branch", before: null, main: null);
}
