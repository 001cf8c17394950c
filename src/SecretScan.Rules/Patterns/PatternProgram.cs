namespace SecretScan.Rules.Patterns;

/// <summary>A compiled pattern without its header.</summary>
/// <param name="Code">Instructions and operands.</param>
/// <param name="Retries">How many retries can be pending at once when it runs.</param>
internal readonly record struct PatternProgram(IReadOnlyList<ushort> Code, int Retries);
