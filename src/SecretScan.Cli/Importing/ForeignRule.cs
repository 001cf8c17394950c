namespace SecretScan.Cli.Importing;

/// <summary>A rule of another scanner.</summary>
/// <param name="Id">Its id there.</param>
/// <param name="Description">What it finds. Hostile text.</param>
/// <param name="Pattern">The regular expression, as Go writes it.</param>
/// <param name="SecretGroup">The number of the group that is the value; 0 for the first one, or the whole.</param>
/// <param name="Keywords">Words one of which stands near it.</param>
/// <param name="LeftOut">What of it has no counterpart here.</param>
internal sealed record ForeignRule(string Id, string Description, string Pattern, int SecretGroup, IReadOnlyList<string> Keywords, IReadOnlyList<string> LeftOut);
