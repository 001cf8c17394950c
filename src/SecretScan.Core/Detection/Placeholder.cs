namespace SecretScan.Detection;

/// <summary>
/// Tells values that stand for a secret from secrets: <c>your_api_key</c>, <c>${VAR}</c>, <c>xxxx</c>, <c>1234567890abcdef</c>.
/// The forms are those seen in 125 public repositories and the documentation of their vendors.
/// </summary>
public static class Placeholder
{
    // No placeholder is longer, and long values (PEM bodies) hold every short pattern by chance.
    private const int Longest = 512;

    /// <summary>True when the value is a placeholder, a template or a reference to where the secret is kept.</summary>
    /// <param name="value">The value without its quotes.</param>
    public static bool Is(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t\r\n\"'`"u8);
        return value.Length > Longest ? value.IndexOfAnyExcept(value[0]) < 0 : IsStandIn(value) || IsMostlyWords(value);
    }

    /// <summary>As <see cref="Is"/>, but takes no offence at words: people make passwords of them.</summary>
    internal static bool IsStandIn(ReadOnlySpan<byte> value) =>
        value.Length < 2
        || IsTemplate(value)
        || IsMasked(value)
        || IsPredictable(value, 1)
        || IsPredictable(value, 2)
        || Repeats(value)
        || PlaceholderWords.Tells(value);

    /// <summary>
    /// True when nobody would take the value for a secret: a template, a mask, <c>your_...</c>. People do make passphrases
    /// of words and counters, so beside a real key and secret only such values are placeholders.
    /// </summary>
    public static bool IsCertain(ReadOnlySpan<byte> value) =>
        value.Length < 2 || IsTemplate(value) || IsMasked(value) || PlaceholderWords.Tells(value)
        || value.IndexOfAnyInRange((byte)'0', (byte)'9') < 0;

    /// <summary>True for templates, masks and references to where the secret is kept; made-up words are none of them.</summary>
    internal static bool IsReference(ReadOnlySpan<byte> value) => value.Length < 2 || IsTemplate(value) || IsMasked(value);

    /// <summary>True for what another secret opens: Jasypt, Spring Cloud Config.</summary>
    internal static bool IsSealed(ReadOnlySpan<byte> value) => StartsWithAny(value, "ENC( {cipher}"u8);

    // ${VAR} @maven.property@ $(command) {{ jinja }} <secret> %VAR% {0} $NAME process.env.NAME op://vault/item
    private static bool IsTemplate(ReadOnlySpan<byte> value) =>
        IsSealed(value)
        || ContainsAny(value, "${ $( {{ }} <% %( %{ #{ process.env environ getenv env[ ENV[ secrets."u8)
        || StartsWithAny(value, "op:// vault: arn:aws: !vault ref+ encrypted: projects/ env."u8)
        || Encloses(value, (byte)'<', (byte)'>')
        || Encloses(value, (byte)'{', (byte)'}')
        || Encloses(value, (byte)'[', (byte)']')
        || (value.Length > 2 && Encloses(value, (byte)'@', (byte)'@') && IsName(value[1..^1]))
        || (Encloses(value, (byte)'%', (byte)'%') && IsName(value[1..^1]))
        || (value[0] is (byte)'$' or (byte)':' or (byte)'@' && IsName(value[1..]))
        || (value.Length == 2 && value[0] == '%');

    private static bool IsMasked(ReadOnlySpan<byte> value)
    {
        // The ellipsis and the bullet are three bytes in UTF-8.
        if (value.IndexOf("***"u8) >= 0 || value.IndexOf("..."u8) >= 0 || value.IndexOf("…"u8) >= 0 || value.IndexOf("••"u8) >= 0)
        {
            return true;
        }

        var run = 1;
        var crossed = 0;
        for (var i = 1; i < value.Length; i++)
        {
            run = value[i] == value[i - 1] ? run + 1 : 1;
            var enough = value[i] is (byte)'x' or (byte)'X' or (byte)'#' ? 5 : Math.Max(8, value.Length / 3);
            crossed += run == 3 && (value[i] | 0x20) == 'x' ? 1 : 0;
            if (run >= Math.Min(enough, value.Length) || crossed > 1)
            {
                return true;
            }
        }

        return false;
    }

    // abcdef, 987654, qwerty, aabbcc; with a stride of two also a1b2c3. Two thirds of the neighbours must fit: of random
    // hex characters a fifth does.
    private static bool IsPredictable(ReadOnlySpan<byte> value, int stride)
    {
        var fitting = 0;
        var pairs = value.Length - stride;
        for (var i = 0; i < pairs; i++)
        {
            fitting += Follows(Fold(value[i]), Fold(value[i + stride])) ? 1 : 0;
        }

        return pairs > 2 && fitting * 3 >= pairs * 2;
    }

    private static bool Follows(byte first, byte second) =>
        Math.Abs(second - first) <= 1
        || (first, second) is ((byte)'9', (byte)'0') or ((byte)'0', (byte)'9') or ((byte)'9', (byte)'a') or ((byte)'0', (byte)'a')
            or ((byte)'f', (byte)'0') or ((byte)'z', (byte)'0') or ((byte)'z', (byte)'a') or ((byte)'a', (byte)'0')
        || "qwertyuiop asdfghjkl zxcvbnm 1qaz2wsx3edc4rfv"u8.IndexOf([first, second]) >= 0;

    private static byte Fold(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    private static bool Repeats(ReadOnlySpan<byte> value)
    {
        for (var period = 2; period <= value.Length / 2 && value.Length >= 6; period++)
        {
            if (value[period..].SequenceEqual(value[..^period]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMostlyWords(ReadOnlySpan<byte> value)
    {
        var characters = 0;
        foreach (var b in value)
        {
            characters += char.IsAsciiLetterOrDigit((char)b) ? 1 : 0;
        }

        return characters == 0 || PlaceholderWords.Covered(value) * 2 > characters;
    }

    private static bool Encloses(ReadOnlySpan<byte> value, byte open, byte close) => value[0] == open && value[^1] == close;

    private static bool IsName(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if (!char.IsAsciiLetter((char)b) && b is not ((byte)'_' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ContainsAny(ReadOnlySpan<byte> value, ReadOnlySpan<byte> forms)
    {
        foreach (var form in forms.Split((byte)' '))
        {
            if (value.IndexOf(forms[form]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<byte> value, ReadOnlySpan<byte> forms)
    {
        foreach (var form in forms.Split((byte)' '))
        {
            if (value.StartsWith(forms[form]))
            {
                return true;
            }
        }

        return false;
    }
}
