namespace SecretScan.Testing;

/// <summary>Files of one folder and what must be found in them.</summary>
/// <param name="Title">Unique over the corpus.</param>
/// <param name="Files">The files.</param>
/// <param name="Findings"><c>rule-id path:line</c>, sorted; empty when nothing may be found.</param>
/// <param name="Sets"><c>venue complete|missing:parts severity</c>, sorted.</param>
public sealed record CorpusSample(
    string Title, IReadOnlyList<CorpusFile> Files, IReadOnlyList<string> Findings, IReadOnlyList<string> Sets)
{
    /// <summary>The title, so that a failing test names it.</summary>
    public override string ToString() => Title;
}
