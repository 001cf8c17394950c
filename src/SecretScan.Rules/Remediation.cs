using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>What somebody has to do after a credential became public.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Url">Where it is done, or null.</param>
public sealed record Remediation(string Summary, ImmutableArray<string> Steps, string? Url);
