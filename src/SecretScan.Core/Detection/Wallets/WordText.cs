using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>Questions to the text around and between the words of a phrase. It is read as UTF-8.</summary>
internal static class WordText
{
    private static readonly SearchValues<byte> Opening = SearchValues.Create("\r\n\"'`=:([{,>"u8);
    private static readonly SearchValues<byte> Closing = SearchValues.Create("\r\n\"'`)]},;<\\"u8);

    private static readonly byte[][] Telling = [.. new[]
    {
        "mnemonic", "seed", "phrase", "wallet", "recover", "bip39", "bip-39", "backup", "restore", "ledger", "trezor", "secret words",
        "semilla", "frase", "graine", "récup", "助记", "助記", "钱包", "錢包", "ニーモニック", "シード", "니모닉", "시드", "복구",
    }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Where the word that starts at <paramref name="at"/> ends; <paramref name="at"/> itself when none does.</summary>
    public static int EndOfWord(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetter((char)text[at]) || (text[at] >= 0x80 && PunctuationLength(text, at) == 0)))
        {
            at++;
        }

        return at;
    }

    /// <summary>Length of the character at <paramref name="at"/> that is no part of a word.</summary>
    public static int GapLength(ReadOnlySpan<byte> text, int at) => Math.Max(1, PunctuationLength(text, at));

    /// <summary>The kind of gap that these bytes make.</summary>
    public static WordGap KindOf(ReadOnlySpan<byte> gap)
    {
        bool comma = false, digit = false, dash = false, star = false, joint = false, blank = false, mark = false;
        int lines = 0, quotes = 0;
        for (var i = 0; i < gap.Length; i += GapLength(gap, i))
        {
            switch (gap[i])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r':
                    blank = true;
                    break;
                case (byte)'\n':
                    lines++;
                    break;
                case (byte)',':
                    comma = true;
                    break;
                case (byte)'"' or (byte)'\'' or (byte)'`':
                    quotes++;
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    digit = true;
                    break;
                case (byte)'-' or (byte)'_':
                    dash = true;
                    break;
                case (byte)'*':
                    star = true;
                    break;
                case (byte)'\\' or (byte)'+':
                    joint = true;
                    break;
                case (byte)'.' or (byte)')' or (byte)':':
                    mark = true;
                    break;
                case 0xE3 or 0xEF or 0xE2 or 0xC2 when PunctuationLength(gap, i) is var length and > 0:
                    var sign = gap.Slice(i, length);
                    comma |= sign.SequenceEqual("、"u8) || sign.SequenceEqual("，"u8);
                    star |= sign.SequenceEqual("•"u8);
                    blank |= sign.SequenceEqual("\u3000"u8) || sign.SequenceEqual("\u00A0"u8);
                    break;
                default:
                    return WordGap.None;
            }
        }

        // The signs that go with numbers end a sentence or a label when there is none; so does an empty line.
        return digit ? WordGap.Number
            : mark || lines > 1 || quotes == 1 ? WordGap.None
            : comma ? (quotes > 0 ? WordGap.Quote : WordGap.Comma)
            : quotes > 0 ? (lines > 0 || joint ? WordGap.Blank : WordGap.Quote)
            : star || (dash && lines > 0) ? WordGap.Bullet
            : dash ? (blank ? WordGap.None : WordGap.Hyphen)
            : blank || lines > 0 ? WordGap.Blank
            : WordGap.None;
    }

    /// <summary>True when nothing but quotes, brackets and the ends of its lines stands around the phrase.</summary>
    public static bool StandsAlone(ReadOnlySpan<byte> text, Credentials.Span phrase)
    {
        var before = text[..phrase.Start].TrimEnd(" \t*-"u8);
        if (before is [.., (byte)'.' or (byte)')'])
        {
            // The number of the first word.
            before = before[..^1].TrimEnd("0123456789"u8).TrimEnd(" \t("u8);
        }

        var after = text[phrase.End..].TrimStart(" \t"u8);
        return (before.IsEmpty || Opening.Contains(before[^1])) && (after.IsEmpty || Closing.Contains(after[0]));
    }

    /// <summary>True when the text before a phrase says what it is.</summary>
    public static bool IsTelling(ReadOnlySpan<byte> before)
    {
        foreach (var word in Telling)
        {
            for (var i = 0; i + word.Length <= before.Length; i++)
            {
                if ((before[i] | 0x20) == (word[0] | 0x20) && (Ascii.IsValid(word) ? TellingWords.Begin(before[i..], word) : before[i..].StartsWith(word)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Ideographic space and brackets, full-width signs, general punctuation, the no-break space and guillemets.
    private static int PunctuationLength(ReadOnlySpan<byte> text, int at) => text[at..] switch
    {
        [0xE3, 0x80, _, ..] => 3,
        [0xEF, 0xBC, (>= 0x80 and <= 0x8F) or 0x9A, ..] => 3,
        [0xE2, 0x80, _, ..] => 3,
        [0xC2, 0xA0 or 0xAB or 0xBB, ..] => 2,
        _ => 0,
    };
}
