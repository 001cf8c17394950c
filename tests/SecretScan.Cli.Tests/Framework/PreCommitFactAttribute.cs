namespace SecretScan.Cli.Tests.Framework;

/// <summary>A fact that needs the program <c>pre-commit</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PreCommitFactAttribute : FactAttribute
{
    private static readonly bool IsThere = Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, "pre-commit")));

    public PreCommitFactAttribute() => Skip = IsThere ? null : "the program pre-commit is not installed (apt-get install pre-commit)";
}
