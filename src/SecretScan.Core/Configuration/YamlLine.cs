namespace SecretScan.Configuration;

/// <summary>A line that is neither empty nor a comment alone.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Indent">Spaces before <paramref name="Text"/>.</param>
/// <param name="Text">The rest, a comment behind it included.</param>
internal sealed record YamlLine(int Number, int Indent, ReadOnlyMemory<char> Text);
