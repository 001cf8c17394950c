using System.Collections.Immutable;

namespace SecretScan.Rules.Syntax;

/// <summary>The <c>remediation:</c> of a rule as written.</summary>
public sealed record RemediationSyntax
{
    /// <summary>Where it stands.</summary>
    public required Place At { get; init; }

    /// <summary>One sentence.</summary>
    public Written<string>? Summary { get; init; }

    /// <summary>What to do, in order.</summary>
    public ImmutableArray<Written<string>> Steps { get; init; } = [];

    /// <summary>Where it is done, or null.</summary>
    public Written<string>? Url { get; init; }
}
