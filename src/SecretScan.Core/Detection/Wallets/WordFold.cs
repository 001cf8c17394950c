using System.Buffers;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// Lower case and Unicode form NFKD for the letters that the lists of BIP-39 use: accents of Spanish and French, voiced kana,
/// Hangul. .NET leaves text beyond ASCII as it is where the program runs without ICU, which this one does.
/// </summary>
/// <remarks>Sources: the Unicode standard, section 3.12 for Hangul, UnicodeData.txt for the rest.</remarks>
internal static class WordFold
{
    private const char Grave = '\u0300';
    private const char Acute = '\u0301';
    private const char Tilde = '\u0303';
    private const char Voiced = '\u3099';
    private const char HalfVoiced = '\u309A';

    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int Vowels = 21;
    private const int Finals = 28;

    // Where a plain kana is followed by its voiced form, and by its half-voiced one.
    private const string VoicedKana = "がぎぐげござじずぜぞだぢづでどばびぶべぼ";
    private const string HalfVoicedKana = "ぱぴぷぺぽ";

    /// <summary>How many characters the fold of so many bytes of UTF-8 has at most.</summary>
    public static int MostChars(int bytes) => bytes * 3;

    /// <summary>Folds a word; 0 when it is no valid UTF-8 or does not fit.</summary>
    public static int Fold(ReadOnlySpan<byte> word, Span<char> folded)
    {
        var length = 0;
        while (!word.IsEmpty)
        {
            if (char.IsAscii((char)word[0]) && length < folded.Length)
            {
                folded[length++] = char.ToLowerInvariant((char)word[0]);
                word = word[1..];
                continue;
            }

            if (Rune.DecodeFromUtf8(word, out var rune, out var used) != OperationStatus.Done || !rune.IsBmp || length + 3 > folded.Length)
            {
                return 0;
            }

            length += Decompose(char.ToLowerInvariant((char)rune.Value), folded[length..]);
            word = word[used..];
        }

        return length;
    }

    private static int Decompose(char c, Span<char> parts)
    {
        if (c is >= (char)FirstSyllable and <= (char)LastSyllable)
        {
            return DecomposeHangul(c - FirstSyllable, parts);
        }

        var (letter, mark) = c switch
        {
            'á' => ('a', Acute),
            'é' => ('e', Acute),
            'í' => ('i', Acute),
            'ó' => ('o', Acute),
            'ú' => ('u', Acute),
            'è' => ('e', Grave),
            'ñ' => ('n', Tilde),
            _ when VoicedKana.Contains(c) => ((char)(c - 1), Voiced),
            _ when HalfVoicedKana.Contains(c) => ((char)(c - 2), HalfVoiced),
            _ => (c, '\0'),
        };
        parts[0] = letter;
        parts[1] = mark;
        return mark == '\0' ? 1 : 2;
    }

    private static int DecomposeHangul(int syllable, Span<char> parts)
    {
        parts[0] = (char)(0x1100 + (syllable / (Vowels * Finals)));
        parts[1] = (char)(0x1161 + (syllable / Finals % Vowels));
        var final = syllable % Finals;
        parts[2] = (char)(0x11A7 + final);
        return final == 0 ? 2 : 3;
    }
}
