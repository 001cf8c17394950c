namespace SecretScan.History;

/// <summary>Looks at the lines from <paramref name="from"/> to <paramref name="to"/> of a text.</summary>
/// <param name="text">The whole text.</param>
/// <param name="from">Where the stretch begins, surroundings included.</param>
/// <param name="to">Where it ends.</param>
/// <param name="finds">Gets the places of what was found, and of what may become a find by something further away.</param>
/// <returns>True when there is nothing in it.</returns>
internal delegate bool StretchTest(ReadOnlySpan<byte> text, int from, int to, List<int> finds);
