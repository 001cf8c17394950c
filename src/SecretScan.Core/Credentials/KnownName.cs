using System.Collections.Immutable;

namespace SecretScan.Credentials;

/// <summary>
/// A name with what it ends with in each list of a <see cref="NameTable"/>: read once, then asked for every part of every
/// venue whose shape the value has.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="endings">By list; null where none fits.</param>
internal sealed class KnownName(Name name, NameEnding?[] endings)
{
    private readonly string _joined = name.Joined;

    public Name Name { get; } = name;

    /// <summary>What it ends with in one of the lists.</summary>
    public NameEnding? In(int list) => endings[list];

    /// <summary>True when it ends with something in any list before <paramref name="count"/>.</summary>
    public bool IsInAny(int count) => endings.AsSpan(0, count).ContainsAnyExcept((NameEnding?)null);

    /// <summary>The most characters that it ends with in any list but one.</summary>
    public int LongestBeside(int list)
    {
        var longest = 0;
        for (var i = 0; i < endings.Length; i++)
        {
            longest = i == list ? longest : Math.Max(longest, endings[i]?.Text.Length ?? 0);
        }

        return longest;
    }

    /// <summary>True when a word of the venue stands before everything else: <c>kucoinapikey</c>.</summary>
    public bool BeginsWithAny(ImmutableArray<string> venueWords)
    {
        foreach (var word in venueWords)
        {
            if (_joined.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
