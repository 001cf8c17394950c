using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SecretScan.Git.Store;

/// <summary>Compares content with the id it goes by.</summary>
internal static class ObjectHash
{
    /// <summary>True when an object of this type and content has this id.</summary>
    public static bool Matches(ObjectId id, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> found = stackalloc byte[32];

        // The id is what git made it: SHA-1 is no choice of ours.
        using var hash = IncrementalHash.CreateHash(id.Length == 20 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{type} {content.Length}\0")));
        hash.AppendData(content);
        return ObjectId.FromBytes(found[..hash.GetHashAndReset(found)]) == id;
    }
}
