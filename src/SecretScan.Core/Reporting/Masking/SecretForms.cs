using System.Text;

namespace SecretScan.Reporting;

/// <summary>
/// The forms under which one value may stand in rendered text. Escapes (percent, backslash, HTML) are not among them: the
/// redactor takes those out of the text instead, since any character may be escaped or not.
/// </summary>
internal static class SecretForms
{
    private const int ShortestLine = 16;
    private const int LongestWord = 16;
    private const string Hidden = "********";

    public static IEnumerable<Needle> Of(Secret secret)
    {
        var value = secret.RevealBytes().ToArray();
        if (value.Length < Redactor.ShortestMasked)
        {
            return value.Length < Redactor.ShortestValue
                ? []
                : [new Needle(Needle.Fold(value), secret.Mask, ValueOnly: true)];
        }

        return [.. Whole(value, secret.Mask), .. Lines(value), .. UrlPassword(value)];
    }

    private static IEnumerable<Needle> Whole(byte[] value, string mask)
    {
        yield return new Needle(Needle.Fold(value), mask, IsWord: value.Length < LongestWord && value.All(b => char.IsAsciiLetter((char)b)));
        yield return new Needle(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(value)), mask);
        for (var shift = 0; shift < 3; shift++)
        {
            yield return Base64(value, shift, mask);
        }
    }

    // Base64 of a longer text shows the value at one of three alignments. Only the characters that are made of the value
    // alone are looked for; those at the edges mix it with its neighbours, so they are unknown, and masked with the rest.
    private static Needle Base64(byte[] value, int shift, string mask)
    {
        var shifted = new byte[shift + value.Length];
        value.CopyTo(shifted, shift);
        var text = Convert.ToBase64String(shifted);
        var first = ((shift * 8) + 5) / 6;
        var last = shifted.Length * 8 / 6;
        return new Needle(
            Needle.Fold(Encoding.ASCII.GetBytes(text, first, last - first)),
            mask,
            Before: shift == 0 ? 0 : 1,
            After: shifted.Length * 8 % 6 == 0 ? 0 : 1);
    }

    // One line of a private key is most of what a commit subject can hold of it.
    private static IEnumerable<Needle> Lines(byte[] value)
    {
        if (!value.AsSpan().ContainsAny((byte)'\n', (byte)'\r'))
        {
            yield break;
        }

        foreach (var line in Encoding.UTF8.GetString(value).Split('\n', '\r'))
        {
            var text = line.Trim();
            if (text.Length >= ShortestLine && !text.StartsWith("-----", StringComparison.Ordinal))
            {
                yield return new Needle(Needle.Fold(Encoding.UTF8.GetBytes(text)), Hidden);
            }
        }
    }

    private static IEnumerable<Needle> UrlPassword(byte[] value)
    {
        var scheme = value.AsSpan().IndexOf("://"u8);
        var at = value.AsSpan().LastIndexOf((byte)'@');
        if (scheme < 0 || at < scheme)
        {
            yield break;
        }

        var user = value.AsSpan(scheme + 3, at - scheme - 3);
        var password = user[(user.IndexOf((byte)':') + 1)..];
        if (password.Length >= Redactor.ShortestMasked)
        {
            yield return new Needle(Needle.Fold(password), Hidden);
        }
    }
}
