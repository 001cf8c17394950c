namespace SecretScan.Testing;

/// <summary>A file of a sample.</summary>
/// <param name="Path">Its path, which is evidence too.</param>
/// <param name="Text">Its content, break markers taken out.</param>
public sealed record CorpusFile(string Path, string Text);
