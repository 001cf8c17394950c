namespace SecretScan.Credentials;

/// <summary>
/// The name of a value cut into words and normalised: <c>KUCOIN_SPOT_API_KEY</c>, <c>kucoinSpotApiKey</c> and
/// <c>"KuCoin Spot API Key"</c> are all <c>kucoin spot api key</c>. What a name means is told by how it ends.
/// </summary>
internal readonly struct Name
{
    private const int LongestName = 128;

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

    /// <summary>True when it says no more than a place: <c>k</c>, <c>param1</c>, <c>arg2</c>.</summary>
    public bool IsNumbered => _words is [{ Length: 1 }]
        || (_words is [var word] && word.Length <= 7 && Numbered.Contains(word.TrimEnd(Digits)) && char.IsAsciiDigit(word[^1]));

    /// <summary>Cuts a name into words. Only its last 8 words within the last 128 bytes count.</summary>
    public static Name Of(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestName)
        {
            name = name[^LongestName..];
        }

        var words = new List<string>();
        Span<char> word = stackalloc char[LongestName];
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var c = (char)name[i];
            if (!char.IsAsciiLetterOrDigit(c))
            {
                End(word, ref length);
                continue;
            }

            var previous = i > 0 ? (char)name[i - 1] : '\0';
            var next = i + 1 < name.Length ? (char)name[i + 1] : '\0';
            var isHump = char.IsAsciiLetterUpper(c)
                && (char.IsAsciiLetterLower(previous) || (char.IsAsciiLetterUpper(previous) && char.IsAsciiLetterLower(next)));
            if (isHump)
            {
                End(word, ref length);
            }

            word[length++] = char.ToLowerInvariant(c);
        }

        End(word, ref length);
        return new Name([.. words.TakeLast(MostWords)]);

        void End(Span<char> word, ref int length)
        {
            if (length > 0)
            {
                words.Add(new string(word[..length]));
            }

            length = 0;
        }
    }

    /// <summary>
    /// The longest of <paramref name="endings"/> (normalised: lower case, letters and digits only) that the name ends
    /// with at a word boundary, qualifiers left aside.
    /// </summary>
    /// <returns>The ending, and what of the name stands before and after it; two empty strings when none fits.</returns>
    public (string Ending, string Stem) EndsWith(IReadOnlySet<string> endings, IReadOnlyList<string> venueWords)
    {
        if (IsEmpty)
        {
            return ("", "");
        }

        for (var end = _words.Length; end > 0; end--)
        {
            for (var start = 0; start < end; start++)
            {
                var ending = string.Concat(_words[start..end]);
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

    /// <summary>True when one of the words is in <paramref name="words"/>.</summary>
    public bool Has(IReadOnlySet<string> words) => !IsEmpty && _words.Any(words.Contains);

    /// <summary>True when its last word is in <paramref name="words"/>.</summary>
    public bool EndsIn(IReadOnlySet<string> words) => !IsEmpty && words.Contains(_words[^1]);

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
