namespace SecretScan.Git.Tests;

/// <summary>Tests that change the environment of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = "runs alone";
}
