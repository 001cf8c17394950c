namespace SecretScan.Credentials;

/// <summary>A set of words that turns away nearly every other word by its length and first letter.</summary>
internal sealed class WordSet
{
    private const int Lengths = 64;

    private readonly HashSet<string> _words;

    // By length, the first letters as bits.
    private readonly ulong[] _firsts = new ulong[Lengths];

    public WordSet(IEnumerable<string> words)
    {
        _words = new HashSet<string>(words, StringComparer.Ordinal);
        foreach (var word in _words)
        {
            _firsts[Math.Min(word.Length, Lengths - 1)] |= 1UL << (word[0] % Lengths);
        }
    }

    /// <summary>True for one of the words, written as they are.</summary>
    public bool Contains(ReadOnlySpan<char> word) =>
        !word.IsEmpty && (_firsts[Math.Min(word.Length, Lengths - 1)] >> (word[0] % Lengths) & 1) != 0 && _words.Contains(new string(word));
}
