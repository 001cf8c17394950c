namespace SecretScan.History;

/// <summary>What a text is known by, apart from lines that have no part in what it says.</summary>
/// <param name="HoldNothing">True when nothing is in any part.</param>
/// <param name="Telling">
/// The parts in which something is, with what stands around them: all within the reach of a section, where there is more than tokens.
/// Two texts that agree in it say the same; 0 where nothing can be known so.
/// </param>
internal readonly record struct TextParts(bool HoldNothing, ulong Telling);
