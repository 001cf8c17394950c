namespace SecretScan.Reporting;

/// <summary>A stretch of bytes that shows a value, and what to show instead.</summary>
internal sealed record Hit(int Start, int End, string Mask);
