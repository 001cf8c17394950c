using System.Buffers.Binary;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Databases of KeePass: .kdb of version 1, .kdbx of versions 2 to 4. Sources: https://keepass.info/help/kb/kdbx.html and KeePass 1.x,
/// PwManager/PwStructs.h.
/// </summary>
/// <remarks>No password is tried: the key derivation is made to take a second for each.</remarks>
internal static class KeePassFile
{
    private const uint Signature = 0x9AA2D903;
    private const uint Version1 = 0xB54BFB65;
    private const uint Version2 = 0xB54BFB67;
    private const int HeaderOfVersion1 = 124;
    private const int PlaceLength = 32;
    private const int SeedLength = 32;
    private const int MostFields = 64;

    private const byte EndField = 0;
    private const byte SeedField = 4;

    public static bool MayBe(ReadOnlySpan<byte> file) => file.Length > HeaderOfVersion1 && BinaryPrimitives.ReadUInt32LittleEndian(file) == Signature;

    /// <summary>Judges a file; rejects what is no such file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="place">Where the finding stands: its end, which is of no other file.</param>
    public static Validation Find(ReadOnlySpan<byte> file, out Span place)
    {
        place = default;
        var version = MayBe(file) ? Version(file) : null;
        if (version is null)
        {
            return Validation.Rejected;
        }

        place = new Span(file.Length - PlaceLength, file.Length);
        return new(Verdict.Encrypted, $"KeePass database (version {version}) under a passphrase");
    }

    private static string? Version(ReadOnlySpan<byte> file)
    {
        var (kind, minor, major) = (BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), file[8], file[10]);
        return kind == Version1 ? "1" : kind == Version2 && major is >= 2 and <= 4 && HasHeader(file[12..], major) ? $"{major}.{minor}" : null;
    }

    // Fields of a number, a length and bytes; the database cannot be opened without a seed.
    private static bool HasHeader(ReadOnlySpan<byte> rest, int major)
    {
        var hasSeed = false;
        var lengthSize = major < 4 ? 2 : 4;
        for (var i = 0; i < MostFields && rest.Length > lengthSize; i++)
        {
            var length = major < 4 ? BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]) : BinaryPrimitives.ReadUInt32LittleEndian(rest[1..]);
            if (length > rest.Length - 1 - lengthSize)
            {
                return false;
            }

            if (rest[0] == EndField)
            {
                return hasSeed;
            }

            hasSeed |= rest[0] == SeedField && length == SeedLength;
            rest = rest[(1 + lengthSize + (int)length)..];
        }

        return false;
    }
}
