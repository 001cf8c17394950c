using System.Buffers.Text;
using System.Text;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Bytes that stand in a text as hex or base64.</summary>
internal static class WrittenBytes
{
    private const int Longest = 1024;

    /// <summary>The bytes, or null when the text is not of the form.</summary>
    public static byte[]? Read(ReadOnlySpan<byte> text, BytesForm form)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        return form switch
        {
            BytesForm.Hex => Hex(text),
            BytesForm.Base64 => Base64(text),
            _ => text.ToArray(),
        };
    }

    private static byte[]? Hex(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length / 2];
        return Convert.FromHexString(Encoding.Latin1.GetString(text), bytes, out var read, out _) == System.Buffers.OperationStatus.Done && read == text.Length ? bytes : null;
    }

    // In a query it stands percent-encoded.
    private static byte[]? Base64(ReadOnlySpan<byte> text)
    {
        if (text.Contains((byte)'%'))
        {
            text = Encoding.Latin1.GetBytes(Uri.UnescapeDataString(Encoding.Latin1.GetString(text)));
        }

        Span<byte> urlSafe = stackalloc byte[Longest];
        text = text.TrimEnd((byte)'=');
        urlSafe = urlSafe[..text.Length];
        text.Replace(urlSafe, (byte)'+', (byte)'-');
        urlSafe.Replace((byte)'/', (byte)'_');
        return Base64Url.IsValid(urlSafe, out _) ? Base64Url.DecodeFromUtf8(urlSafe) : null;
    }
}
