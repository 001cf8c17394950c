namespace SecretScan.Detection;

/// <summary>Lists that are tried together: most words of a text are in none, which one question tells.</summary>
internal sealed class Wordlists
{
    private readonly Wordlist[] _lists;
    private readonly WordTable _any;

    public Wordlists(params Wordlist[] lists)
    {
        _lists = lists;
        _any = new WordTable(lists.Length * Wordlist.Words);
        foreach (var list in lists)
        {
            for (var number = 0; number < Wordlist.Words; number++)
            {
                _any.Add(list[number]);
            }
        }
    }

    /// <summary>True when one of the lists holds a word.</summary>
    public bool Has(ReadOnlySpan<byte> word)
    {
        Span<char> folded = stackalloc char[WordFold.MostChars(Wordlist.LongestWord)];
        return word.Length <= Wordlist.LongestWord && _any.Find(folded[..WordFold.Fold(word, folded)]) >= 0;
    }

    /// <summary>The lists that hold a word.</summary>
    public List<Wordlist> With(ReadOnlySpan<byte> word)
    {
        var with = new List<Wordlist>();
        foreach (var list in _lists)
        {
            if (list.Find(word) >= 0)
            {
                with.Add(list);
            }
        }

        return with;
    }
}
