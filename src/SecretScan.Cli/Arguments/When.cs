namespace SecretScan.Cli.Arguments;

/// <summary>When to colour, or to say how far a scan is.</summary>
internal enum When
{
    /// <summary>Colour on a terminal, unless <c>NO_COLOR</c> is set; progress when it takes longer than a second, unless <c>-q</c> was given.</summary>
    Auto,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}
