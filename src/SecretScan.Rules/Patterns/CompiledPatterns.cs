namespace SecretScan.Rules.Patterns;

/// <summary>Patterns as constant data: what <see cref="PatternTableBuilder"/> makes and <see cref="PatternTable"/> runs.</summary>
/// <param name="Code">The programs of all entries, one behind the other.</param>
/// <param name="Sets">Byte sets in planes of 256 bytes: bit <c>n</c> of byte <c>b</c> in plane <c>p</c> says whether set <c>8 p + n</c> holds <c>b</c>.</param>
/// <param name="Literals">The bytes of literal stretches; programs refer to pieces of it.</param>
public sealed record CompiledPatterns(ushort[] Code, byte[] Sets, byte[] Literals)
{
    /// <summary>The table over these arrays.</summary>
    public PatternTable Table => new(Code, Sets, Literals);
}
