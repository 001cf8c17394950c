using System.Text.RegularExpressions;

namespace SecretScan.Cli.Importing;

/// <summary>Values that another scanner was told to pass over, by their form.</summary>
/// <param name="Label">What people call it; never the text itself, which may be a secret.</param>
/// <param name="Pattern">The form; null when it cannot be read.</param>
/// <param name="ByLine">True when the whole line is looked at and not only the value.</param>
/// <param name="Note">What they say of it, or null. Hostile text.</param>
internal sealed record ForeignValues(string Label, Regex? Pattern, bool ByLine, string? Note);
