using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SecretScan.Decoding;

/// <summary>Tells text from other bytes: what decodes to an image or a key is left encoded.</summary>
internal static class PlainText
{
    private const int Shortest = 5;

    /// <summary>
    /// The bytes as UTF-8 text, or null when they are none. Text has no control characters but tabs, line ends and
    /// escape, and is mostly ASCII; UTF-16 (as PowerShell encodes commands) is transcoded.
    /// </summary>
    public static byte[]? Of(byte[] bytes)
    {
        if (bytes.Length >= 2 * Shortest && bytes.Length % 2 == 0 && bytes[1] == 0 && bytes[3] == 0)
        {
            bytes = Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes));
        }

        if (bytes.Length < Shortest)
        {
            return null;
        }

        var others = 0;
        foreach (var b in bytes)
        {
            if (b < 0x20 ? b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1B) : b == 0x7F)
            {
                return null;
            }

            others += b >= 0x80 ? 1 : 0;
        }

        return others == 0 || (others < bytes.Length / 2 && Utf8.IsValid(bytes)) ? bytes : null;
    }
}
