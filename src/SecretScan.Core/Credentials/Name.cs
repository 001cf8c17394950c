using System.Numerics;

namespace SecretScan.Credentials;

/// <summary>
/// The name of a value cut into words and normalised: <c>KUCOIN_SPOT_API_KEY</c>, <c>kucoinSpotApiKey</c> and
/// <c>"KuCoin Spot API Key"</c> are all <c>kucoin spot api key</c>. What a name means is told by how it ends.
/// </summary>
internal readonly struct Name
{
    // No name of a part has more than four words; every pair of ends is tried, so their number is bounded.
    private const int MostWords = 8;

    // Words that say which account or environment is meant, not what the value is. They are cut off at the end only.
    private static readonly HashSet<string> Qualifiers = new(StringComparer.Ordinal)
    {
        "value", "val", "str", "string", "option", "opt", "env", "var", "here", "default", "live", "main", "mainnet", "prod",
        "production", "real", "test", "testnet", "sandbox", "demo", "paper", "spot", "futures", "future", "margin", "swap",
        "usdm", "coinm", "master", "sub", "subaccount", "new", "old", "my", "user", "account", "a", "b", "ro", "rw",
        "readonly", "read", "trade", "trading", "us", "one", "two", "item", "field", "param", "arg", "b64", "raw", "v",
    };

    // Words that say who holds a credential.
    private static readonly HashSet<string> Owners = new(StringComparer.Ordinal)
    {
        "api", "bot", "client", "config", "desk", "exchange", "http", "public", "private", "rest", "strategy", "trader", "trades", "venue", "ws", "x",
    };

    private static readonly HashSet<string> Numbered = new(StringComparer.Ordinal) { "param", "arg", "value", "p", "v" };

    private static readonly char[] Digits = [.. "0123456789"];

    private readonly string[] _words;

    private Name(string[] words) => _words = words;

    /// <summary>True when there is no word in it.</summary>
    public bool IsEmpty => _words is null or [];

    /// <summary>Its words written together.</summary>
    public string Joined => IsEmpty ? "" : string.Concat(_words);

    private int Count => IsEmpty ? 0 : _words.Length;

    /// <summary>True when it says no more than a place: <c>k</c>, <c>param1</c>, <c>arg2</c>.</summary>
    public bool IsNumbered => _words is [{ Length: 1 }]
        || (_words is [var word] && word.Length <= 7 && Numbered.Contains(word.TrimEnd(Digits)) && char.IsAsciiDigit(word[^1]));

    /// <summary>Cuts a name into words. Only its last 8 words within the last 128 bytes count.</summary>
    public static Name Of(ReadOnlySpan<byte> name)
    {
        Span<char> room = stackalloc char[NameWords.LongestName];
        var words = new List<string>(4);
        for (var cutter = new NameWords(name, room); cutter.Next(out var word);)
        {
            words.Add(new string(word));
        }

        return new Name(words.Count <= MostWords ? [.. words] : [.. words.GetRange(words.Count - MostWords, MostWords)]);
    }

    /// <summary>
    /// The longest of <paramref name="endings"/> (normalised: lower case, letters and digits only) that the name ends
    /// with at a word boundary, qualifiers left aside.
    /// </summary>
    /// <returns>The ending, and what of the name stands before and after it; two empty strings when none fits.</returns>
    public (string Ending, string Stem) EndsWith(IReadOnlySet<string> endings, IReadOnlyList<string> venueWords)
    {
        for (var end = Count; end > 0; end--)
        {
            for (var start = 0; start < end; start++)
            {
                var ending = Words(start, end);
                if (endings.Contains(ending))
                {
                    return (ending, Stem(_words[..start], _words[end..]));
                }

                var rest = start == 0 ? WithoutVenue(ending, venueWords) : null;
                if (rest is not null && endings.Contains(rest))
                {
                    return (rest, Stem([ending[..^rest.Length]], _words[end..]));
                }
            }

            if (!IsQualifier(_words[end - 1]))
            {
                break;
            }
        }

        return ("", "");
    }

    /// <summary>What <see cref="EndsWith"/> finds where no venue's word stands before it; null when none fits.</summary>
    public NameEnding? EndingIn(IReadOnlySet<string> endings)
    {
        for (var end = Count; end > 0; end--)
        {
            for (var start = 0; start < end; start++)
            {
                if (Words(start, end) is var ending && endings.Contains(ending))
                {
                    return new NameEnding(ending, start, end);
                }
            }

            if (!IsQualifier(_words[end - 1]))
            {
                break;
            }
        }

        return null;
    }

    /// <summary>The same for many lists at once: <paramref name="lists"/> gives the lists that an ending is in, a bit each.</summary>
    public void EndingsIn(Dictionary<string, int> lists, NameEnding?[] endings)
    {
        var missing = (1 << endings.Length) - 1;
        for (var end = Count; end > 0; end--)
        {
            for (var start = 0; start < end; start++)
            {
                var text = Words(start, end);
                var found = lists.GetValueOrDefault(text) & missing;
                missing &= ~found;
                for (var ending = found == 0 ? null : new NameEnding(text, start, end); found != 0; found &= found - 1)
                {
                    endings[BitOperations.TrailingZeroCount(found)] = ending;
                }
            }

            if (!IsQualifier(_words[end - 1]))
            {
                break;
            }
        }
    }

    /// <summary>What of the name stands before and behind an ending.</summary>
    public string StemOf(NameEnding ending) => Stem(_words[..ending.Start], _words[ending.End..]);

    /// <summary>True when one of the words is in <paramref name="words"/>.</summary>
    public bool Has(IReadOnlySet<string> words) => !IsEmpty && Array.Exists(_words, words.Contains);

    /// <summary>True when its last word is in <paramref name="words"/>.</summary>
    public bool EndsIn(IReadOnlySet<string> words) => !IsEmpty && words.Contains(_words[^1]);

    /// <summary>As <see cref="Has(IReadOnlySet{string})"/>, without making a string of every word.</summary>
    public static bool Has(ReadOnlySpan<byte> name, WordSet words)
    {
        Span<char> room = stackalloc char[NameWords.LongestName];
        var (count, last) = (0, -MostWords - 1);
        for (var cutter = new NameWords(name, room); cutter.Next(out var word); count++)
        {
            last = words.Contains(word) ? count : last;
        }

        return count - last <= MostWords;
    }

    /// <summary>
    /// True when what is left of a name says whose value it is and nothing else: the venue, an account, an environment.
    /// <c>kucoin_main_key</c> is KuCoin's key, <c>ledger_key</c> is a key of a ledger.
    /// </summary>
    public static bool SaysOnlyWhose(string stem, IReadOnlyList<string> venueWords)
    {
        foreach (var word in stem.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsQualifier(word) && !Owners.Contains(word) && !venueWords.Any(venue => venue.Contains(word, StringComparison.Ordinal) || word.Contains(venue, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    private string Words(int start, int end) => end - start == 1 ? _words[start] : string.Concat(_words.AsSpan(start, end - start));

    private static string Stem(string[] before, string[] after) => string.Join(' ', [.. before, .. after]);

    private static bool IsQualifier(string word) =>
        Qualifiers.Contains(word) || int.TryParse(word, out _) || (word.Length == 2 && word[0] == 'v');

    private static string? WithoutVenue(string word, IReadOnlyList<string> venueWords)
    {
        foreach (var venue in venueWords)
        {
            if (word.Length > venue.Length && word.StartsWith(venue, StringComparison.Ordinal))
            {
                return word[venue.Length..];
            }
        }

        return null;
    }
}
