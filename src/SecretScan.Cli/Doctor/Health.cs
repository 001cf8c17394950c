namespace SecretScan.Cli.Doctor;

/// <summary>How bad something is; the number is the exit code of <c>doctor</c>.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and somebody should know.</summary>
    Warning,

    /// <summary>Something is not looked at that somebody believes is.</summary>
    Problem,
}
