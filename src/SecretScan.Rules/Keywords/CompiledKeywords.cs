namespace SecretScan.Rules.Keywords;

/// <summary>Keywords as constant data: what <see cref="KeywordAutomatonBuilder"/> makes and <see cref="KeywordAutomaton"/> runs.</summary>
/// <param name="Classes">The class of each of the 256 byte values; both cases of a letter are one class.</param>
/// <param name="Next">The state that follows, at <c>state * 2^ClassBits + class</c>. State 0 is the start; states that end a keyword are the last ones.</param>
/// <param name="OutputStarts">Where the keywords of each ending state start in <paramref name="Outputs"/>, and one more word: where the last one's stop.</param>
/// <param name="Outputs">Keyword numbers.</param>
/// <param name="Lengths">The length of each keyword in bytes.</param>
/// <param name="ClassBits">The power of two that is the number of classes.</param>
/// <param name="Longest">The length of the longest keyword.</param>
public sealed record CompiledKeywords(
    byte[] Classes, ushort[] Next, ushort[] OutputStarts, ushort[] Outputs, ushort[] Lengths, int ClassBits, int Longest)
{
    /// <summary>The automaton over these arrays.</summary>
    public KeywordAutomaton Automaton => new(Classes, Next, OutputStarts, Outputs, Lengths, ClassBits, Longest);
}
