namespace SecretScan.History;

/// <summary>
/// What a text is known by, apart from lines in which nothing is. Two texts that agree in it say the same; 0 where nothing
/// can be known so.
/// </summary>
/// <param name="HoldNothing">True when nothing is in any part.</param>
/// <param name="Finds">The parts with finds.</param>
/// <param name="Values">The parts with finds or values.</param>
/// <param name="Between">The same, and everything between the first and the last of them.</param>
internal readonly record struct TextParts(bool HoldNothing, ulong Finds, ulong Values, ulong Between);
