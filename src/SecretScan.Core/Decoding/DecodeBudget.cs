using System.IO.Compression;

namespace SecretScan.Decoding;

/// <summary>What may still be decoded out of one text. A kilobyte of gzip can hold a megabyte, and a file may be nothing but base64.</summary>
/// <param name="textLength">Bytes of the text.</param>
/// <remarks>A value, for a text without anything encoded allocates nothing; it is passed by reference.</remarks>
internal struct DecodeBudget(int textLength)
{
    private const int BytesPerByte = 4;
    private const int AtLeast = 4_000_000;
    private const int Most = 128_000_000;

    private const int MostAtOnce = 1 << 20;
    private const int FirstRead = 4 * 1024;

    // Setting the unpacker up takes about as long as unpacking so many bytes.
    private const int CostOfOne = 1024;

    /// <summary>Bytes that may still be decoded.</summary>
    public int Left { get; private set; } = (int)Math.Clamp((long)BytesPerByte * textLength, AtLeast, Most);

    /// <summary>True when something was left encoded, or a part of it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True when no more may be decoded.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Asks for as many bytes.</summary>
    public bool Take(int bytes)
    {
        if (bytes > Left)
        {
            IsCut = IsSpent = true;
            return false;
        }

        Left -= bytes;
        return true;
    }

    /// <summary>The text in a gzip, its first megabyte at most, or null when there is none.</summary>
    public byte[]? Inflate(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var plain = new byte[FirstRead];
        var length = 0;
        try
        {
            while (Take(CostOfOne) && gzip.ReadAtLeast(plain.AsSpan(length), plain.Length - length, throwOnEndOfStream: false) is var read and > 0)
            {
                length += read;
                if (length == MostAtOnce)
                {
                    IsCut = true;
                    break;
                }

                if (!Take(read))
                {
                    break;
                }

                if (length == plain.Length)
                {
                    Array.Resize(ref plain, 2 * plain.Length);
                }
            }

            return PlainText.Of(plain[..length]);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
