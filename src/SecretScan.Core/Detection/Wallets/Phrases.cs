using System.Buffers;
using System.Text;
using System.Text.Unicode;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>Finds the mnemonics of a text: in ASCII wherever words of fitting length follow each other, in other letters where there are any.</summary>
internal static class Phrases
{
    // Accented words of a Spanish or French phrase stand closer than this to each other.
    private const int Neighbourhood = 256;

    // How the letters of the lists begin in UTF-8: accented ones, combining marks, Hangul, kana, Han. Quotes and dashes do not.
    private static readonly SearchValues<byte> FirstBytes =
        SearchValues.Create([0xC3, 0xCC, 0xE1, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED]);

    private static readonly List<Phrase> None = [];

    /// <summary>All phrases whose checksum holds.</summary>
    public static List<Phrase> In(ReadOnlySpan<byte> text)
    {
        List<Phrase>? found = null;
        ReadAscii(text, ref found);
        ReadOthers(text, ref found);
        return found ?? None;
    }

    private static void ReadAscii(ReadOnlySpan<byte> text, ref List<Phrase>? found)
    {
        var pass = new WordPass(text);
        if (!pass.Next(out var stretch))
        {
            return;
        }

        var reader = new PhraseReader(text, Wordlist.Ascii, found ??= []);
        do
        {
            reader.Read(stretch);
        }
        while (pass.Next(out stretch));
    }

    private static void ReadOthers(ReadOnlySpan<byte> text, ref List<Phrase>? found)
    {
        if (Ascii.IsValid(text) || !Utf8.IsValid(text))
        {
            return;
        }

        for (var at = NextOther(text, 0); at >= 0;)
        {
            var end = at;
            var next = at;
            while (next >= 0 && next - end <= Neighbourhood)
            {
                var length = text[next..].IndexOfAnyInRange((byte)0, (byte)0x7F);
                end = length < 0 ? text.Length : next + length;
                next = NextOther(text, end);
            }

            var stretch = new Span(Math.Max(0, at - Neighbourhood), Math.Min(text.Length, end + Neighbourhood));
            if (stretch.Length >= WordPass.ShortestStretch)
            {
                new PhraseReader(text, Wordlist.Others, found ??= []).Read(stretch);
            }

            at = next;
        }
    }

    private static int NextOther(ReadOnlySpan<byte> text, int from) =>
        text[from..].IndexOfAny(FirstBytes) is var next and >= 0 ? from + next : -1;
}
