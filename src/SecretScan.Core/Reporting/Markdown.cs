using System.Text;

namespace SecretScan.Reporting;

/// <summary>Text for pages that are written in Markdown.</summary>
internal static class Markdown
{
    // They begin nothing. A full stop does (www.example.org is a link), and so does a hyphen that is not within a word.
    private const string Harmless = " ,;?()%=";

    /// <summary>
    /// The text as text: what could be markup, a link, a mention, a cell's end or HTML is written as a character reference.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length * 2);
        for (var i = 0; i < text.Length; i++)
        {
            _ = IsPlain(text, i) ? plain.Append(text[i]) : plain.Append("&#").Append((int)text[i]).Append(';');
        }

        return plain.ToString();
    }

    private static bool IsPlain(string text, int at) => text[at] switch
    {
        > '\x7f' => true,
        '-' => at > 0 && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at + 1]),
        var c => char.IsAsciiLetterOrDigit(c) || Harmless.Contains(c, StringComparison.Ordinal),
    };
}
