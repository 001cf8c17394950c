using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>The names that mean one part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Names">Normalised: lower case, letters and digits only.</param>
/// <remarks>A list of these, and no dictionary: one over a value type would be compiled at each start of a hook.</remarks>
public sealed record PartNames(Part Part, ImmutableArray<string> Names);
