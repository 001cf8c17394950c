namespace SecretScan.Cli.Arguments;

/// <summary>When to say how far a scan is.</summary>
internal enum ProgressChoice
{
    /// <summary>When it takes longer than a second, unless <c>-q</c> was given.</summary>
    Auto,

    /// <summary>Also under <c>-q</c>.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}
