namespace SecretScan.Cli.Importing;

/// <summary>Files that another scanner was told not to look at.</summary>
/// <param name="Pattern">As it is written there.</param>
/// <param name="Globs">The same as globs of ours; null when it cannot be said so.</param>
/// <param name="Note">What they say of it, or null. Hostile text.</param>
/// <param name="Rule">Their rule for which alone it holds, or null for all.</param>
internal sealed record ForeignPaths(string Pattern, IReadOnlyList<string>? Globs, string? Note, string? Rule);
