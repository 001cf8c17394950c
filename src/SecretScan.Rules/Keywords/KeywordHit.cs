namespace SecretScan.Rules.Keywords;

/// <summary>A keyword in the text.</summary>
/// <param name="Position">Byte offset at which it starts.</param>
/// <param name="Keyword">Its number: its index in the list from which the automaton was built.</param>
public readonly record struct KeywordHit(int Position, int Keyword);
