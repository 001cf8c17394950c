namespace SecretScan.Cli.Ci;

/// <summary>Which build system this is.</summary>
internal static class BuildSystem
{
    /// <summary>What the build system around this process says; where there is none, what a clone knows of its remote.</summary>
    /// <exception cref="CommandException">It does not say what happened.</exception>
    public static CiPlan Plan(CiVariables variables) =>
        GitHubActions.Of(variables)
        ?? GitLabCi.Of(variables)
        ?? AzurePipelines.Of(variables)
        ?? BitbucketPipelines.Of(variables)
        ?? Jenkins.Of(variables)
        ?? CircleCi.Of(variables)
        ?? Buildkite.Of(variables)
        ?? new CiPlan("no build system that is known", "this clone") { Known = [CiPlan.Remote + "HEAD"], Judges = [CiPlan.Remote + "HEAD"], IsGuess = true };
}
