namespace SecretScan.Credentials;

/// <summary>A stretch of a name's words that stands in a list, with nothing but qualifiers behind it.</summary>
/// <param name="Text">The words of the stretch, written together.</param>
/// <param name="Start">Index of its first word.</param>
/// <param name="End">Index behind its last word.</param>
internal sealed record NameEnding(string Text, int Start, int End)
{
    /// <summary>True when this one counts rather than <paramref name="other"/>: it ends later, or takes more words.</summary>
    public bool IsBefore(NameEnding? other) => other is null || End > other.End || (End == other.End && Start < other.Start);
}
