using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// One of the ten word lists of BIP-39, read from the assembly when a candidate asks for it. Words are found in any case
/// and in any Unicode form.
/// </summary>
internal sealed class Wordlist
{
    /// <summary>Words in a list; the number of a word has 11 bits.</summary>
    public const int Words = 2048;

    /// <summary>Most bytes of a word. Hangul takes most: eleven letters of three bytes each.</summary>
    public const int LongestWord = 48;

    private readonly WordTable _table = new(Words);

    private Wordlist(string language, string resource)
    {
        Language = language;
        using var stream = typeof(Wordlist).Assembly.GetManifestResourceStream("bip39/" + resource)
            ?? throw new InvalidOperationException($"the word list {resource} is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } word)
        {
            _table.Add(word);
        }
    }

    /// <summary>Name of the language, in English.</summary>
    public string Language { get; }

    /// <summary>The lists a phrase in ASCII letters may be from; French and Spanish ones often have no accent at all.</summary>
    public static Wordlists Ascii => AsciiLists.All;

    /// <summary>The lists a phrase with other letters may be from.</summary>
    public static Wordlists Others => OtherLists.All;

    /// <summary>The word with a number.</summary>
    public string this[int number] => _table[number];

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<byte> word)
    {
        if (word.Length > LongestWord)
        {
            return -1;
        }

        Span<char> folded = stackalloc char[WordFold.MostChars(LongestWord)];
        var length = WordFold.Fold(word, folded);
        return length > 0 ? _table.Find(folded[..length]) : -1;
    }

    // Classes of their own: each is initialised when the first of its lists is asked for.
    private static class AsciiLists
    {
        public static readonly Wordlist French = new("French", "french");
        public static readonly Wordlist Spanish = new("Spanish", "spanish");
        public static readonly Wordlists All = new(
            new("English", "english"), new("Italian", "italian"), new("Portuguese", "portuguese"), new("Czech", "czech"), French, Spanish);
    }

    private static class OtherLists
    {
        public static readonly Wordlists All = new(
            AsciiLists.French, AsciiLists.Spanish, new("Japanese", "japanese"), new("Korean", "korean"),
            new("simplified Chinese", "chinese_simplified"), new("traditional Chinese", "chinese_traditional"));
    }
}
