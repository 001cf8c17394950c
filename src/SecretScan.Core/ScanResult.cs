using System.Collections.Immutable;

namespace SecretScan;

/// <summary>Everything a scan has to say. Left of it nothing formats, right of it nothing detects.</summary>
public sealed record ScanResult
{
    /// <summary>What was looked at.</summary>
    public required ScanMode Mode { get; init; }

    /// <summary>Absolute path of the repository, or null.</summary>
    public string? Repository { get; init; }

    /// <summary>The revisions asked for.</summary>
    public ImmutableArray<string> Revisions { get; init; } = [];

    /// <summary>Where the repository comes from and where it stands, or null where nobody asked.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>When the scan began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Identity of the rules in force: <c>sha256:...</c>.</summary>
    public required string RuleSetId { get; init; }

    /// <summary>What was read and what was not.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>What was found, sets together, in the order of path and line.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What was found and said no to.</summary>
    public ImmutableArray<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>What was found but lies below what was asked to be shown: counted, and known to the redactor.</summary>
    public ImmutableArray<Finding> Hidden { get; init; } = [];

    /// <summary>
    /// Entries of the configuration and of the baseline that met no finding, in words: worth telling where all was read that they may
    /// speak for.
    /// </summary>
    public ImmutableArray<string> Unused { get; init; } = [];

    /// <summary>True when a change was judged by its base, so that a marker in it says nothing.</summary>
    public bool IsProposal { get; init; }

    /// <summary>Warnings for people: unknown rule id in a marker, unused baseline entry.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
