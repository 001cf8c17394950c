using SecretScan.Rules;

namespace SecretScan.Cli.Arguments;

/// <summary>The options that scans share, as they were typed: values are read, nothing is opened.</summary>
internal sealed record ScanArguments
{
    /// <summary>The folder in which git is asked, or null for the current one.</summary>
    public string? Repository { get; init; }

    /// <summary>Who answers questions about a repository.</summary>
    public GitBackend Backend { get; init; }

    /// <summary>Files and folders with rules beside the built-in ones.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The configuration, or null for the one that stands in the repository.</summary>
    public string? Configuration { get; init; }

    /// <summary>True when no configuration is read.</summary>
    public bool IgnoresConfiguration { get; init; }

    /// <summary>The file of findings that are known, or null for the one that stands in the repository.</summary>
    public string? Baseline { get; init; }

    /// <summary>True when nothing counts as known: a baseline is about to be made.</summary>
    public bool IgnoresBaseline { get; init; }

    /// <summary>Where reports go and how; none for what the configuration says, else text to standard output.</summary>
    public IReadOnlyList<ReportArgument> Reports { get; init; } = [];

    /// <summary>True when suppressed findings stay out of reports whose reader would take them for open.</summary>
    public bool OnlyOpen { get; init; }

    /// <summary>The format of the annotations that a build system reads out of what is printed, or null.</summary>
    public string? Annotations { get; init; }

    /// <summary>The least severity reported, or null for what the configuration says.</summary>
    public Severity? MinSeverity { get; init; }

    /// <summary>The least confidence reported, or null for what the configuration says.</summary>
    public Confidence? MinConfidence { get; init; }

    /// <summary>The severity from which on a finding blocks, or null for what the configuration says.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>True to print secrets unmasked.</summary>
    public bool Reveal { get; init; }

    /// <summary>Threads.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The largest file read, in bytes, or null for what the configuration says.</summary>
    public long? MaxFileSize { get; init; }

    /// <summary>The longest a scan may take, or null for what the configuration says.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>When to colour.</summary>
    public When Color { get; init; }

    /// <summary>When to say how far the scan is.</summary>
    public When Progress { get; init; }

    /// <summary>True when not having read everything is no failure.</summary>
    public bool AllowIncomplete { get; init; }

    /// <summary>True when an entry of the configuration or the baseline that meets nothing is a failure.</summary>
    public bool FailOnUnused { get; init; }

    /// <summary>True to trust no shortcut: ids are compared with content, and every version is looked at as a whole.</summary>
    public bool Verify { get; init; }

    /// <summary>True to say more.</summary>
    public bool Verbose { get; init; }

    /// <summary>True to say less.</summary>
    public bool Quiet { get; init; }

    /// <summary>True to say nothing at all when there is nothing to say: a hook runs on every commit.</summary>
    public bool SilentWhenClean { get; init; }
}
