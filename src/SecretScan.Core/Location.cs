namespace SecretScan;

/// <summary>A stretch of text: 1-based lines and columns, columns in UTF-16 code units, the end exclusive.</summary>
public readonly record struct Location(int StartLine, int StartColumn, int EndLine, int EndColumn);
