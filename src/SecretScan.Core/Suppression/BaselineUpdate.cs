using System.Collections.Immutable;

namespace SecretScan.Suppression;

/// <summary>What an update of the baseline came to.</summary>
/// <param name="Baseline">The new one.</param>
/// <param name="Added">Entries that are new, hold more copies than before, or had expired.</param>
/// <param name="Gone">Entries whose secret was not found.</param>
/// <param name="Removed">True when those entries were taken out: only a scan that read everything can tell.</param>
public sealed record BaselineUpdate(
    Baseline Baseline, ImmutableArray<BaselineEntry> Added, ImmutableArray<BaselineEntry> Gone, bool Removed);
