namespace SecretScan.Credentials;

/// <summary>Cuts a name into words, in small letters: at what is neither letter nor digit, and where a hump of camelCase begins.</summary>
internal ref struct NameWords
{
    /// <summary>Bytes of a name that count: its last ones.</summary>
    public const int LongestName = 128;

    private readonly ReadOnlySpan<byte> _name;
    private readonly Span<char> _room;
    private int _at;

    /// <param name="name">The name.</param>
    /// <param name="room">Where a word is written, <see cref="LongestName"/> characters.</param>
    public NameWords(ReadOnlySpan<byte> name, Span<char> room)
    {
        _name = name[Math.Max(0, name.Length - LongestName)..];
        _room = room;
    }

    /// <summary>The next word; it stands until the one after it is asked for.</summary>
    public bool Next(out ReadOnlySpan<char> word)
    {
        var length = 0;
        for (; _at < _name.Length; _at++)
        {
            var c = (char)_name[_at];
            if (!char.IsAsciiLetterOrDigit(c) || (length > 0 && IsHump(c)))
            {
                if (length > 0)
                {
                    break;
                }

                continue;
            }

            _room[length++] = char.ToLowerInvariant(c);
        }

        word = _room[..length];
        return length > 0;
    }

    private readonly bool IsHump(char c)
    {
        var previous = (char)_name[_at - 1];
        var next = _at + 1 < _name.Length ? (char)_name[_at + 1] : '\0';
        return char.IsAsciiLetterUpper(c)
            && (char.IsAsciiLetterLower(previous) || (char.IsAsciiLetterUpper(previous) && char.IsAsciiLetterLower(next)));
    }
}
