namespace SecretScan.History;

/// <summary>What a text is known by, apart from lines that have no part in what it says.</summary>
/// <param name="HoldNothing">True when nothing is in any part.</param>
/// <param name="Zones">
/// The parts in which something is, and all within the reach of a section around them. Two texts that agree in it say the same; 0
/// where nothing can be known so.
/// </param>
internal readonly record struct TextParts(bool HoldNothing, ulong Zones);
