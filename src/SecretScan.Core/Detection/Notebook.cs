namespace SecretScan.Detection;

/// <summary>
/// Lays the code of a Jupyter notebook bare. A notebook keeps each line of a cell as a JSON string of its own, so that
/// a call over two lines is torn apart; here the quotes between the lines become blanks.
/// </summary>
/// <remarks>Every byte keeps its place, hence lines and columns are those of the file.</remarks>
internal static class Notebook
{
    private const int Probe = 64 * 1024;

    /// <summary>True when a text begins as notebooks do.</summary>
    public static bool MayBe(ReadOnlySpan<byte> text) =>
        BeginsWithBrace(text) && text[..Math.Min(text.Length, Probe)].IndexOf("\"cell_type\""u8) >= 0;

    /// <summary>The text with its cells laid bare, or null when it is no notebook.</summary>
    public static byte[]? Unwrap(ReadOnlySpan<byte> text)
    {
        if (!MayBe(text))
        {
            return null;
        }

        var bare = text.ToArray();
        var isOpen = false;
        for (var i = 0; i + 1 < bare.Length; i++)
        {
            if (bare[i] != '\\')
            {
                continue;
            }

            if (bare[i + 1] == '"')
            {
                // The blank goes outside: before the quote that opens, behind the one that closes.
                (bare[i], bare[i + 1]) = isOpen ? ((byte)'"', (byte)' ') : ((byte)' ', (byte)'"');
                isOpen = !isOpen;
            }
            else if (bare[i + 1] == 'n' && NextString(bare, i + 2) is var next and > 0)
            {
                Blank(bare, i, next);
                isOpen = false;
            }

            i++;
        }

        return bare;
    }

    private static bool BeginsWithBrace(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
        {
            if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return c == '{';
            }
        }

        return false;
    }

    // After the end of a string: the opening quote of the next one, or -1.
    private static int NextString(byte[] text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '"' || text[at + 1] != ',')
        {
            return -1;
        }

        at += 2;
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        return at < text.Length && text[at] == '"' ? at : -1;
    }

    private static void Blank(byte[] text, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            if (text[i] is not ((byte)'\r' or (byte)'\n'))
            {
                text[i] = (byte)' ';
            }
        }
    }
}
