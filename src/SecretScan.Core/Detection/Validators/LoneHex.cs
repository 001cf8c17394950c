using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Keys of 128 bits in hexadecimal digits that are all of their file, as Rails writes them (<c>config/master.key</c>). An MD5 sum looks the same:
/// the name of the file decides.
/// </summary>
internal static class LoneHex
{
    private const int Length = 32;

    // A line break of one or two bytes.
    private const int Longest = Length + 2;

    /// <summary>Judges a file; rejects what is no such key.</summary>
    public static Validation Find(ReadOnlySpan<byte> file, out Span place)
    {
        place = new Span(0, Length);
        return file.Length is >= Length and <= Longest && file[Length..].Trim("\r\n"u8).IsEmpty && EvmKey.IsHex(file[..Length])
            ? RandomText.Check(file[..Length])
            : Validation.Rejected;
    }
}
