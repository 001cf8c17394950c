namespace SecretScan.Cli.Ci;

/// <summary>Which build system this is.</summary>
internal static class BuildSystem
{
    /// <summary>What the build system around this process says; where there is none, what a clone knows of its remote.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="main">The default branch as the clone knows it, or null.</param>
    /// <exception cref="CommandException">It does not say what happened.</exception>
    public static CiPlan Plan(CiVariables variables, string? main) =>
        GitHubActions.Of(variables)
        ?? GitLabCi.Of(variables)
        ?? AzurePipelines.Of(variables)
        ?? BitbucketPipelines.Of(variables)
        ?? Jenkins.Of(variables, main)
        ?? CircleCi.Of(variables)
        ?? Buildkite.Of(variables)
        ?? new CiPlan("no build system that is known", "this clone") { Known = [CiPlan.Remote + "HEAD"], Judges = [CiPlan.Remote + "HEAD"], IsGuess = true };
}
