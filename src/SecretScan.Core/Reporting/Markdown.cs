using System.Text;

namespace SecretScan.Reporting;

/// <summary>Text for pages that are written in Markdown.</summary>
internal static class Markdown
{
    /// <summary>
    /// The text as text: what is neither letter, digit nor space is written as a character reference, so that nothing of it is markup,
    /// a link, a mention, a cell's end or HTML.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length * 2);
        foreach (var c in text)
        {
            _ = c > '\x7f' || char.IsAsciiLetterOrDigit(c) || c == ' ' ? plain.Append(c) : plain.Append("&#").Append((int)c).Append(';');
        }

        return plain.ToString();
    }
}
