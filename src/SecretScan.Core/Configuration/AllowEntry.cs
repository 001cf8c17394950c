using System.Collections.Immutable;
using SecretScan.Rules.Syntax;

namespace SecretScan.Configuration;

/// <summary>One item of <c>allow:</c>, what is said no to and why: of paths, rules and values each that is given must hold.</summary>
public sealed record AllowEntry
{
    /// <summary>Where it is written.</summary>
    public required Place At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Files, folders, and globs with <c>*</c> and <c>**</c>, from the root of the repository; one of them must match. Empty for all.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Ids of rules, one of which must have found it. Empty for all.</summary>
    public ImmutableArray<Written<string>> Rules { get; init; } = [];

    /// <summary>Fingerprints of values, one of which it must be. Empty for all.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Who answers for it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The last day on which it holds, or null.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>True when what it says no to reports again on <paramref name="today"/>.</summary>
    public bool IsExpired(DateOnly today) => Expires < today;
}
