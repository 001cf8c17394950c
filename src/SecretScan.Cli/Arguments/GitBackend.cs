namespace SecretScan.Cli.Arguments;

/// <summary>Who answers questions about a repository.</summary>
internal enum GitBackend
{
    /// <summary>git when it is on PATH, else libgit2.</summary>
    Auto,

    /// <summary>git.</summary>
    Git,

    /// <summary>libgit2.</summary>
    LibGit2,
}
