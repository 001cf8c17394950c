using System.Globalization;
using System.Text;

namespace SecretScan.Reporting;

/// <summary>
/// Text from a repository made fit for a terminal or a build log: what cannot be seen is written out (<c>\x1b</c>,
/// <c>\u202e</c>), so that a hostile name moves no cursor, turns no line around and hides nothing.
/// </summary>
/// <remarks>
/// Written out are the Unicode categories control, format (bidirectional overrides, zero-width characters, tags), line
/// and paragraph separator, private use, unassigned, and lone surrogates. The commands that build systems read out of
/// log lines lose their first character likewise: GitHub's <c>::name</c> at the start of a line and <c>##[name]</c>,
/// Azure's <c>##vso[name]</c> anywhere in it.
/// </remarks>
public static class Printable
{
    /// <summary>The visible form of <paramref name="text"/>; the same string when nothing has to change.</summary>
    public static string Of(string text)
    {
        var clean = 0;
        while (clean < text.Length && text[clean] is >= ' ' and < '\x7f' and not '#' and not ':')
        {
            clean++;
        }

        return clean == text.Length ? text : Rewrite(text);
    }

    /// <summary>True when something in <paramref name="text"/> cannot be seen.</summary>
    internal static bool HasInvisible(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~'))
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (Invisible(Rune.GetUnicodeCategory(rune)))
            {
                return true;
            }
        }

        return false;
    }

    private static string Rewrite(string text)
    {
        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                visible.Append("\\u").Append(((int)text[i++]).ToString("x4"));
                continue;
            }

            if (StartsCommand(text, i))
            {
                visible.Append("\\x").Append(rune.Value.ToString("x2"));
            }
            else
            {
                Append(visible, rune);
            }

            i += rune.Utf16SequenceLength;
        }

        return visible.ToString();
    }

    private static bool StartsCommand(string text, int at)
    {
        var rest = text.AsSpan(at);
        return rest.StartsWith("##[")
            || rest.StartsWith("##vso[", StringComparison.OrdinalIgnoreCase)
            || (rest.StartsWith("::") && text.AsSpan(0, at).IsWhiteSpace());
    }

    private static void Append(StringBuilder visible, Rune rune)
    {
        if (!Invisible(Rune.GetUnicodeCategory(rune)))
        {
            visible.Append(rune.ToString());
            return;
        }

        _ = rune.Value switch
        {
            '\n' => visible.Append("\\n"),
            '\r' => visible.Append("\\r"),
            '\t' => visible.Append("\\t"),
            < 0x100 => visible.Append("\\x").Append(rune.Value.ToString("x2")),
            < 0x10000 => visible.Append("\\u").Append(rune.Value.ToString("x4")),
            _ => visible.Append("\\U").Append(rune.Value.ToString("x8")),
        };
    }

    private static bool Invisible(UnicodeCategory category) => category
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned;
}
